/** JSON values (RFC 8259), safe access to their members, and JSON Pointers (RFC 6901). */
import { percentDecode } from './percent.js';

/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object. Any key may occur, including `__proto__`: read members with `get` or after `Object.hasOwn`. */
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** A JSON object under construction, or one that is changed in place. */
export type MutableObject = Record<string, Json>;

/** Whether a value is a JSON object: neither an array nor null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !isArray(value);
}

/** Whether a value is a JSON array. Unlike `Array.isArray`, it keeps the type of the items. */
export function isArray(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

/** A value that may be a list: an array unchanged, any other value as the only item, undefined as an empty list. */
export function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined) return [];
  return isArray(value) ? value : [value];
}

/** The own property of an object, or undefined. Names from documents never reach the prototype. */
export function get(value: unknown, key: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** A member as a string, or undefined. */
export function getString(value: unknown, key: string): string | undefined {
  const member = get(value, key);
  return typeof member === 'string' ? member : undefined;
}

/** A member as an object, or an empty object. */
export function getObject(value: unknown, key: string): JsonObject {
  const member = get(value, key);
  return isObject(member) ? member : {};
}

/** A member as an array, or an empty array. */
export function getArray(value: unknown, key: string): readonly Json[] {
  const member = get(value, key);
  return isArray(member) ? member : [];
}

/** Whether two JSON values are equal, whatever the order of the members of objects (JSON Schema 2020-12 §4.2.2). */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (isArray(a)) return isArray(b) && a.length === b.length && a.every((item, index) => sameJson(item, b[index]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
  );
}

/** Appends keys to a JSON Pointer in fragment form: `#/a` and `x/y` give `#/a/x~1y` (RFC 6901 §3, §6). `%` is encoded because readers decode it. */
export function pointer(base: string, ...keys: readonly (string | number)[]): string {
  return keys.reduce<string>(
    (path, key) => `${path}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('%', '%25')}`,
    base,
  );
}

/** The unescaped keys of a JSON Pointer in fragment form, percent-decoded (RFC 6901 §6). */
export function pointerKeys(fragment: string): string[] {
  if (fragment === '' || fragment === '#') return [];
  return fragment
    .replace(/^#?\//, '')
    .split('/')
    .map((key) => (percentDecode(key) ?? key).replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value that a JSON Pointer identifies, or undefined. */
export function resolvePointer(document: Json | undefined, fragment: string): Json | undefined {
  let value: Json | undefined = document;
  for (const key of pointerKeys(fragment)) {
    if (isArray(value)) value = /^(0|[1-9]\d*)$/.test(key) ? value[Number(key)] : undefined;
    else value = get(value, key);
    if (value === undefined) return undefined;
  }
  return value;
}
