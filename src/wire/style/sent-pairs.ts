/** Defines the pairs that styles of queries, forms and cookies are read from. */
import { decodeForm } from '../percent.js';
import type { Query } from '../query.js';
import type { Claims } from './claims.js';

/** A pair as it was sent. */
export interface SentPair {
  /** Decoded. */
  readonly name: string;
  readonly rawName: string;
  readonly rawValue: string;
}

/** The pairs that may hold a value. */
export interface SentPairs {
  named(name: string): readonly SentPair[];
  /** The pairs named `base[key]`, with one or more keys. */
  under(base: string): readonly SentPair[];
  /** The pairs whose names are not claimed, which are left for an open claim. */
  unclaimed(): readonly SentPair[];
  decode(raw: string): string | undefined;
  /** Another separator of values that should have been sent as separate pairs, as in cookies. */
  readonly otherSeparator?: RegExp;
}

/** The pairs of a query or of a form. */
export function queryPairs(query: Query, claims: Claims): SentPairs {
  return {
    named: (name) => query.named(name),
    under: (base) => query.under(base),
    unclaimed: () => query.pairs.filter(({ name }) => !claims.has(name)),
    decode: decodeForm,
  };
}
