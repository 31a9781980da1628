/** Defines what reading a parameter, a header or a body returns. */
import type { Json } from '../model/json.js';
import type { WireIssue } from './issue.js';
import type { Outcome } from './outcome.js';

/** The result of reading a parameter, a header or a body. */
export type Reading =
  /** Nothing was sent. */
  | { readonly kind: 'absent' }
  /** An empty value was sent, which `allowEmptyValue` permits whatever the schema says. */
  | { readonly kind: 'empty' }
  /**
   * The candidate values, the most specific first. An ambiguous text has several and is valid if any of them is valid.
   */
  | { readonly kind: 'read'; readonly values: readonly Json[] }
  | { readonly kind: 'unreadable'; readonly issues: readonly WireIssue[] };

/** Nothing was sent. */
export const ABSENT = { kind: 'absent' } as const;

/** Converts an outcome to a reading; undefined means that nothing was sent. */
export function reading(outcome: Outcome | undefined): Reading {
  if (outcome === undefined) return ABSENT;
  const { values, issues } = outcome;
  return values.length > 0 ? { kind: 'read', values } : { kind: 'unreadable', issues };
}
