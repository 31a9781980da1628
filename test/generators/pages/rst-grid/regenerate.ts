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
  /** The files of the folder that reading left. */
  readonly folder: readonly GeneratedFile[];
  readonly contract: Contract;
  readonly pages: readonly GeneratedFile[];
}

/** Pages read into a folder, and written again from the files of that folder alone; `edit` changes them between. */
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

/** The lines in which two texts differ, as the second has them. */
export function changedLines(before: string, after: string): string[] {
  const lines = before.split('\n');
  return after.split('\n').filter((line, index) => line !== lines[index]);
}

/** Every string of the documents in a folder. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null
    ? [...Object.keys(value), ...Object.values(value).flatMap(stringsIn)]
    : [];
}
