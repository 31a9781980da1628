/** Text that is written again with other characters: braces that lack their backslash, markup that is not needed. */
import type { Finding } from '../../../src/finding.js';
import { escapeMdx, unescapeMdx } from '../markdown/mdx.js';
import { columnName } from './read-parts.js';
import type { ReadPart, ReadSection } from './read-parts.js';
import { cellDescription, cellName, descriptionCell, nameCell } from './text.js';

/** One finding for a page whose text is respelled somewhere. */
export function respelled(sections: readonly ReadSection[], file: string): Finding[] {
  const lines = sections.flatMap(({ parts }) => parts.flatMap(respelledLines));
  if (lines.length === 0) return [];
  const [line] = lines;
  return [
    {
      check: 'page-text-respelled',
      severity: 'info',
      message: `Text in ${lines.length === 1 ? 'one place' : `${lines.length} places`} is written again with other characters, such as a backslash before a brace.`,
      location: { kind: 'source', file, line: line as number },
      hint: 'Escape braces outside code, as in \\{release\\}: MDX takes them for expressions.',
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
