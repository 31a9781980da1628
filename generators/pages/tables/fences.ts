/** The syntax of fenced code blocks (CommonMark 0.31.2 §4.5). */

export interface FenceMark {
  /** The backticks or tildes that open the block. */
  readonly mark: string;
  /** The info string: `json`. */
  readonly info: string;
}

/** The fence that a line opens, given without indentation. */
export function openingFence(text: string): FenceMark | undefined {
  const [, ticks, tildes, info = ''] = /^(?:(`{3,})(?=[^`]*$)|(~{3,}))(.*)$/s.exec(text) ?? [];
  const mark = ticks ?? tildes;
  return mark === undefined ? undefined : { mark, info: info.trim() };
}

/** Whether a line, given without indentation, closes a fence: at least as long, of the same character, without an info string. */
export function closesFence({ mark }: FenceMark, text: string): boolean {
  const line = text.replace(/[ \t]+$/, '');
  return line.length >= mark.length && line === mark.charAt(0).repeat(line.length);
}

/**
 * The fence that a line opens behind a text, as template engines glue them together.
 * CommonMark reads such a line as text, and the line that was meant to close the fence as one that opens it.
 */
export function gluedFence(line: string): FenceMark | undefined {
  const [, mark, info = ''] = /^[^`|]*[^`|\s](`{3,})([\w-]*)[ \t]*$/.exec(line) ?? [];
  return mark === undefined ? undefined : { mark, info };
}
