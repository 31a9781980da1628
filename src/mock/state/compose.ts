/** Composes resources from what a client sent: its properties are kept, others are filled in as the schema requires. */
import type { Schema } from '../../model/contract.js';
import { get, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { SchemaJudge } from '../../validate/schema.js';
import { setMember } from '../set-member.js';
import { isMarked, isNumeric, keyword, outlineOf, typesOf } from '../schema/outline.js';
import type { SchemaOutline } from '../schema/outline.js';
import type { References } from '../schema/references.js';
import { variantOf } from '../schema/variant.js';

/** What a resource is composed from. */
export interface Composition {
  readonly schema: Schema | undefined;
  readonly references: References;
  readonly judge: SchemaJudge | undefined;
  /** What the client sent. */
  readonly sent: JsonObject;
  /** Values that take precedence over all others: identifiers and links. */
  readonly known: JsonObject;
  /** A resource of the same kind that supplies missing values; links below it become links below the new resource. */
  readonly sample: JsonObject | undefined;
  readonly sampleIri: string | undefined;
  /** The IRI of the new resource. */
  readonly iri: string | undefined;
  /** The current time, in the API's format. */
  readonly now: string;
  /** The previous value, if an existing resource is changed. */
  readonly before?: JsonObject;
}

/** The properties of a new or changed resource, in the order of the schema. */
export function compose(parts: Composition): JsonObject {
  const { schema, references, sent, known, before } = parts;
  const outline = outlineOf(variantOf(schema, { ...before, ...sent }, references), references);
  const result: Record<string, Json> = {};
  for (const [key, declared] of outline.properties) {
    const value = propertyValue(key, declared, outline.required.has(key), parts);
    if (value !== undefined) setMember(result, key, value);
  }
  const extra = outline.isOpen ? { ...sent, ...known } : known;
  for (const [key, value] of Object.entries(extra)) {
    if (value !== undefined && !outline.properties.has(key) && !Object.hasOwn(result, key))
      setMember(result, key, value);
  }
  return repair(result, outline, parts);
}

function propertyValue(
  key: string,
  declared: readonly JsonObject[],
  isRequired: boolean,
  parts: Composition,
): Json | undefined {
  const { sent, known, before } = parts;
  if (Object.hasOwn(known, key)) return get(known, key);
  const fixed = keyword(declared, 'const');
  if (fixed !== undefined && (isRequired || key.startsWith('@'))) return fixed;
  const isReadOnly = isMarked(declared, 'readOnly');
  if (Object.hasOwn(sent, key) && !isReadOnly) return get(sent, key);
  if (before !== undefined && isReadOnly && Object.hasOwn(before, key))
    return updated(key, declared, parts) ?? get(before, key);
  const initial = keyword(declared, 'default');
  if (initial !== undefined) return initial;
  return isRequired || isReadOnly ? filledIn(key, declared, isRequired, parts) : undefined;
}

/** Names of times that are set when a resource is created. Others (finished, deleted) lie in the future. */
const CREATION =
  /^(date_?)?(created|submitted|added|registered|inserted|opened|issued|timestamp|ordered|placed|posted|joined)/i;
/** Names of times that are set with each change of a resource. */
const CHANGE = /(modified|updated|changed|touched)(_?(at|on|date|time))?$/i;

/** Whether a property holds a time, according to its schemas. */
export function isTime(declared: readonly JsonObject[]): boolean {
  return ['date-time', 'date-time-local', 'date'].includes(String(keyword(declared, 'format')));
}

/** The new value of a property that holds the time of the last change. */
function updated(key: string, declared: readonly JsonObject[], { now }: Composition): Json | undefined {
  return isTime(declared) && CHANGE.test(key) ? asTime(declared, now) : undefined;
}

function asTime(declared: readonly JsonObject[], now: string): string {
  return keyword(declared, 'format') === 'date' ? now.slice(0, 10) : now;
}

/** The value of a property that the client did not send. */
function filledIn(
  key: string,
  declared: readonly JsonObject[],
  isRequired: boolean,
  parts: Composition,
): Json | undefined {
  const { sample, sampleIri, iri, now } = parts;
  if (isTime(declared)) return isRequired || CREATION.test(key) || CHANGE.test(key) ? asTime(declared, now) : undefined;
  const sampled = get(sample, key);
  if (typeof sampled === 'string' && sampleIri !== undefined && iri !== undefined && isBelow(sampled, sampleIri)) {
    return iri + sampled.slice(sampleIri.length);
  }
  if (!isRequired) return undefined;
  if (isMarked(declared, 'readOnly')) {
    const types = typesOf(declared);
    const empty = types.has('boolean') ? false : isNumeric(types) ? 0 : undefined;
    if (empty !== undefined) return empty;
  }
  return sampled;
}

function isBelow(text: string, iri: string): boolean {
  return text === iri || text.startsWith(`${iri}/`) || text.startsWith(`${iri}?`);
}

/** Repairs violations of the schema: removes invalid properties, or takes them from the sample if they are required. */
function repair(
  value: JsonObject,
  { required }: SchemaOutline,
  { judge, sample, known, sent }: Composition,
): JsonObject {
  let result: JsonObject = value;
  for (const issue of judge?.(value) ?? []) {
    const [key = ''] = issue.at
      .replace(/^#\/?/, '')
      .split('/')
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
    const missing = issue.keyword === 'required' ? String(issue.params['missingProperty'] ?? '') : key;
    const name = issue.at === '#' ? missing : key;
    if (name === '' || Object.hasOwn(sent, name) || Object.hasOwn(known, name)) continue;
    const { [name]: _, ...rest } = result;
    const sampled = get(sample, name);
    result = required.has(name) && sampled !== undefined ? { ...result, [name]: sampled } : rest;
  }
  return result;
}

/** Applies a JSON Merge Patch (RFC 7396). */
export function mergePatch(target: Json | undefined, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const result: Record<string, Json> = {};
  for (const [key, value] of Object.entries(isObject(target) ? target : {}))
    if (value !== undefined) setMember(result, key, value);
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else if (value !== undefined) setMember(result, key, mergePatch(get(target, key), value));
  }
  return result;
}

/** The object with its keys in the given order, followed by all other keys. */
export function inOrder(value: JsonObject, order: Iterable<string>): JsonObject {
  const result: Record<string, Json> = {};
  for (const key of [...order, ...Object.keys(value)]) {
    const member = get(value, key);
    if (member !== undefined && !Object.hasOwn(result, key)) setMember(result, key, member);
  }
  return result;
}
