/** How the lines of a Markdown page end, kept with a page that was read. */
import type { JsonObject } from '../../../src/model/json.js';
import type { Blocks } from './blocks.js';

/** The options of a page whose line endings are not the usual ones: `\n`, also after the last line. */
export interface LineEndings {
  readonly 'line-endings'?: 'crlf';
  readonly 'final-newline'?: false;
}

/** The line endings of a page that was read. */
export function lineEndingsOf({ eol, finalNewline }: Pick<Blocks, 'eol' | 'finalNewline'>): LineEndings {
  return {
    ...(eol === '\r\n' && { 'line-endings': 'crlf' }),
    ...(!finalNewline && { 'final-newline': false }),
  };
}

/** A page, written with `\n` after every line, with the line endings of its options. */
export function withLineEndings(text: string, options: LineEndings | JsonObject): string {
  const whole = options['final-newline'] === false ? text.replace(/\n$/, '') : text;
  return options['line-endings'] === 'crlf' ? whole.replaceAll('\n', '\r\n') : whole;
}
