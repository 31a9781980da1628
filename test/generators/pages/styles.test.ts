/** The list of styles is the only one: whatever names the styles takes it as input, or is compared with it here. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runParser } from '@optique/core/facade';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { benchmarkPages } from '../../../bench/benchmark-pages.js';
import { githubConfiguration } from '../../../bench/github-configuration.js';
import { overviewOf } from '../../../generators/overview/overview.js';
import { guessStyle } from '../../../generators/pages/guess.js';
import type { ListedStyle, Style } from '../../../generators/pages/style.js';
import { styleNamed } from '../../../generators/pages/style-named.js';
import { styles } from '../../../generators/pages/styles.js';
import { pagesCommand } from '../../../src/cli/commands/pages.js';
import { UnusableInput } from '../../../src/finding.js';
import { loadContract } from '../../../src/load/load.js';
import { folderWith } from '../../support-files.js';
import { cls, contract, property } from '../fixture.js';

const ROOT = path.resolve(import.meta.dirname, '../../..');

const facts = { name: 'papyrus', title: 'Scrolls', extension: '.scroll', markup: 'rst', subject: 'class' } as const;
const papyrus: Style = {
  ...facts,
  write: () => [{ path: 'a.scroll', text: 'A\n' }],
  read: () => ({ openapi: {}, findings: [] }),
  format: ({ text }) => ({ text, findings: [] }),
  recognises: ({ file }) => (file.endsWith('.scroll') ? 'markup' : 'none'),
};
const more: readonly ListedStyle[] = [...styles, { ...facts, load: async () => papyrus }];

describe('one more style', () => {
  it.each(['format', 'read', 'sync'])('is listed by `pages %s --help`', (subcommand) => {
    const out: string[] = [];
    runParser(pagesCommand(more).parser, 'hydra-contract', ['pages', subcommand, '--help'], {
      help: { option: true, onShow: () => 0 },
      showChoices: true,
      stdout: (text) => out.push(text),
    });
    const help = out.join('\n').replaceAll(/\s+/g, ' ');
    for (const { name } of more) expect(help).toContain(name);
  });

  it('is a value of `--style`', () => {
    const run = (style: string) => {
      const args = ['pages', 'format', 'a.md', '--style', style];
      return runParser(pagesCommand(more).parser, 'hydra-contract', args, { onError: () => 2, stderr: () => {} });
    };
    expect(run('papyrus')).toMatchObject({ run: expect.any(Function) });
    expect(run('parchment')).toBe(2);
  });

  it('is found by name, and named where another is not found', () => {
    expect(styleNamed('papyrus', more)).toBe(more.at(-1));
    expect(() => styleNamed('parchment', more)).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('papyrus') }),
    );
  });

  it('is guessed from its pages', async () => {
    expect(await guessStyle({ file: 'a.scroll', text: '' }, more)).toBe(more.at(-1));
    expect((await guessStyle({ file: 'a.md', text: '' }, more)).name).toBe('hydra-compact');
  });

  it('is linked in the overview, as its pages are about classes', () => {
    const settings = { generate: [{ generator: 'pages', style: 'papyrus', output: 'scrolls' }] };
    const about = contract({ classes: [cls('A', { properties: [property('A', 'p')] })] });
    const described = { ...about, settings: { ...about.settings, ...settings } };
    const [readme] = overviewOf(more).generate(described, { output: 'README.md' }).files;
    expect(readme?.text).toContain('[papyrus](scrolls/a.scroll)');
  });

  it('is accepted by the configuration', async () => {
    const configured = async (style: string) => {
      const cwd = await folderWith({
        'openapi.yaml': stringify({ openapi: '3.1.1', info: { title: 'A', version: '1' }, paths: {} }),
        'redocly.yaml': stringify({
          apis: { a: { root: 'openapi.yaml', 'x-hydra-contract': { pages: [{ files: '*', style }] } } },
        }),
      });
      return loadContract('a', { cwd, styles: more.map(({ name }) => name) });
    };
    expect((await configured('papyrus')).contract.settings.pages).toEqual([{ files: '*', style: 'papyrus' }]);
    await expect(configured('papyrsu')).rejects.toThrow(UnusableInput);
    await expect(configured('papyrsu')).rejects.toMatchObject({ hint: 'Did you mean "papyrus"?' });
  });

  it('is measured by the benchmarks', async () => {
    const measured = await benchmarkPages(more, 1);
    expect(measured.map(({ style }) => style.name)).toEqual(more.map(({ name }) => name));
    const { apis } = parse(githubConfiguration(more));
    const targets = apis['github@v3']['x-hydra-contract'].generate as { generator: string; style?: string }[];
    const pages = targets.filter(({ generator }) => generator === 'pages');
    expect(pages.map(({ style }) => style)).toEqual(more.map(({ name }) => name));
  });
});

describe('files that cannot import the list agree with it', () => {
  const names = styles.map(({ name }) => name);

  it('the JSON Schema of the configuration', () => {
    const schema = JSON.parse(readFileSync(path.join(ROOT, 'schemas/config.json'), 'utf8'));
    expect(schema.properties.pages.items.properties.style.enum).toEqual(names);
    expect(schema.properties.generate.items.properties.style.examples).toEqual(names);
    const valid = new Ajv2020({ allowUnionTypes: true }).compile(schema);
    for (const style of names) expect(valid({ pages: [{ files: '*', style }] })).toBe(true);
    expect(valid({ pages: [{ files: '*', style: 'parchment' }] })).toBe(false);
  });

  it('the table of styles in docs/pages.md', () => {
    const rows = readFileSync(path.join(ROOT, 'docs/pages.md'), 'utf8').match(/^\| `.*$/gm);
    expect(rows).toEqual(styles.map(({ name, title, extension }) => `| \`${name}\` | ${title} | \`${extension}\` |`));
  });

  it('the folders of generators/pages', async () => {
    for (const style of styles) {
      expect(existsSync(path.join(ROOT, 'generators/pages', style.name, 'page.hbs'))).toBe(true);
      const { name, title, extension, markup, subject } = await style.load();
      expect({ name, title, extension, markup, subject }).toEqual({
        name: style.name,
        title: style.title,
        extension: style.extension,
        markup: style.markup,
        subject: style.subject,
      });
    }
  });
});

describe('guessing the style of a page', () => {
  const compact = '# A\n\n|Method|Label|\n|--|--|\n|GET|b|\n';
  const padded = '# A\n\n| Method | Label |\n|--------|-------|\n| GET    | b     |\n';
  const bold = '## A\n\n|**Method**|**Path**|\n|-|-|\n|GET|b|\n';
  const grid = '+---+---+\n| a | b |\n+---+---+\n';

  it.each([
    ['hydra-compact', 'a.md', compact],
    ['hydra-padded', 'a.md', padded],
    ['starlight', 'a.mdx', padded],
    ['starlight', 'a.mdx', ''],
    ['docusaurus', 'a.md', bold],
    ['docusaurus', 'a.mdx', bold],
    ['hydra-compact', 'a.md', `${bold}\n|domain|range|\n|--|--|\n|v:A|v:B|\n`],
    ['rst-grid', 'a.rst', bold],
    ['rst-grid', 'a.txt', grid],
    ['hydra-compact', 'a.md', `${grid}\n${compact}`],
    ['hydra-compact', 'a.md', 'Only text.\n'],
  ])('%s for %s', async (style, file, text) => {
    expect((await guessStyle({ file, text })).name).toBe(style);
  });
});
