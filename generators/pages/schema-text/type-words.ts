/** Translates between the words of a style's type column and schemas. */
import type { JsonObject } from '../../../src/model/json.js';

export interface TypeWords {
  /** The style's own word for a word of a page: `String` for `string` and for `WKT String`. */
  known(word: string): string;
  /** The schema that a word denotes; an unknown word allows any value. */
  schema(word: string): JsonObject;
}

/** The words of a style: its own words with their schemas, and patterns for other words. The first pattern that matches counts. */
export function typeWords(
  schemas: ReadonlyMap<string, JsonObject>,
  patterns: readonly (readonly [RegExp, string])[],
): TypeWords {
  const known = (word: string) =>
    schemas.has(word) ? word : (patterns.find(([pattern]) => pattern.test(word))?.[1] ?? 'Any');
  return { known, schema: (word) => ({ ...schemas.get(known(word)) }) };
}
