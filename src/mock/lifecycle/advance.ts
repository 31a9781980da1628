/** Advances a resource in time: applies the steps of its lifecycle one after the other, each when it is due. */
import type { JsonObject } from '../../model/json.js';
import { setMember } from '../set-member.js';
import { isStable, isTrue } from './expression.js';
import type { Scope } from './expression.js';
import type { Assignments, Lifecycle, Step } from './lifecycle.js';

/** The maximum number of steps applied at a time; more than that indicates an endless loop. */
const MAX_STEPS = 10_000;

/** The parts of a resource that its lifecycle changes. */
export interface Advanceable {
  value: JsonObject;
  /** When it last changed, in milliseconds since 1970. */
  changedAt: number;
}

/** The outcome of {@link advanceTo}. */
export interface Advance {
  readonly changed: boolean;
  /** No step will apply until something else changes the resource. */
  readonly isSettled: boolean;
}

/** Applies every step that is due by `now`, in milliseconds since 1970. */
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

/** The step that is due first, of those whose condition is true. */
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

/** The value with the assignments applied; null removes a property. */
export function assign(value: JsonObject, assignments: Assignments, scope: Scope): JsonObject {
  if (assignments.size === 0) return value;
  const result = { ...value };
  for (const [key, expression] of assignments) {
    const set = expression(scope);
    if (set === null) delete result[key];
    else setMember(result, key, set);
  }
  return result;
}
