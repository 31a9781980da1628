/** Lines of a text with their line endings. */

/** A line. Joining `text + end` of all lines gives the text that was split. */
export interface Line {
  readonly text: string;
  /** `\n`, `\r\n`, `\r`, or empty for a last line without a line ending. */
  readonly end: string;
}

/** Splits a text into lines, whatever their endings (CommonMark 0.31.2 §2.1). */
export function splitLines(text: string): Line[] {
  return Array.from(text.matchAll(/([^\r\n]*)(\r\n|\n|\r)|[^\r\n]+/g), ([line, content, end]) =>
    end === undefined ? { text: line, end: '' } : { text: content!, end },
  );
}

/** Whether a line contains nothing but spaces and tabs. */
export function isBlank(text: string): boolean {
  return /^[ \t]*$/.test(text);
}
