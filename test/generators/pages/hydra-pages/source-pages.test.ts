/** The pages that the DLCS contracts were written from are read and written byte for byte. */
import { describe, expect, it } from 'vitest';
import { loadContract } from '../../../../src/load/load.js';
import { styleNamed } from '../../../../generators/pages/style-named.js';
import { contentsOf } from '../../../../generators/pages/tables/contents.js';
import { tablesOf } from '../../../../generators/pages/tables/pipe-table.js';
import { ROOT } from '../../../spec/contracts.js';
import { sourcePages } from '../../../spec/source-pages.js';
import { roundTrip, written } from './round-trip.js';

const PAGES = [
  ...sourcePages('dlcs-batch-2016.md').map((page) => ({ ...page, style: 'hydra-compact' })),
  ...sourcePages('dlcs-batch-2020.md').map((page) => ({ ...page, style: 'hydra-padded' })),
  ...sourcePages('dlcs-role-2020.md').map((page) => ({ ...page, style: 'hydra-padded' })),
].map((page) => ({ ...page, text: withLinkSign(page.text) }));

/** A page with its link signs corrected, which were misread as Windows-1252. */
function withLinkSign(text: string): string {
  return text.replaceAll('\u00F0\u0178\u201D\u2014', '\u{1F517}');
}

describe.each(PAGES)('$title', ({ file, text, style }) => {
  it('is written byte for byte from the folder that it was read into', async () => {
    const { pages, folder, findings } = await roundTrip(style, [{ file, text }]);
    expect(pages.get(file)).toBe(text);
    expect([...pages.keys()]).toEqual([file]);
    expect(findings).toEqual([]);
    for (const each of folder.values())
      expect(each.split('\n').filter((line) => /\|.*\||^\s*[|+][-+:|=]{3,}/.test(line))).toEqual([]);
  });

  it('is not changed by formatting, and misaligned tables are restored', async () => {
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
  });
});

describe.each(sourcePages('dlcs-batch-2023.txt'))('$title', ({ text }) => {
  it('has the same tables as the page generated from dlcs@2023', async () => {
    const { contract } = await loadContract('dlcs@2023', { cwd: ROOT });
    const page = (await written(contract, 'starlight')).get('batch.mdx')!;
    const rows = tablesOf(page, { mdx: true }).flatMap((table) => contentsOf(table).map((cells) => cells.join('')));
    const stated = text.split('\n').filter((line) => /^(Method|domain|GET|POST|vocab:)/.test(line));
    // The source page shows these three properties in its example only; the contract describes them.
    const added = new Set(['errors', 'completedImages', 'errorImages'].flatMap((name) => sectionRows(page, name)));
    expect(stated.every((line) => rows.includes(line))).toBe(true);
    expect(rows.filter((row) => !stated.includes(row) && !added.has(row))).toEqual([]);
    expect(stated.length).toBeGreaterThan(15);
  });
});

function sectionRows(page: string, name: string): string[] {
  const section = page.split(/^(?=## )/m).find((part) => part.startsWith(`## ${name}\n`)) ?? '';
  return tablesOf(section, { mdx: true }).flatMap((table) => contentsOf(table).map((cells) => cells.join('')));
}
