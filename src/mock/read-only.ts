/** Finds the readOnly properties that a request sets (JSON Schema Validation §9.4). */
import type { OpenApiOperation } from '../model/contract.js';
import { isArray, isObject } from '../model/json.js';
import type { Json, JsonObject } from '../model/json.js';
import { requestMedia } from './declarations.js';
import type { Violation } from './prism/answer.js';
import { isMarked, outlineOf } from './schema/outline.js';
import type { References } from './schema/references.js';

/** One violation for each readOnly property in the body. */
export function readOnlyViolations(
  operation: OpenApiOperation,
  contentType: string | undefined,
  body: Json | undefined,
  references: References,
): Violation[] {
  const media = requestMedia(operation, contentType);
  return media === undefined || body === undefined ? [] : violationsIn(body, media.schema, references, ['body']);
}

function violationsIn(
  value: Json,
  schema: Json | undefined,
  references: References,
  at: readonly string[],
): Violation[] {
  const outline = outlineOf(schema, references);
  if (isArray(value)) {
    const items = value.entries();
    return [...items].flatMap(([index, item]) =>
      violationsIn(item, { allOf: outline.items }, references, [...at, String(index)]),
    );
  }
  return isObject(value) ? violationsInObject(value, outline.properties, references, at) : [];
}

function violationsInObject(
  value: JsonObject,
  properties: ReadonlyMap<string, readonly JsonObject[]>,
  references: References,
  at: readonly string[],
): Violation[] {
  return Object.entries(value).flatMap(([key, member]) => {
    const schemas = properties.get(key);
    if (schemas === undefined || member === undefined) return [];
    const location = [...at, key];
    if (isMarked(schemas, 'readOnly'))
      return [{ kind: 'request', at: location, message: `"${key}" is readOnly and must not be set.` }];
    return violationsIn(member, { allOf: schemas }, references, location);
  });
}
