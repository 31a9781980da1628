/** Splits a query string or a urlencoded form into pairs, keeping their order and raw encoding (WHATWG URL §5.1). */
import { decodeForm } from './percent.js';

/** One `name=value` of a query. */
export interface QueryPair {
  /** Decoded, or as sent if the percent-encoding is broken. */
  readonly name: string;
  readonly rawName: string;
  /** Still encoded; empty where there is no `=`. */
  readonly rawValue: string;
}

/** The largest number of pairs that are read. */
export const MAX_PAIRS = 10_000;

/** The pairs of a query. */
export class Query {
  readonly pairs: readonly QueryPair[];
  /** Whether there are more than {@link MAX_PAIRS} pairs, so that some were not read. */
  readonly isTruncated: boolean;
  /** The whole text, without the leading `?`. */
  readonly text: string;
  #byName: ReadonlyMap<string, readonly QueryPair[]> | undefined;
  #byBase: ReadonlyMap<string, readonly QueryPair[]> | undefined;

  constructor(text: string, pairs: readonly QueryPair[], isTruncated: boolean) {
    this.text = text;
    this.pairs = pairs;
    this.isTruncated = isTruncated;
  }

  /** The pairs of this name, in order. */
  named(name: string): readonly QueryPair[] {
    return (this.#byName ??= grouped(this.pairs, (pair) => pair.name)).get(name) ?? [];
  }

  /** The pairs named `base[key]`, with one or more keys in brackets, in order. */
  under(base: string): readonly QueryPair[] {
    return (this.#byBase ??= grouped(this.pairs, (pair) => baseOf(pair.name))).get(base) ?? [];
  }
}

/** Reads a query string, with or without its `?`. */
export function readQuery(text: string): Query {
  const query = text.startsWith('?') ? text.slice(1) : text;
  const pairs: QueryPair[] = [];
  let from = 0;
  while (from < query.length && pairs.length < MAX_PAIRS) {
    const found = query.indexOf('&', from);
    const end = found === -1 ? query.length : found;
    if (end > from) pairs.push(readPair(query.slice(from, end)));
    from = end + 1;
  }
  return new Query(query, pairs, from < query.length);
}

function readPair(text: string): QueryPair {
  const at = text.indexOf('=');
  const rawName = at === -1 ? text : text.slice(0, at);
  return { name: decodeForm(rawName) ?? rawName, rawName, rawValue: at === -1 ? '' : text.slice(at + 1) };
}

/** Prints pairs as a query string, or as a urlencoded form. They must be encoded already. */
export function printQuery(pairs: readonly { readonly name: string; readonly value: string }[]): string {
  return pairs.map(({ name, value }) => `${name}=${value}`).join('&');
}

/** The part of a name before its keys in brackets; undefined if it has none. */
export function baseOf(name: string): string | undefined {
  return /^([^[]*)(?:\[[^[\]]*\])+$/.exec(name)?.[1];
}

function grouped(
  pairs: readonly QueryPair[],
  keyOf: (pair: QueryPair) => string | undefined,
): ReadonlyMap<string, readonly QueryPair[]> {
  const groups = new Map<string, QueryPair[]>();
  for (const pair of pairs) {
    const key = keyOf(pair);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [pair]);
    else group.push(pair);
  }
  return groups;
}
