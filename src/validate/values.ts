/** Types and equality of JSON values, as JSON Schema defines them (JSON Schema 2020-12 Core §4.2). */
import { isArray, isObject } from '../model/json.js';
import type { Json } from '../model/json.js';

/** Whether a value is of a type of JSON Schema (Validation §6.1.1). */
export function isOfType(value: Json, type: string): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return isArray(value);
    case 'object':
      return isObject(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type && type !== 'undefined';
  }
}

/** Whether two values are equal. Objects that differ only in the order of their keys are not recognised as equal. */
export function isSameValue(a: Json, b: Json): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
}
