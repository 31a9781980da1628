/** Describes issues: what could not be read or written, and where in the value. */

/** One part of a value that could not be read or written. Plain data. */
export interface WireIssue {
  /** JSON Pointer into the value (RFC 6901 §5, not in fragment form): empty for the whole value, `/0/name` for a part of it. */
  readonly pointer: string;
  /** One sentence that names the offending text and what was expected. */
  readonly message: string;
}

/** The largest number of issues reported for one text. */
export const MAX_ISSUES = 20;

/** Appends a key or an index to a JSON Pointer (RFC 6901 §3). */
export function pointerTo(base: string, key: string | number): string {
  return `${base}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The message of an error, shortened: some messages repeat the whole input. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.length > MAX_MESSAGE ? `${message.slice(0, MAX_MESSAGE)}…` : message;
}

const MAX_MESSAGE = 200;

/** Quotes a text for a message, shortened to a line. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
