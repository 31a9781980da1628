/** Recognizes bodies that hold one resource under a key, such as `{ "data": { … }, "meta": { … } }`. */
import type { OpenApiOperation, Schema } from '../../model/contract.js';
import { get, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { requestMedia } from '../declarations.js';
import { isNumeric, outlineOf, nameOf, typesOf } from '../schema/outline.js';
import type { References } from '../schema/references.js';
import { plainName } from '../../model/plain-name.js';
import { essence } from '../../model/media-type.js';

/** Usual keys of the resource. */
const WRAPPER_KEYS = /^(data|result|item|payload|response|record|resource|entity|object|content|body)$/i;

/** Usual keys of other members of such bodies. */
const SIBLING_KEYS =
  /^(meta|metadata|_?links|included|jsonapi|success|status|message|messages|errors?|code|request_?id|trace_?id|timestamp|version|ok|@context)$/i;

export interface Wrapper {
  readonly key: string;
  /** The schema of the resource, as declared. */
  readonly schema: Schema;
}

/** The key under which bodies of a schema hold one resource; undefined if the body itself is the resource. */
export function wrapperIn(schema: Schema | undefined, references: References): Wrapper | undefined {
  const { properties } = outlineOf(schema, references);
  const held = [...properties].filter(([key]) => !SIBLING_KEYS.test(key));
  const [key, declared] = held[0] ?? [];
  if (held.length !== 1 || key === undefined || declared === undefined || !typesOf(declared).has('object'))
    return undefined;
  const isNamed =
    WRAPPER_KEYS.test(key) ||
    plainName(declared.map(nameOf).find((name) => name !== undefined) ?? '') === plainName(key);
  const first = declared[0];
  return isNamed && first !== undefined ? { key, schema: first } : undefined;
}

/** The resource in a body; the body itself if it has no object under the key. */
export function unwrap(body: Json | undefined, key: string | undefined): Json | undefined {
  const held = key === undefined ? undefined : get(body, key);
  return isObject(held) ? held : body;
}

/** The resource that a request contains: without its wrapper, or parsed from a form. */
export function sentResource(
  operation: OpenApiOperation,
  contentType: string | undefined,
  body: Json | undefined,
  references: References,
): Json | undefined {
  const schema = requestMedia(operation, contentType)?.schema;
  if (essence(contentType ?? '') === 'application/x-www-form-urlencoded' && typeof body === 'string')
    return parseForm(body, schema, references);
  return unwrap(body, wrapperIn(schema, references)?.key);
}

/** The fields of a form, as numbers and booleans where the schema declares them. */
function parseForm(text: string, schema: Schema | undefined, references: References): JsonObject {
  const { properties } = outlineOf(schema, references);
  const fields = [...new URLSearchParams(text)].map(([name, value]): [string, Json] => {
    const types = typesOf(properties.get(name) ?? []);
    if (types.has('boolean') && /^(true|false)$/.test(value)) return [name, value === 'true'];
    const isNumber = isNumeric(types) && value.trim() !== '' && !types.has('string');
    return [name, isNumber && Number.isFinite(Number(value)) ? Number(value) : value];
  });
  return Object.fromEntries(fields);
}
