/** Reads pages into a folder and writes them again. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { contractFolder } from '../../../../generators/pages/folder.js';
import type { GeneratedFile } from '../../../../generators/generator.js';
import type { PageText, ReadPages, Style } from '../../../../generators/pages/style.js';
import { loadContract, loadTemplates } from '../../../../src/load/load.js';
import type { Contract } from '../../../../src/model/contract.js';

export interface Regenerated {
  readonly read: ReadPages;
  /** The files of the folder that the pages were read into. */
  readonly folder: readonly GeneratedFile[];
  readonly contract: Contract;
  readonly pages: readonly GeneratedFile[];
}

/** Reads pages into a folder, changes its files with `edit`, and writes the pages again from that folder only. */
export async function regenerate(
  style: Style,
  pages: readonly PageText[],
  edit: (file: GeneratedFile) => string = ({ text }) => text,
): Promise<Regenerated> {
  const read = style.read(pages);
  const folder = contractFolder(read, style);
  const place = await mkdtemp(path.join(tmpdir(), 'pages-'));
  try {
    await Promise.all(folder.map((file) => writeFile(path.join(place, file.path), edit(file))));
    const { contract } = await loadContract(path.join(place, 'openapi.yaml'), { cwd: place });
    return { read, folder, contract, pages: style.write(contract, await loadTemplates(`pages/${style.name}`)) };
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

/** The lines of the second text that differ from the first. */
export function changedLines(before: string, after: string): string[] {
  const lines = before.split('\n');
  return after.split('\n').filter((line, index) => line !== lines[index]);
}

/** All strings in a document, including keys. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null
    ? [...Object.keys(value), ...Object.values(value).flatMap(stringsIn)]
    : [];
}
