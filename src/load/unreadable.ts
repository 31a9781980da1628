/** Errors in documents, as findings. */
import { UnusableInput } from '../finding.js';
import type { Finding, SourceLocation } from '../finding.js';

/** An error at a known location in a document. */
export type UnreadableDocument = UnusableInput & { readonly location: SourceLocation };

/** Whether an error is in a document, and not in the options of the user. */
export function isUnreadable(error: unknown): error is UnreadableDocument {
  return error instanceof UnusableInput && error.location !== undefined;
}

/** The error as a finding, to be reported with the other findings. */
export function unreadableFinding({ message, location, hint }: UnreadableDocument): Finding {
  return {
    check: 'document-unreadable',
    severity: 'error',
    message: ended(message),
    location,
    hint: hint === undefined ? 'Correct the document, or specify another one.' : sentence(hint),
  };
}

function sentence(text: string): string {
  return ended(`${text.charAt(0).toUpperCase()}${text.slice(1)}`);
}

function ended(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
