/** Examples that are JSON-LD: their expansion, and the objects inside them. */
import type { Contract } from '../../model/contract.js';
import { get, isObject, pointer } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { expand } from '../../validate/jsonld.js';
import type { Expansion } from '../../validate/jsonld.js';
import { contextsWithStubs } from './context-documents.js';
import { samples } from './examples.js';
import type { Sample } from './examples.js';

/** The bodies that have a `@context`. */
export function jsonLdSamples(contract: Contract): Sample[] {
  return samples(contract).filter(({ body, value }) => body && get(value, '@context') !== undefined);
}

const expansions = new WeakMap<Contract, Map<Json, Promise<Expansion>>>();

/** The expansion of an example, without a base and with positions. It is computed once for all checks. */
export function expandSample(contract: Contract, { value }: Sample): Promise<Expansion> {
  const known = expansions.get(contract) ?? new Map<Json, Promise<Expansion>>();
  expansions.set(contract, known);
  const expansion = known.get(value) ?? expand(value, { contexts: contextsWithStubs(contract), positions: true });
  known.set(value, expansion);
  return expansion;
}

/** An object inside an example, and its place. */
export interface Inner {
  readonly value: JsonObject;
  /** Pointer relative to the example's value: `#/member/0`. */
  readonly at: string;
}

/** The value itself, if it is an object, and every object inside it. */
export function* objectsIn(value: Json): Generator<Inner> {
  const stack: [Json, string][] = [[value, '#']];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [item, at] = next;
    if (isObject(item)) yield { value: item, at };
    if (typeof item !== 'object' || item === null) continue;
    const below = Object.entries(item as object).filter(([key]) => key !== '@context') as [string, Json][];
    for (const [key, member] of below.toReversed()) stack.push([member, pointer(at, key)]);
  }
}

/** The place of a part of an example in the description. */
export function placeIn({ example }: Sample, at: string): string {
  return example.pointer + at.slice(1);
}
