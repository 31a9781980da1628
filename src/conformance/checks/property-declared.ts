import { get, isArray, isObject, pointer } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { Schema } from '../../model/contract.js';
import { defineConformanceCheck } from '../check.js';
import { isJsonType, jsonOf } from '../exchange.js';
import { asSchema, flatten, propertiesOf } from '../plan/flatten.js';

export const propertyDeclared = defineConformanceCheck({
  id: 'property-declared',
  title: 'A successful response has no undeclared properties',
  severity: 'warning',
  source: 'this project: JSON Schema allows additional properties unless a schema forbids them',
  *exchange({ state, response, media, exchange }) {
    if (
      media?.schema === undefined ||
      response.status >= 300 ||
      exchange.request.method === 'HEAD' ||
      !isJsonType(media.mediaType)
    )
      return;
    const { value } = jsonOf(response);
    if (value === undefined) return;
    for (const at of undeclared(state.contract.openapi.document, media.schema, value, '#', 0)) {
      const name = at.slice(at.lastIndexOf('/') + 1);
      yield {
        message: `The ${response.status} response has the property ${name} (at ${at}), which the contract does not declare.`,
        at,
        hint: 'Declare the property, or remove it from the response.',
      };
    }
  },
});

/** Places of properties that no part of a schema names. Where the schema deliberately allows others, nothing is reported. */
function* undeclared(document: JsonObject, schema: Schema, value: Json, at: string, depth: number): Generator<string> {
  if (depth > 6) return;
  const flat = flatten(document, schema);
  if (isArray(value)) {
    const items = asSchema(get(flat, 'items'));
    for (const [index, item] of value.slice(0, 20).entries())
      yield* undeclared(document, items, item, pointer(at, index), depth + 1);
    return;
  }
  if (!isObject(value)) return;
  const properties = propertiesOf(flat);
  const open = [
    'additionalProperties',
    'unevaluatedProperties',
    'patternProperties',
    'oneOf',
    'anyOf',
    'if',
    'dependentSchemas',
    'not',
  ];
  if (properties.size === 0 || open.some((key) => get(flat, key) !== undefined)) return;
  for (const [name, member] of Object.entries(value)) {
    const known = properties.get(name);
    if (known !== undefined && member !== undefined)
      yield* undeclared(document, known, member, pointer(at, name), depth + 1);
    else if (known === undefined && !name.startsWith('@') && name !== '_links' && name !== '_embedded')
      yield pointer(at, name);
  }
}
