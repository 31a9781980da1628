/**
 * The pages that the contracts were written from. Each is in `test/fixtures/pages` with its structure, tables and facts,
 * and with descriptions of this project's own. The originals are not part of the project: the environment variable
 * `SOURCE_DOCUMENTS` names folders that contain them, and the tests then compare with the originals too.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './contracts.js';

const FIXTURES = path.join(ROOT, 'test/fixtures/pages');
const ORIGINALS = (process.env['SOURCE_DOCUMENTS'] ?? '').split(path.delimiter).filter((folder) => folder !== '');

export interface SourcePage {
  /** For test titles: the name of the file, and whether it is the original. */
  readonly title: string;
  readonly file: string;
  readonly text: string;
}

/** The fixture of a page, followed by the original wherever a folder of `SOURCE_DOCUMENTS` contains it. */
export function sourcePages(file: string): SourcePage[] {
  const originals = ORIGINALS.map((folder) => path.join(folder, file)).filter(existsSync);
  return [
    { title: file, file, text: readFileSync(path.join(FIXTURES, file), 'utf8') },
    ...originals.map((full) => ({ title: `${file} (original)`, file, text: readFileSync(full, 'utf8') })),
  ];
}

/** The trimmed cells of a row of a pipe table; undefined for a rule row and for any other line. */
export function cellsOf(line: string): string[] | undefined {
  if (!line.startsWith('|') || /^[|:\s-]+$/.test(line)) return undefined;
  return line
    .replace(/^\||\|\s*$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}

/** The sections of a page. The first one has an empty heading and contains the text before the first heading. */
export function sectionsOf(text: string): { heading: string; lines: string[] }[] {
  const sections: { heading: string; lines: string[] }[] = [{ heading: '', lines: [] }];
  for (const line of text.split('\n')) {
    const heading = /^#+ (.*)$/.exec(line)?.[1];
    if (heading === undefined) sections.at(-1)?.lines.push(line);
    else sections.push({ heading, lines: [] });
  }
  return sections;
}

/** Parses the JSON of hand-written pages: ignores trailing commas and `...` for omitted parts. */
export function looseJson(text: string): unknown {
  return JSON.parse(text.replaceAll(/\.\.\./g, '').replaceAll(/,(\s*[}\]])/g, '$1'));
}
