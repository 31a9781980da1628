import { isArray, pointer, pointerKeys } from '../../src/model/json.js';
import type { Json, JsonObject } from '../../src/model/json.js';

/** Stands for `%` while openapi-typescript works: it takes every name for percent-encoded and fails on `100%`. */
const PERCENT = '\uE001';

/** A copy of a document without a percent sign. */
export function withoutPercent(document: JsonObject): JsonObject {
  return replaced(document) as JsonObject;
}

/** The percent signs back in what was made of such a copy. */
export function withPercent(text: string): string {
  return text.replaceAll(PERCENT, '%').replaceAll(/\\uE001/gi, '%');
}

function replaced(value: Json | undefined): Json | undefined {
  if (typeof value === 'string') return value.replaceAll('%', PERCENT);
  if (typeof value !== 'object' || value === null) return value;
  if (isArray(value)) return value.map((item: Json) => replaced(item) ?? null);
  return Object.fromEntries(
    Object.entries(value as JsonObject).map(([key, member]) => [key.replaceAll('%', PERCENT), memberOf(key, member)]),
  );
}

function memberOf(key: string, member: Json | undefined): Json | undefined {
  if (key !== '$ref' || typeof member !== 'string') return replaced(member);
  return pointer('#', ...pointerKeys(member).map((part) => part.replaceAll('%', PERCENT)));
}
