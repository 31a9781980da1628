/**
 * The documents that the contracts were written after. They are not part of this project: tests that compare with
 * them are skipped where they are not at hand.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './contracts.js';

const FOLDER = path.resolve(ROOT, process.env['SOURCE_DOCUMENTS'] ?? '../shared/seeds');

/** The text of a source document, or undefined where the documents are not at hand. */
export function sourceText(file: string): string | undefined {
  const full = path.join(FOLDER, file);
  return existsSync(full) ? readFileSync(full, 'utf8') : undefined;
}

/** The cells of a pipe table's row, trimmed; undefined for any other line and for the rule below a header. */
export function cellsOf(line: string): string[] | undefined {
  if (!line.startsWith('|') || /^[|:\s-]+$/.test(line)) return undefined;
  return line
    .replace(/^\||\|\s*$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}

/** A page cut at its headings: what stands before the first one is under ``. */
export function sectionsOf(text: string): { heading: string; lines: string[] }[] {
  const sections: { heading: string; lines: string[] }[] = [{ heading: '', lines: [] }];
  for (const line of text.split('\n')) {
    const heading = /^#+ (.*)$/.exec(line)?.[1];
    if (heading === undefined) sections.at(-1)?.lines.push(line);
    else sections.push({ heading, lines: [] });
  }
  return sections;
}

/** JSON as people write it in pages: trailing commas and `...` for what is left out are dropped. */
export function looseJson(text: string): unknown {
  return JSON.parse(text.replaceAll(/\.\.\./g, '').replaceAll(/,(\s*[}\]])/g, '$1'));
}
