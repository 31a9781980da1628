/** What reading a parameter, a header or a body yields. */
import type { Json } from '../../model/json.js';
import type { WireIssue } from '../issue.js';
import type { Outcome } from '../outcome.js';

/** What a text says. */
export type Reading =
  /** Nothing was sent. */
  | { readonly kind: 'absent' }
  /** An empty value was sent that `allowEmptyValue` permits, whatever the schema says. */
  | { readonly kind: 'empty' }
  /**
   * The candidate values, the most specific first. There is more than one where the text is ambiguous: it is valid if any of them is.
   */
  | { readonly kind: 'read'; readonly values: readonly Json[] }
  | { readonly kind: 'unreadable'; readonly issues: readonly WireIssue[] };

/** Nothing was sent. */
export const ABSENT = { kind: 'absent' } as const;

/** An outcome as a reading; undefined stands for nothing sent. */
export function reading(outcome: Outcome | undefined): Reading {
  if (outcome === undefined) return ABSENT;
  const { values, issues } = outcome;
  return values.length > 0 ? { kind: 'read', values } : { kind: 'unreadable', issues };
}
