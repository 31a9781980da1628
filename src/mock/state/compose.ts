/** Makes a new resource of what a client sent: its own properties kept, the others filled in as the schema asks. */
import type { Schema } from '../../model/contract.js';
import { get, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { SchemaJudge } from '../../validate/schema.js';
import { isMarked, keyword, outlineOf, typesOf } from '../schema/outline.js';
import type { SchemaOutline } from '../schema/outline.js';
import type { References } from '../schema/references.js';
import { variantOf } from '../schema/variant.js';

/** What a resource is made of. */
export interface Composition {
  readonly schema: Schema | undefined;
  readonly references: References;
  readonly judge: SchemaJudge | undefined;
  /** What the client sent. */
  readonly sent: JsonObject;
  /** What is known to be so: identifiers, links, what lifecycle says. Wins over everything. */
  readonly known: JsonObject;
  /** A resource of the same kind, to go by where nothing else is known: links below it become links below the new one. */
  readonly sample: JsonObject | undefined;
  /** IRIs: the sample's and the new resource's. */
  readonly sampleIri: string | undefined;
  readonly iri: string | undefined;
  /** The moment, as the API writes times. */
  readonly now: string;
  /** A new version of a resource: what it was. */
  readonly before?: JsonObject;
}

/** The properties of a new or changed resource, in the order of the schema. */
export function compose(ingredients: Composition): JsonObject {
  const { schema, references, sent, before } = ingredients;
  const seen = outlineOf(variantOf(schema, { ...before, ...sent }, references), references);
  const result: Record<string, Json> = {};
  for (const [key, said] of seen.properties) {
    const value = propertyValue(key, said, seen.required.has(key), ingredients);
    if (value !== undefined) put(result, key, value);
  }
  const extra = seen.isOpen ? { ...ingredients.sent, ...ingredients.known } : ingredients.known;
  for (const [key, value] of Object.entries(extra)) {
    if (value !== undefined && !seen.properties.has(key) && !Object.hasOwn(result, key)) put(result, key, value);
  }
  return repair(result, seen, ingredients);
}

function put(target: Record<string, Json>, key: string, value: Json): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

function propertyValue(
  key: string,
  said: readonly JsonObject[],
  isRequired: boolean,
  ingredients: Composition,
): Json | undefined {
  const { sent, known, before } = ingredients;
  if (Object.hasOwn(known, key)) return get(known, key);
  const fixed = keyword(said, 'const');
  if (fixed !== undefined && (isRequired || key.startsWith('@'))) return fixed;
  const isReadOnly = isMarked(said, 'readOnly');
  if (Object.hasOwn(sent, key) && !isReadOnly) return get(sent, key);
  if (before !== undefined && isReadOnly && Object.hasOwn(before, key))
    return updated(key, said, ingredients) ?? get(before, key);
  const initial = keyword(said, 'default');
  if (initial !== undefined) return initial;
  return isRequired || isReadOnly ? filled(key, said, isRequired, ingredients) : undefined;
}

/** Words of a resource's first moment and of its last change; others (finished, deleted) are still to come. */
const BEGINNING =
  /^(date_?)?(created|submitted|added|registered|inserted|opened|issued|timestamp|ordered|placed|posted|joined)/i;
const CHANGE = /(modified|updated|changed|touched)(_?(at|on|date|time))?$/i;

export function isTime(said: readonly JsonObject[]): boolean {
  return ['date-time', 'date-time-local', 'date'].includes(String(keyword(said, 'format')));
}

/** A time of last change moves with each change. */
function updated(key: string, said: readonly JsonObject[], { now }: Composition): Json | undefined {
  return isTime(said) && CHANGE.test(key) ? asTime(said, now) : undefined;
}

function asTime(said: readonly JsonObject[], now: string): string {
  return keyword(said, 'format') === 'date' ? now.slice(0, 10) : now;
}

/** What the client did not say. */
function filled(
  key: string,
  said: readonly JsonObject[],
  isRequired: boolean,
  ingredients: Composition,
): Json | undefined {
  const { sample, sampleIri, iri, now } = ingredients;
  if (isTime(said)) return isRequired || BEGINNING.test(key) || CHANGE.test(key) ? asTime(said, now) : undefined;
  const like = get(sample, key);
  if (typeof like === 'string' && sampleIri !== undefined && iri !== undefined && below(like, sampleIri)) {
    return iri + like.slice(sampleIri.length);
  }
  if (!isRequired) return undefined;
  if (isMarked(said, 'readOnly')) {
    const types = typesOf(said);
    const nothing = types.has('boolean') ? false : types.has('integer') || types.has('number') ? 0 : undefined;
    if (nothing !== undefined) return nothing;
  }
  return like;
}

function below(text: string, iri: string): boolean {
  return text === iri || text.startsWith(`${iri}/`) || text.startsWith(`${iri}?`);
}

/** Where the schema is still broken: optional properties that break it go, the sample's take the plan of required ones. */
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
    const like = get(sample, name);
    result = required.has(name) && like !== undefined ? { ...result, [name]: like } : rest;
  }
  return result;
}

/** JSON Merge Patch (RFC 7396). */
export function mergePatch(target: Json | undefined, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const result: Record<string, Json> = {};
  for (const [key, value] of Object.entries(isObject(target) ? target : {}))
    if (value !== undefined) put(result, key, value);
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else if (value !== undefined) put(result, key, mergePatch(get(target, key), value));
  }
  return result;
}

/** The object with keys in the order of a list; others after them. */
export function inOrder(value: JsonObject, order: Iterable<string>): JsonObject {
  const result: Record<string, Json> = {};
  for (const key of [...order, ...Object.keys(value)]) {
    const member = get(value, key);
    if (member !== undefined && !Object.hasOwn(result, key)) put(result, key, member);
  }
  return result;
}
