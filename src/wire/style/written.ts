/** Defines the results of writing a value in a style. */
import type { WireIssue } from '../issue.js';
import type { Pair } from './styled.js';

/** The value cannot be sent this way. */
export interface Unwritable {
  readonly kind: 'unwritable';
  readonly issues: readonly WireIssue[];
}

/** `text` is undefined if there is nothing to send. */
export type WrittenText = { readonly kind: 'written'; readonly text: string | undefined } | Unwritable;

/** Without pairs, there is nothing to send. */
export type WrittenPairs = { readonly kind: 'written'; readonly pairs: readonly Pair[] } | Unwritable;
