/** The state of a stateful mock and its clock, as handlers and tests see them. */
import type { Json, JsonObject } from '../model/json.js';

/** The resources that a stateful mock stores. Paths are relative to the base path: `/customers/2`. */
export interface MockState {
  /** The resource at a path, its links as in the contract; undefined if there is none. */
  get(path: string): JsonObject | undefined;
  /** Stores a resource at a path; undefined deletes it together with everything below it. */
  set(path: string, value: JsonObject | undefined): void;
  /** The whole state, as plain JSON. */
  save(): JsonObject;
  /**
   * Replaces the whole state.
   * @throws {UnusableInput} if this is not a saved state
   */
  load(state: Json): void;
  /** Resets the state to the contract's examples. */
  reset(): void;
  readonly clock: Clock;
}

/** The clock of a stateful mock. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Sets the time, in milliseconds since 1970; the clock continues from there. */
  set(time: number): void;
  /** Moves the time ahead, in milliseconds. */
  advance(milliseconds: number): void;
  /** Sets the speed: 1 is real time, 60 is one minute per second, 0 stops the clock. */
  speed(factor: number): void;
}
