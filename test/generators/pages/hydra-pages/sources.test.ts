/** The source documents of the Hydra styles come back byte for byte; they are read where they lie, or skipped. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadContract } from '../../../../src/load/load.js';
import { styleNamed } from '../../../../generators/pages/style-named.js';
import { contentsOf } from '../../../../generators/pages/tables/contents.js';
import { tablesOf } from '../../../../generators/pages/tables/pipe-table.js';
import { roundTrip, written } from './round-trip.js';

const ROOT = path.resolve(import.meta.dirname, '../../../..');
const SEEDS = path.resolve(ROOT, process.env['SOURCE_DOCUMENTS'] ?? '../shared/seeds');
const REAL = path.resolve(SEEDS, '../real');

const documents = [
  [path.join(SEEDS, 'dlcs-batch-2016.md'), 'hydra-compact'],
  [path.join(SEEDS, 'dlcs-batch-2020.md'), 'hydra-padded'],
  [path.join(REAL, 'dlcs-role-2020.md'), 'hydra-padded'],
] as const;

/** A source document with the link sign restored. */
function source(file: string): string {
  return readFileSync(file, 'utf8').replaceAll('\u00F0\u0178\u201D\u2014', '\u{1F517}');
}

describe.each(documents)('%s', (file, style) => {
  it.skipIf(!existsSync(file))('comes back the same bytes from the folder it is read into', async () => {
    const text = source(file);
    const { pages, folder, findings } = await roundTrip(style, [{ file: path.basename(file), text }]);
    expect(pages.get(path.basename(file))).toBe(text);
    expect([...pages.keys()]).toEqual([path.basename(file)]);
    expect(findings).toEqual([]);
    for (const each of folder.values())
      expect(each.split('\n').filter((line) => /\|.*\||^\s*[|+][-+:|=]{3,}/.test(line))).toEqual([]);
  });

  it.skipIf(!existsSync(file))(
    'is formatted as the same bytes, and mended when it is knocked out of shape',
    async () => {
      const text = source(file);
      const { format: formatPage } = await styleNamed(style).load();
      const format = (page: string) => formatPage({ file, text: page }).text;
      expect(format(text)).toBe(text);
      if (style === 'hydra-padded') {
        expect(format(text.replaceAll('|--------|', '|---|'))).toBe(text);
        expect(format(text.replaceAll(/^\| GET {4}/gm, '| GET '))).toBe(text);
        expect(format(text.replaceAll(/ \|$/gm, ''))).toBe(text);
      }
      const changed = text.replace('owl:', 'rdf:').replace('xsd:', 'rdf:');
      expect(format(changed)).toContain('rdf:');
      expect(format(changed)).not.toBe(text);
    },
  );
});

describe('dlcs-batch-2023.txt', () => {
  const file = path.join(SEEDS, 'dlcs-batch-2023.txt');
  it.skipIf(!existsSync(file))('says what the page of dlcs@2023 says, table by table', async () => {
    const { contract } = await loadContract('dlcs@2023', { cwd: ROOT });
    const page = (await written(contract, 'starlight')).get('batch.mdx')!;
    const rows = tablesOf(page, { mdx: true }).flatMap((table) => contentsOf(table).map((cells) => cells.join('')));
    const said = source(file)
      .split('\n')
      .filter((line) => /^(Method|domain|GET|POST|vocab:)/.test(line));
    // FACTS of the platform: these three are advertised in the example only, and got sections of their own.
    const added = new Set(['errors', 'completedImages', 'errorImages'].flatMap((name) => sectionRows(page, name)));
    expect(said.every((line) => rows.includes(line))).toBe(true);
    expect(rows.filter((row) => !said.includes(row) && !added.has(row))).toEqual([]);
    expect(said.length).toBeGreaterThan(15);
  });
});

function sectionRows(page: string, name: string): string[] {
  const section = page.split(/^(?=## )/m).find((part) => part.startsWith(`## ${name}\n`)) ?? '';
  return tablesOf(section, { mdx: true }).flatMap((table) => contentsOf(table).map((cells) => cells.join('')));
}
