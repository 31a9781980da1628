/** Lets time pass over a resource: its steps happen one after the other, each when it is due. */
import type { JsonObject } from '../../model/json.js';
import { isStable, isTrue } from './expression.js';
import type { Scope } from './expression.js';
import type { Assignments, Lifecycle, Step } from './lifecycle.js';

/** More steps than this at a time are no lifecycle but a loop. */
const MAX_STEPS = 10_000;

/** What is known of a resource while it lifecycles. */
export interface Advanceable {
  value: JsonObject;
  /** When something last changed to it (milliseconds). */
  changedAt: number;
}

/** What became of a resource. Over: nothing will happen to it by itself until something else changes it. */
export interface Advance {
  readonly changed: boolean;
  readonly isSettled: boolean;
}

/** Brings a resource up to `now`, in milliseconds. */
export function advanceTo<T extends Advanceable>(
  resource: T,
  lifecycle: Lifecycle,
  now: number,
  scopeAt: (resource: T, time: number) => Scope,
): Advance {
  let changed = false;
  for (let count = 0; count < MAX_STEPS; count++) {
    const next = nextStep(resource, lifecycle, scopeAt);
    if (next === undefined) return { changed, isSettled: lifecycle.steps.every(({ when }) => isStable(when)) };
    if (next.due > now) break;
    resource.value = assign(resource.value, next.step.set, scopeAt(resource, next.due));
    resource.changedAt = next.due;
    changed = true;
  }
  return { changed, isSettled: false };
}

/** The step that is due first. */
function nextStep<T extends Advanceable>(
  resource: T,
  lifecycle: Lifecycle,
  scopeAt: (resource: T, time: number) => Scope,
): { step: Step; due: number } | undefined {
  const scope = scopeAt(resource, resource.changedAt);
  let next: { step: Step; due: number } | undefined;
  for (const step of lifecycle.steps) {
    if (!isTrue(step.when(scope))) continue;
    const after = Number(step.after(scope));
    const due = resource.changedAt + (Number.isFinite(after) ? Math.max(after, 0) * 1000 : 0);
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
