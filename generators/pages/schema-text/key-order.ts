/** Keeps the order of keys where a JSON object does not: it lists integers such as `200` first, in ascending order. */
import { get, getArray, getObject } from '../../../src/model/json.js';
import type { Json, JsonObject } from '../../../src/model/json.js';
import { PAGE_EXTENSION, withPageOption } from '../style.js';

/** The order of keys that a JSON object with these keys would change, or undefined. */
export function lostOrder(names: readonly string[]): readonly string[] | undefined {
  const keys = Object.keys(Object.fromEntries(names.map((name) => [name, true])));
  return keys.every((key, index) => key === names[index]) ? undefined : names;
}

/** Items in a stored order of their names. Items that it does not contain follow. */
export function inOrder<T>(items: readonly T[], order: readonly Json[], nameOf: (item: T) => string): readonly T[] {
  const place = (item: T) => order.indexOf(nameOf(item)) + 1 || order.length + 1;
  return order.length === 0 ? items : items.toSorted((a, b) => place(a) - place(b));
}

/** The schema with these properties; their order is stored as a page option if necessary. */
export function withProperties(schema: JsonObject, entries: readonly (readonly [string, Json])[]): JsonObject {
  const whole = { ...schema, properties: Object.fromEntries(entries) as JsonObject };
  const order = lostOrder(entries.map(([name]) => name));
  return order === undefined ? whole : withPageOption(whole, 'order', order);
}

/** The properties of a schema in the order of its page. */
export function orderedProperties(schema: Json): readonly [string, Json | undefined][] {
  const order = getArray(get(schema, PAGE_EXTENSION), 'order');
  return inOrder(Object.entries(getObject(schema, 'properties')), order, ([name]) => name);
}
