import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overview } from '../../../generators/overview/overview.js';
import { relativePath } from '../../../generators/paths.js';
import { generators } from '../../../generators/index.js';
import type { Contract } from '../../../src/model/contract.js';
import { loadContract, loadTemplates } from '../../../src/load/load.js';
import { cls, contract } from '../fixture.js';
import { REPOSITORY } from '../folder.js';

const OWN = 'docs/generated/dlcs/2023/README.md';

function page(of: Contract, output = OWN): string {
  return overview.generate(of, { output }).files[0]?.text ?? '';
}

describe('overview', () => {
  it('leads to files that are generated', async () => {
    const { contract: dlcs } = await loadContract('dlcs@2023', { cwd: REPOSITORY });
    const written = new Set<string>();
    for (const { generator, style, output } of dlcs.settings.generate) {
      const found = generators.find(({ name }) => name === generator);
      const templates = await loadTemplates(style === undefined ? generator : `${generator}/${style}`);
      const { files } = (await found?.generate(dlcs, {
        templates,
        output,
        ...(style === undefined ? {} : { style }),
      })) ?? { files: [] };
      written.add(relativePath(OWN, output));
      for (const { path } of files) written.add(relativePath(OWN, path === '' ? output : `${output}/${path}`));
    }
    const links = [...page(dlcs).matchAll(/\]\(([^)]*)\)/g)].map(([, target]) => decodeURIComponent(target ?? ''));
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter((target) => !written.has(target))).toEqual([]);
  });

  it('names every class and operation', async () => {
    const { contract: dlcs } = await loadContract('dlcs@2023', { cwd: REPOSITORY });
    const text = page(dlcs);
    for (const { compact } of dlcs.hydra.classes) expect(text).toContain(`\`${compact}\``);
    for (const { method, path } of dlcs.openapi.operations) expect(text).toContain(`| \`${method}\` | \`${path}\` |`);
  });

  it('keeps its tables whatever the names are', () => {
    const word = fc.oneof(
      fc.constantFrom('|', '`', '``|', '\\|', '<script>', '\n', '\n\n# x', '[x](y)', '`a|b`', '&lt;', '\\'),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(word, word, word, (title, compact, description) => {
        const lines = page(contract({ classes: [cls('A', { title, compact, description })] })).split('\n');
        const start = lines.indexOf('## Classes') + 2;
        const row = lines[start + 2] ?? '';
        expect(lines[start + 1]).toBe('| --- | --- | --- | --- |');
        expect(cells(row)).toHaveLength(4);
        expect(lines.slice(start + 3).filter((line) => line !== '')).toEqual([]);
        expect(row.replaceAll(/(`+)[^`].*?\1/g, '')).not.toMatch(/<(?!br>)/);
      }),
    );
  });

  it.each([
    ['docs/a/README.md', 'docs/a/pictures/x.svg', 'pictures/x.svg'],
    ['docs/a/README.md', 'docs/b/types.ts', '../b/types.ts'],
    ['README.md', 'x.svg', 'x.svg'],
    ['./docs/../docs/README.md', 'docs/x', 'x'],
    ['/out/README.md', '/out/starlight', 'starlight'],
  ])('finds the way from %s to %s', (from, to, way) => {
    expect(relativePath(from, to)).toBe(way);
  });
});

/** The cells of a row, as GFM splits it: at every pipe that no backslash escapes. */
function cells(row: string): readonly string[] {
  const inner = row.replace(/^\| /, '').replace(/ \|$/, '');
  return inner.split(/(?<!\\)(?:\\\\)*\|/);
}
