/** Shows the location of a finding in its source. */
import type { SourceLocation } from '../finding.js';
import type { Paint } from './paint.js';
import { textWidth } from './text-width.js';
import { visible } from './words.js';

/** The number of lines shown above the location. */
const ABOVE = 1;

/** The line of a location with the line above it, and marks under the text in question. Empty if the source is unknown. */
export function codeFrame(lines: readonly string[], location: SourceLocation, width: number, paint: Paint): string[] {
  const { line, column = 1 } = location;
  const text = line === undefined ? undefined : lines[line - 1];
  if (line === undefined || text === undefined || text.trim() === '') return [];
  const gutter = String(line).length;
  const room = Math.max(20, width - gutter - 5);
  const from = column > room ? column - 1 - Math.floor(room / 2) : 0;
  const above = lines.slice(Math.max(0, line - 1 - ABOVE), line - 1);
  const numbered = (number: number | string, code: string) =>
    `${paint.dim(`${String(number).padStart(gutter)} │`)} ${clip(code, from, room)}`.trimEnd();
  return [
    ...above.map((code, index) => `  ${numbered(line - above.length + index, code)}`),
    `${paint.red('›')} ${numbered(line, text)}`,
    `  ${paint.dim(`${' '.repeat(gutter)} │`)} ${marks(text, from, room, location, column, paint)}`,
  ];
}

function clip(code: string, from: number, room: number): string {
  const shown = visible(code.slice(from, from + room * 2));
  return textWidth(shown) <= room ? shown : `${[...shown].slice(0, room - 1).join('')}…`;
}

function marks(
  text: string,
  from: number,
  room: number,
  location: SourceLocation,
  column: number,
  paint: Paint,
): string {
  const start = textWidth(visible(text.slice(from, column - 1)));
  const end =
    location.endLine === undefined || location.endLine === location.line ? location.endColumn : text.length + 1;
  const meant = visible(text.slice(column - 1, Math.max(column, (end ?? column + wordLength(text, column)) - 1)));
  const count = Math.max(1, Math.min(textWidth(meant), room - start));
  return `${' '.repeat(Math.max(0, start))}${paint.red('~'.repeat(count))}`;
}

function wordLength(text: string, column: number): number {
  return /^["']?[\p{L}\p{N}_$@.:/-]+["']?/u.exec(text.slice(column - 1, column + 200))?.[0].length ?? 1;
}
