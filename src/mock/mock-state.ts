/** The state of a stateful mock and its clock, as handlers and tests see them. */
import type { Json, JsonObject } from '../model/json.js';

/** What a stateful mock remembers. */
export interface MockState {
  /** The thing at a path of the contract (`/customers/2`), as the contract has its links; undefined if there is none. */
  get(path: string): JsonObject | undefined;
  /** Puts a thing at a path; undefined takes it away with all that is below it. */
  set(path: string, value: JsonObject | undefined): void;
  /** Everything, as plain JSON. */
  save(): JsonObject;
  load(state: Json): void;
  /** Back to the contract's examples. */
  reset(): void;
  readonly clock: Clock;
}

/** The mock's own time. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Sets the time; it goes on from there. */
  set(time: number): void;
  /** Jumps ahead, in milliseconds. */
  advance(milliseconds: number): void;
  /** 1 is real time, 60 a minute a second, 0 stands still. */
  speed(factor: number): void;
}
