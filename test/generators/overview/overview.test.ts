import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overview } from '../../../generators/overview/overview.js';
import { relativePath } from '../../../generators/paths.js';
import { generators } from '../../../generators/index.js';
import type { Contract } from '../../../src/model/contract.js';
import { loadContract, loadTemplates } from '../../../src/load/load.js';
import { cls, contract } from '../fixture.js';
import { REPOSITORY } from '../folder.js';
import { nodesOf, parseGfm, textOf } from '../gfm.js';

const OWN = 'docs/generated/dlcs/2023/README.md';

function page(of: Contract, output = OWN): string {
  return overview.generate(of, { output }).files[0]?.text ?? '';
}

describe('overview', () => {
  it('links only to files that are generated', async () => {
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

  it('lists every class and operation', async () => {
    const { contract: dlcs } = await loadContract('dlcs@2023', { cwd: REPOSITORY });
    const text = page(dlcs);
    for (const { compact } of dlcs.hydra.classes) expect(text).toContain(`\`${compact}\``);
    for (const { method, path } of dlcs.openapi.operations) expect(text).toContain(`| \`${method}\` | \`${path}\` |`);
  });

  it('keeps its tables intact whatever the names are', () => {
    const word = fc.oneof(
      fc.constantFrom('|', '`', '``|', '\\|', '<script>', '\n', '\n\n# x', '[x](y)', '`a|b`', '&lt;', '\\'),
      fc.constantFrom('https://example.org/a_b*c?d=e&amp;f=g', 'https://a_b', 'See www.a_b.org.', '~https://a|b~'),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(word, word, word, (title, compact, description) => {
        const root = parseGfm(page(contract({ classes: [cls('A', { title, compact, description })] })));
        const rows = nodesOf(root, 'tableRow').map(({ children = [] }) => children);
        expect(rows.map((cells) => cells.length)).toEqual([4, 4]);
        expect(nodesOf(root, 'html').filter(({ value }) => value !== '<br>')).toEqual([]);
        const [first, second] = (rows[1] ?? []).map(textOf);
        expect(squeezed(first)).toBe(squeezed((title.trim() || 'A') + compact));
        expect(squeezed(second)).toBe(squeezed(description.trim().split(/\n\s*\n/)[0]));
      }),
      { examples: [['`', '<script>', '|']] },
    );
  });

  it('links a URL in a description to exactly that URL', () => {
    const url = 'https://example.org/a_b*c?d=e&f=g';
    const text = page(contract({ classes: [cls('A', { description: `See ${url}.` })] }));
    const links = nodesOf(parseGfm(text), 'link');
    expect(links).toMatchObject([{ url }]);
    expect(links.map(textOf)).toEqual([url]);
  });

  it.each([
    ['docs/a/README.md', 'docs/a/pictures/x.svg', 'pictures/x.svg'],
    ['docs/a/README.md', 'docs/b/types.ts', '../b/types.ts'],
    ['README.md', 'x.svg', 'x.svg'],
    ['./docs/../docs/README.md', 'docs/x', 'x'],
    ['/out/README.md', '/out/starlight', 'starlight'],
  ])('finds the relative path from %s to %s', (from, to, path) => {
    expect(relativePath(from, to)).toBe(path);
  });
});

/** A text without blank characters and backquotes, which Markdown may drop. */
function squeezed(text = ''): string {
  return text.replaceAll(/[\s`]/gu, '');
}
