/** Follows the `$ref`s of schemas within one document and detects recursion. */
import { get, isArray, isObject, resolvePointer } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { DATA_KEYWORDS, MAP_KEYWORDS } from '../../model/schema-walk.js';

export interface References {
  /** The target of a `$ref`; undefined if it cannot be resolved. */
  resolve(ref: string): Json | undefined;
  /** The `$ref`s in a schema itself, not those of their targets. */
  within(schema: Json): ReadonlySet<string>;
  /** Whether the target of the `$ref` refers back to itself, directly or through other schemas. */
  isRecursive(ref: string): boolean;
}

/** Follows references in one document; each result is computed once. */
export function references(document: JsonObject): References {
  const edges = new Map<string, ReadonlySet<string>>();
  const recursive = new Map<string, boolean>();
  const resolve = (ref: string): Json | undefined => resolvePointer(document, ref);
  const edgesOf = (ref: string): ReadonlySet<string> => {
    let found = edges.get(ref);
    if (found === undefined) edges.set(ref, (found = refsIn(resolve(ref))));
    return found;
  };
  const isRecursive = (ref: string): boolean => {
    let known = recursive.get(ref);
    if (known === undefined) recursive.set(ref, (known = reaches(ref, ref, edgesOf)));
    return known;
  };
  return { resolve, within: refsIn, isRecursive };
}

function reaches(from: string, to: string, edgesOf: (ref: string) => ReadonlySet<string>): boolean {
  const seen = new Set<string>();
  const todo = [...edgesOf(from)];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (next === to) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    todo.push(...edgesOf(next));
  }
  return false;
}

/** The values of every `$ref` in a schema. */
function refsIn(schema: Json | undefined, found = new Set<string>(), isMap = false): Set<string> {
  if (isArray(schema)) for (const item of schema) refsIn(item, found);
  if (!isObject(schema)) return found;
  for (const [key, value] of Object.entries(schema)) {
    if (!isMap && key === '$ref' && typeof value === 'string') found.add(value);
    else if (isMap || !DATA_KEYWORDS.has(key)) refsIn(value, found, !isMap && MAP_KEYWORDS.has(key));
  }
  return found;
}

/** References followed before a chain of them counts as circular. */
const MAX_CHAIN = 60;

/** Whether a schema, or the schema that it refers to, is marked `readOnly` or `writeOnly`. */
export function hasMark(
  schema: Json | undefined,
  mark: 'readOnly' | 'writeOnly',
  references: References,
  followed = 0,
): boolean {
  if (get(schema, mark) === true) return true;
  const ref = get(schema, '$ref');
  return (
    typeof ref === 'string' && followed < MAX_CHAIN && hasMark(references.resolve(ref), mark, references, followed + 1)
  );
}
