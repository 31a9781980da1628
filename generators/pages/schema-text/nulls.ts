/** Types that may be null: pages name one type only, their examples may show null. */
import { get, getArray, isArray, isObject } from '../../../src/model/json.js';
import type { Json, JsonObject } from '../../../src/model/json.js';

/** The type of a schema other than `null`. */
export function mainType(schema: JsonObject): string | undefined {
  const type = get(schema, 'type');
  if (typeof type === 'string') return type;
  const types = getArray(schema, 'type').filter((each) => typeof each === 'string');
  return types.find((each) => each !== 'null') ?? types[0];
}

/** The schema, with null allowed wherever an example shows null. */
export function withNulls(schema: JsonObject, value: Json | undefined): JsonObject {
  if (value === null) return nullable(schema);
  const items = get(schema, 'items');
  if (isArray(value) && isObject(items)) {
    return {
      ...schema,
      items: value.reduce<JsonObject>((all, item) => withNulls(all, item), items),
    };
  }
  const properties = get(schema, 'properties');
  if (!isObject(value) || !isObject(properties)) return schema;
  const seen = Object.entries(properties).map(([name, property]) => [
    name,
    isObject(property) ? withNulls(property, get(value, name)) : property,
  ]);
  return { ...schema, properties: Object.fromEntries(seen) as JsonObject };
}

function nullable(schema: JsonObject): JsonObject {
  const type = get(schema, 'type');
  if (typeof type !== 'string' || type === 'null') return schema;
  const values = get(schema, 'enum');
  return {
    ...schema,
    type: [type, 'null'],
    ...(isArray(values) && { enum: [...values, null] }),
  };
}
