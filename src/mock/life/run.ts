/** Lets time pass over a thing: its steps happen one after the other, each when it is due. */
import type { JsonObject } from '../../model/json.js';
import { isSteady, isTrue } from './expression.js';
import type { Scope } from './expression.js';
import type { Assignments, Life, Step } from './life.js';

/** More steps than this at a time are no life but a loop. */
const MAX_STEPS = 10_000;

/** What is known of a thing while it lives. */
export interface Living {
  value: JsonObject;
  /** When something last happened to it (milliseconds). */
  at: number;
}

/** What became of a thing. Over: nothing will happen to it by itself until something else changes it. */
export interface Lived {
  readonly happened: boolean;
  readonly isOver: boolean;
}

/** Brings a thing up to `now`, in milliseconds. */
export function liveUntil<T extends Living>(
  thing: T,
  life: Life,
  now: number,
  scopeAt: (thing: T, time: number) => Scope,
): Lived {
  let happened = false;
  for (let count = 0; count < MAX_STEPS; count++) {
    const next = nextStep(thing, life, scopeAt);
    if (next === undefined) return { happened, isOver: life.steps.every(({ when }) => isSteady(when)) };
    if (next.due > now) break;
    thing.value = assign(thing.value, next.step.set, scopeAt(thing, next.due));
    thing.at = next.due;
    happened = true;
  }
  return { happened, isOver: false };
}

/** The step that is due first. */
function nextStep<T extends Living>(
  thing: T,
  life: Life,
  scopeAt: (thing: T, time: number) => Scope,
): { step: Step; due: number } | undefined {
  const scope = scopeAt(thing, thing.at);
  let next: { step: Step; due: number } | undefined;
  for (const step of life.steps) {
    if (!isTrue(step.when(scope))) continue;
    const after = Number(step.after(scope));
    const due = thing.at + (Number.isFinite(after) ? Math.max(after, 0) * 1000 : 0);
    if (next === undefined || due < next.due) next = { step, due };
  }
  return next;
}

/** The value with assignments made; null takes a property away. */
export function assign(value: JsonObject, assignments: Assignments, scope: Scope): JsonObject {
  if (assignments.size === 0) return value;
  const result = { ...value };
  for (const [key, expression] of assignments) {
    const set = expression(scope);
    if (set === null) delete result[key];
    else Object.defineProperty(result, key, { value: set, enumerable: true, configurable: true, writable: true });
  }
  return result;
}
