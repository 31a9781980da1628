import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import type { Finding } from '../../../../src/finding.js';
import { loadContract, loadTemplates } from '../../../../src/load/load.js';
import type { Contract } from '../../../../src/model/contract.js';
import { contractFolder } from '../../../../generators/pages/folder.js';
import type { PageText, ReadPages } from '../../../../generators/pages/style.js';
import { styleNamed } from '../../../../generators/pages/style-named.js';

export interface RoundTrip {
  readonly read: ReadPages;
  readonly contract: Contract;
  /** What loading the folder found. */
  readonly findings: readonly Finding[];
  /** The files of the folder, by name. */
  readonly folder: ReadonlyMap<string, string>;
  /** The pages written from the folder alone, by name. */
  readonly pages: ReadonlyMap<string, string>;
}

/** Reads pages into a folder (changed on the way, if wanted) and writes them again from that folder alone. */
export async function roundTrip(
  style: string,
  pages: readonly PageText[],
  change: (file: string, text: string) => string = (_, text) => text,
): Promise<RoundTrip> {
  const read = (await styleNamed(style).load()).read(pages);
  const folder = new Map(
    contractFolder(read, { name: style }).map(({ path: name, text }) => [name, change(name, text)]),
  );
  const place = await mkdtemp(path.join(tmpdir(), 'pages-'));
  try {
    await mkdir(place, { recursive: true });
    for (const [name, text] of folder) await writeFile(path.join(place, name), text);
    const config = parse(await readFile(path.join(place, 'redocly.yaml'), 'utf8')) as { apis: Record<string, unknown> };
    const { contract, findings } = await loadContract(Object.keys(config.apis)[0]!, { cwd: place });
    return { read, contract, findings, folder, pages: await written(contract, style) };
  } finally {
    await rm(place, { recursive: true });
  }
}

/** The pages of a contract in a style, by name. */
export async function written(contract: Contract, style: string): Promise<Map<string, string>> {
  const templates = await loadTemplates(`pages/${style}`);
  const files = (await styleNamed(style).load()).write(contract, templates);
  return new Map(files.map((file) => [file.path, file.text]));
}
