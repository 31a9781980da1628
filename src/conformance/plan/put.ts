/** Replaces one place of a JSON value. */
import { get, isArray, isObject, pointerKeys } from '../../model/json.js';
import type { Json } from '../../model/json.js';

/** A copy of a value with another value at a JSON Pointer; `undefined` removes the place. */
export function put(whole: Json, at: string, value: Json | undefined): Json {
  return putKeys(whole, pointerKeys(at), value) ?? null;
}

function putKeys(whole: Json | undefined, keys: readonly string[], value: Json | undefined): Json | undefined {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  return isArray(whole) ? putItem(whole, Number(key), rest, value) : putProperty(whole, key, rest, value);
}

function putItem(whole: readonly Json[], index: number, rest: readonly string[], value: Json | undefined): Json {
  const copy = [...whole];
  const inner = putKeys(copy[index], rest, value);
  if (inner === undefined) copy.splice(index, 1);
  else copy[index] = inner;
  return copy;
}

function putProperty(whole: Json | undefined, key: string, rest: readonly string[], value: Json | undefined): Json {
  const copy: Record<string, Json | undefined> = Object.assign(Object.create(null), isObject(whole) ? whole : {});
  const inner = putKeys(get(whole, key), rest, value);
  if (inner === undefined) delete copy[key];
  else copy[key] = inner;
  return copy;
}
