/** What schemas refer to: `$ref`s followed through one document, and which of their targets reach themselves. */
import { isArray, isObject, resolvePointer } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';

/** Keywords whose value is data, not schemas: nothing in them is a reference. */
export const DATA_KEYWORDS: ReadonlySet<string> = new Set(['const', 'enum', 'default', 'example', 'examples']);

/** Keywords whose value maps names to schemas: their keys are names, not keywords. */
export const MAP_KEYWORDS: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  '$defs',
  'definitions',
  'dependentSchemas',
]);

export interface References {
  /** What a `$ref` points at; undefined if there is nothing. */
  resolve(ref: string): Json | undefined;
  /** The `$ref`s that stand in a schema, without following them. */
  within(schema: Json): ReadonlySet<string>;
  /** Whether what the `$ref` points at refers back to itself, however far round. */
  isRecursive(ref: string): boolean;
}

/** Follows references in one document; each answer is worked out once. */
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
