/** A place within a base value at which variations are made. */
import { pointer } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { put } from './put.js';
import type { ValueVariation } from './values.js';

/** A whole value that differs from the base in one place. */
export interface Variation extends ValueVariation {
  /** JSON Pointer of the place: `#/tags/0`. */
  readonly at: string;
  readonly valid: boolean;
}

export interface Place {
  /** The OpenAPI Description, against which `$ref`s are resolved. */
  readonly document: JsonObject;
  /** The whole base value. */
  readonly whole: Json;
  /** JSON Pointer of the place. */
  readonly at: string;
  /** How many levels below the top the place is. */
  readonly depth: number;
}

/** The place of a property or an item. */
export function below(place: Place, key: string | number): Place {
  return { ...place, at: pointer(place.at, key), depth: place.depth + 1 };
}

/** The base value with another value at a place; `undefined` removes the place. */
export function varied(
  { whole, at }: Place,
  valid: boolean,
  rule: string,
  title: string,
  value: Json | undefined,
  trust: ValueVariation['trust'] = 'stated',
): Variation {
  return { at, rule, title, value: put(whole, at, value), valid, trust };
}
