import { get, isArray, isObject, pointer } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { Schema } from '../../model/contract.js';
import { defineConformanceCheck } from '../check.js';
import { isJsonType, jsonOf } from '../exchange.js';
import { asSchema, flatten, propertiesOf } from '../plan/flatten.js';

export const writeOnlyHidden = defineConformanceCheck({
  id: 'write-only-hidden',
  title: 'A writeOnly property is never returned',
  severity: 'error',
  source: 'JSON Schema 2020-12 Validation §9.4 readOnly and writeOnly',
  *exchange({ state, response, media, exchange }) {
    if (media?.schema === undefined || exchange.request.method === 'HEAD' || !isJsonType(media.mediaType)) return;
    const { value } = jsonOf(response);
    if (value === undefined) return;
    for (const at of leaked(state.contract.openapi.document, media.schema, value, '#', 0)) {
      yield {
        message: `The ${response.status} response contains ${at}, which is writeOnly.`,
        at,
        hint: 'Omit the property from responses.',
      };
    }
  },
});

function* leaked(document: JsonObject, schema: Schema, value: Json, at: string, depth: number): Generator<string> {
  if (depth > 6) return;
  const flat = flatten(document, schema);
  if (isArray(value)) {
    const items = asSchema(get(flat, 'items'));
    for (const [index, item] of value.slice(0, 20).entries())
      yield* leaked(document, items, item, pointer(at, index), depth + 1);
  }
  if (!isObject(value)) return;
  for (const [name, property] of propertiesOf(flat)) {
    const member = get(value, name);
    if (member === undefined) continue;
    if (get(flatten(document, property), 'writeOnly') === true) yield pointer(at, name);
    else yield* leaked(document, property, member, pointer(at, name), depth + 1);
  }
}
