/** Finds text that changes when it is written back: braces without a backslash, or unnecessary markup. */
import type { Finding } from '../../../src/finding.js';
import { escapeMdx, unescapeMdx } from '../markdown/mdx.js';
import { columnName } from './read-parts.js';
import type { ReadPart, ReadSection } from './read-parts.js';
import { cellDescription, cellName, descriptionCell, nameCell } from './text.js';

/** A finding for the page if any text changes. */
export function respelled(sections: readonly ReadSection[], file: string): Finding[] {
  const lines = sections.flatMap(({ parts }) => parts.flatMap(respelledLines));
  if (lines.length === 0) return [];
  const [line] = lines;
  return [
    {
      check: 'page-text-respelled',
      severity: 'info',
      message: `Writing the page back changes characters in ${lines.length === 1 ? 'one place' : `${lines.length} places`}, for example by adding a backslash before a brace.`,
      location: { kind: 'source', file, line: line as number },
      hint: 'Escape braces outside code, as in \\{release\\}, because MDX parses them as expressions.',
    },
  ];
}

function respelledLines({ kind, line, text, rows = [] }: ReadPart): number[] {
  if (kind === 'text') return escapeMdx(unescapeMdx(text)) === text ? [] : [line];
  const names = (rows[0] ?? []).map(columnName);
  return rows.flatMap((row, index) =>
    index > 0 && row.some((cell, column) => !isOwnSpelling(cell, names[column])) ? [line + 1 + index] : [],
  );
}

function isOwnSpelling(cell: string, column: string | undefined): boolean {
  return column === 'description' ? descriptionCell(cellDescription(cell)) === cell : nameCell(cellName(cell)) === cell;
}
