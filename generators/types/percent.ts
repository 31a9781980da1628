/** Hides percent signs from openapi-typescript, which cannot handle them in names. */
import { isArray, pointer, pointerKeys } from '../../src/model/json.js';
import type { Json, JsonObject } from '../../src/model/json.js';

/** Replaces `%` while openapi-typescript runs, because it percent-decodes every name and fails on `100%`. */
const PERCENT = '\uE001';

/** A copy of a document without percent signs. */
export function withoutPercent(document: JsonObject): JsonObject {
  return replaced(document) as JsonObject;
}

/** Restores the percent signs in the output generated from such a copy. */
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
