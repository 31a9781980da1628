/** Issues: what could not be read or written, and where in the value. */

/** One thing that could not be read or written. A plain value. */
export interface WireIssue {
  /** JSON Pointer into the value (RFC 6901 §5, not as a fragment): empty for the whole value, `/0/name` for a part. */
  readonly pointer: string;
  /** One sentence that names the offending text and what was expected. */
  readonly message: string;
}

/** Issues are listed up to this number: a text can have as many faults as characters. */
export const MAX_ISSUES = 20;

/** A key or an index appended to a JSON Pointer (RFC 6901 §3). */
export function pointerTo(base: string, key: string | number): string {
  return `${base}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The message of an error, not longer than a few lines: some repeat what they are about. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.length > MAX_MESSAGE ? `${message.slice(0, MAX_MESSAGE)}…` : message;
}

const MAX_MESSAGE = 200;

/** A text as messages show it: in quotes, and not longer than a line. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
