/** A query string, or an urlencoded form, as pairs: in order, each with its raw encoding (WHATWG URL §5.1). */
import { decodeForm } from './percent.js';

/** One `name=value` of a query. */
export interface QueryPair {
  /** Decoded; as written where the encoding is broken. */
  readonly name: string;
  readonly rawName: string;
  /** Still encoded; empty where there is no `=`. */
  readonly rawValue: string;
}

/** More pairs than this are not read. */
export const MAX_PAIRS = 10_000;

/** The pairs of a query. */
export class Query {
  readonly pairs: readonly QueryPair[];
  /** Whether pairs beyond {@link MAX_PAIRS} were left unread. */
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

  /** The pairs whose names are this name and keys in brackets, `name[key]`, in order. */
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

/** What stands before the keys in brackets; undefined if there are none. */
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
