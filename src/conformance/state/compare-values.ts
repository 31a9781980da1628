/** Compares what was sent with what a server shows of it. */
import type { OpenApiOperation } from '../../model/contract.js';
import { get, isArray, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { RunState } from '../check.js';
import { answerProperties, bodyProperties } from '../plan/resource-types.js';
import type { PropertyFacts, ResourceType } from '../plan/resource-types.js';

/** A property whose stored value differs from the value that was sent. */
export interface Difference {
  readonly name: string;
  readonly sent: Json;
  readonly stored: Json | undefined;
}

/** Differences between what was sent and what is stored, in properties that are neither readOnly nor writeOnly. */
export function differences(
  state: RunState,
  resourceType: ResourceType,
  writer: OpenApiOperation | undefined,
  sent: Json | undefined,
  stored: Json | undefined,
): Difference[] {
  if (!isObject(sent) || !isObject(stored)) return [];
  const answers = answerProperties(state.contract, resourceType.read ?? resourceType.create);
  const accepts = bodyProperties(state.contract, writer);
  const isCompared = ([name]: [string, unknown]): boolean =>
    !name.startsWith('@') && isPlain(answers.get(name)) && !isHidden(accepts.get(name));
  return Object.entries(sent)
    .filter(isCompared)
    .map(([name, value]) => ({ name, sent: value ?? null, stored: get(stored, name) }))
    .filter((one) => !sameValue(one.sent, one.stored));
}

/** Whether, according to the contract, a property is returned as it was sent. */
function isPlain(facts: PropertyFacts | undefined): boolean {
  return facts !== undefined && !facts.readOnly && !facts.writeOnly;
}

function isHidden(facts: PropertyFacts | undefined): boolean {
  return facts?.readOnly === true || facts?.writeOnly === true;
}

/** Whether two values mean the same: numbers by value, instants by time, objects by the members of the first. */
export function sameValue(a: Json, b: Json | undefined): boolean {
  if (b === undefined) return a === null;
  if (typeof a === 'string' && typeof b === 'string') return a === b || sameInstant(a, b) || sameAddress(a, b);
  if (isArray(a))
    return isArray(b) && a.length === b.length && a.every((item: Json, index) => sameValue(item, b[index]));
  if (isObject(a))
    return isObject(b) && Object.entries(a).every(([key, value]) => sameValue(value ?? null, get(b, key)));
  return a === b;
}

function sameInstant(a: string, b: string): boolean {
  return /^\d{4}-\d\d-\d\dT/.test(a) && /^\d{4}-\d\d-\d\dT/.test(b) && Date.parse(a) === Date.parse(b);
}

function sameAddress(a: string, b: string): boolean {
  return /^https?:\/\//.test(a) && URL.canParse(a) && URL.canParse(b) && new URL(a).href === new URL(b).href;
}

/** A property whose value changed between two answers. */
export interface Change {
  readonly name: string;
  readonly before: Json;
  readonly after: Json | undefined;
}

/** The properties of the first value whose values are not the same in the second. */
export function changes(before: Json | undefined, after: Json | undefined): Change[] {
  return Object.entries(isObject(before) ? before : {}).flatMap(([name, value]) =>
    value === undefined || sameValue(value, get(after, name)) ? [] : [{ name, before: value, after: get(after, name) }],
  );
}

/** A copy of an object with some properties changed. */
export function withProperties(value: Json | undefined, properties: JsonObject): JsonObject {
  return { ...(isObject(value) ? value : {}), ...properties };
}
