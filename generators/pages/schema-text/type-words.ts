/** The words of a style's type column, and the schemas that they stand for. */
import type { JsonObject } from '../../../src/model/json.js';

export interface TypeWords {
  /** The style's own word for a word: in one style, `string` and `WKT String` are both `String`. */
  known(word: string): string;
  /** The schema that a word stands for; an unknown word stands for any value. */
  schema(word: string): JsonObject;
}

/** The words of a style: its own, each with its schema, and patterns for words of other tables, of which the first match counts. */
export function typeWords(
  schemas: ReadonlyMap<string, JsonObject>,
  patterns: readonly (readonly [RegExp, string])[],
): TypeWords {
  const known = (word: string) =>
    schemas.has(word) ? word : (patterns.find(([pattern]) => pattern.test(word))?.[1] ?? 'Any');
  return { known, schema: (word) => ({ ...schemas.get(known(word)) }) };
}
