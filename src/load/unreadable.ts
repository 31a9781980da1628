import { UnusableInput } from '../finding.js';
import type { Finding, SourceLocation } from '../finding.js';

/** Input that is unusable at a known place. */
export type UnreadableDocument = UnusableInput & { readonly location: SourceLocation };

/** Whether an error is about a document, rather than about what was asked for. */
export function isUnreadable(error: unknown): error is UnreadableDocument {
  return error instanceof UnusableInput && error.location !== undefined;
}

/** What is wrong with the document, among all else that is wrong. */
export function unreadableFinding({ message, location, hint }: UnreadableDocument): Finding {
  return {
    check: 'document-unreadable',
    severity: 'error',
    message: ended(message),
    location,
    hint: hint === undefined ? 'Correct the document, or name another.' : sentence(hint),
  };
}

function sentence(text: string): string {
  return ended(`${text.charAt(0).toUpperCase()}${text.slice(1)}`);
}

function ended(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
