/** Ways of introducing errors into the documents of a contract. */
import { isObject, pointer, resolvePointer } from '../../../src/model/json.js';
import type { Json, JsonObject } from '../../../src/model/json.js';

export type Half = 'openapi' | 'vocabulary' | 'context';
export type Mutable = Record<string, Json>;

/** A change that introduces an error at one place of a document. */
export interface Mutation {
  readonly at: string;
  /** Changes a copy of the document. */
  readonly apply: (document: Mutable) => void;
}

/** A kind of mutation, and the checks that should detect it. */
export interface Operator {
  readonly name: string;
  readonly half: Half;
  readonly caughtBy: readonly string[];
  readonly sites: (document: JsonObject) => Iterable<Mutation>;
}

/** An object in a document, its key and its pointer. */
export interface Place {
  readonly value: JsonObject;
  readonly key: string;
  readonly at: string;
}

/** Every object of a document, outer first. */
export function* places(value: Json | undefined, at = '#', key = ''): Generator<Place> {
  if (isObject(value)) yield { value, key, at };
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) yield* places(member as Json, pointer(at, name), name);
}

/** A mutation that changes one member of the object at a pointer, or removes it if the new value is undefined. */
export function set(at: string, key: string, change: (old: Json | undefined) => Json | undefined): Mutation {
  return {
    at: pointer(at, key),
    apply: (document) => {
      const owner = resolvePointer(document, at) as Mutable;
      const value = change(owner[key]);
      if (value !== undefined) owner[key] = value;
      else if (Array.isArray(owner)) owner.splice(Number(key), 1);
      else delete owner[key];
    },
  };
}

export const drop = (at: string, key: string): Mutation => set(at, key, () => undefined);
export const put = (at: string, key: string, value: Json): Mutation => set(at, key, () => value);

/** A mutation that renames a key and keeps its position. */
export function rename(at: string, key: string, name: string): Mutation {
  return {
    at: pointer(at, key),
    apply: (document) => {
      const owner = resolvePointer(document, at) as Mutable;
      const entries = Object.entries(owner).map(([old, value]): [string, Json] => [old === key ? name : old, value]);
      for (const old of Object.keys(owner)) delete owner[old];
      Object.assign(owner, Object.fromEntries(entries));
    },
  };
}
