/** What a request sets although only the server may (JSON Schema Validation §9.4). */
import type { OpenApiOperation } from '../model/contract.js';
import { isArray, isObject } from '../model/json.js';
import type { Json, JsonObject } from '../model/json.js';
import { essence } from './http/accept.js';
import type { Violation } from './prism/answer.js';
import { isMarked, outlineOf } from './schema/outline.js';
import type { References } from './schema/references.js';

/** A violation for each readOnly property in the body. */
export function readOnlyViolations(
  operation: OpenApiOperation,
  mediaType: string | undefined,
  body: Json | undefined,
  references: References,
): Violation[] {
  const wanted = essence(mediaType ?? '');
  const media = operation.requestBody?.content.find((content) => essence(content.mediaType) === wanted);
  return media === undefined || body === undefined ? [] : found(body, media.schema, references, ['body']);
}

function found(value: Json, schema: Json | undefined, references: References, at: readonly string[]): Violation[] {
  const seen = outlineOf(schema, references);
  if (isArray(value)) {
    const items = value.entries();
    return [...items].flatMap(([index, item]) =>
      found(item, { allOf: seen.items }, references, [...at, String(index)]),
    );
  }
  return isObject(value) ? inObject(value, seen.properties, references, at) : [];
}

function inObject(
  value: JsonObject,
  properties: ReadonlyMap<string, readonly JsonObject[]>,
  references: References,
  at: readonly string[],
): Violation[] {
  return Object.entries(value).flatMap(([key, member]) => {
    const said = properties.get(key);
    if (said === undefined || member === undefined) return [];
    const place = [...at, key];
    if (isMarked(said, 'readOnly'))
      return [{ kind: 'request', at: place, message: `"${key}" is readOnly: only the server sets it.` }];
    return found(member, { allOf: said }, references, place);
  });
}
