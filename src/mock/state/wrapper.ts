/** Bodies that hold one resource under a key, as `{ "data": { … }, "meta": { … } }` does. */
import type { OpenApiOperation, Schema } from '../../model/contract.js';
import { get, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { essence } from '../http/accept.js';
import { outlineOf, nameOf, typesOf } from '../schema/outline.js';
import type { References } from '../schema/references.js';

const WRAPPER_KEYS = /^(data|result|item|payload|response|record|resource|entity|object|content|body)$/i;

/** What may stand beside the resource. */
const SIBLING_KEYS =
  /^(meta|metadata|_?links|included|jsonapi|success|status|message|messages|errors?|code|request_?id|trace_?id|timestamp|version|ok|@context)$/i;

export interface Wrapper {
  readonly key: string;
  /** The schema of the resource, as written. */
  readonly schema: Schema;
}

/** The key under which bodies of a schema hold one resource; undefined if they are the resource. */
export function wrapperIn(schema: Schema | undefined, references: References): Wrapper | undefined {
  const { properties } = outlineOf(schema, references);
  const held = [...properties].filter(([key]) => !SIBLING_KEYS.test(key));
  const [key, said] = held[0] ?? [];
  if (held.length !== 1 || key === undefined || said === undefined || !typesOf(said).has('object')) return undefined;
  const isNamed =
    WRAPPER_KEYS.test(key) || plain(said.map(nameOf).find((name) => name !== undefined) ?? '') === plain(key);
  const first = said[0];
  return isNamed && first !== undefined ? { key, schema: first } : undefined;
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** The resource in a body. */
export function unwrap(body: Json | undefined, key: string | undefined): Json | undefined {
  const held = key === undefined ? undefined : get(body, key);
  return isObject(held) ? held : body;
}

/** The resource that a request sends: out of its wrapper, and out of a form. */
export function sentResource(
  operation: OpenApiOperation,
  contentType: string | undefined,
  body: Json | undefined,
  references: References,
): Json | undefined {
  const type = essence(contentType ?? '');
  const schema = operation.requestBody?.content.find(({ mediaType }) => essence(mediaType) === type)?.schema;
  if (type === 'application/x-www-form-urlencoded' && typeof body === 'string')
    return parseForm(body, schema, references);
  return unwrap(body, wrapperIn(schema, references)?.key);
}

/** A form's fields; numbers and booleans where the schema has them. */
function parseForm(text: string, schema: Schema | undefined, references: References): JsonObject {
  const { properties } = outlineOf(schema, references);
  const fields = [...new URLSearchParams(text)].map(([name, value]): [string, Json] => {
    const types = typesOf(properties.get(name) ?? []);
    if (types.has('boolean') && /^(true|false)$/.test(value)) return [name, value === 'true'];
    const isNumber = (types.has('integer') || types.has('number')) && value.trim() !== '' && !types.has('string');
    return [name, isNumber && Number.isFinite(Number(value)) ? Number(value) : value];
  });
  return Object.fromEntries(fields);
}
