import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { description, files } from './contract.js';
import { folderWith, hydraContract } from './shell.js';

test('writes the configured outputs only when they change', async () => {
  const folder = await folderWith(files);
  const first = await hydraContract(folder, 'generate');
  expect(first).toMatchObject({ code: 0, out: '', err: 'Wrote 2 of 2 files in this folder.\n' });
  expect((await readdir(join(folder, 'out'))).toSorted()).toEqual(['bundle.json', 'types.ts']);
  const second = await hydraContract(folder, 'generate');
  expect(second.err).toBe('Wrote 0 of 2 files in this folder; the others were up to date.\n');
});

test('--check passes right after generating, and writes nothing', async () => {
  const folder = await folderWith(files);
  await hydraContract(folder, 'generate');
  expect(await hydraContract(folder, 'generate', '--check')).toMatchObject({ code: 0 });
});

test('--check names stale, missing and orphaned files and the command that fixes them', async () => {
  const folder = await folderWith(files);
  await hydraContract(folder, 'generate');
  await writeFile(join(folder, 'out/types.ts'), 'edited\n');
  await rm(join(folder, 'out/bundle.json'));
  const { code, out } = await hydraContract(folder, 'generate', '--check', '--format', 'json');
  expect(code).toBe(1);
  const found = JSON.parse(out).findings.map(
    ({ check, location, hint }: { check: string; location: { file: string }; hint: string }) => [
      check,
      location.file,
      hint,
    ],
  );
  expect(found).toEqual([
    ['generated-missing', 'out/bundle.json', 'Run `hydra-contract generate`.'],
    ['generated-stale', 'out/types.ts', 'Run `hydra-contract generate`.'],
  ]);
  expect(await readFile(join(folder, 'out/types.ts'), 'utf8')).toBe('edited\n');
});

test('a file that is no longer configured is orphaned, and the next run removes it', async () => {
  const folder = await folderWith(files);
  await hydraContract(folder, 'generate');
  await writeFile(join(folder, 'redocly.yaml'), files['redocly.yaml'].replace(/\n.*bundle.json.*/, ''));
  const checked = await hydraContract(folder, 'generate', '--check');
  expect(checked.code).toBe(1);
  expect(checked.out).toMatch(/out\/bundle\.json[\s\S]*generated-orphaned/);
  const { err } = await hydraContract(folder, 'generate');
  expect(err).toContain('removed 1 that is no longer generated');
  expect(await readdir(join(folder, 'out'))).toEqual(['types.ts']);
  expect(await hydraContract(folder, 'generate', '--check')).toMatchObject({ code: 0 });
});

test('a partial run leaves the rest untouched', async () => {
  const folder = await folderWith(files);
  await hydraContract(folder, 'generate');
  await hydraContract(folder, 'generate', '--only', 'types');
  expect((await readdir(join(folder, 'out'))).toSorted()).toEqual(['bundle.json', 'types.ts']);
});

test('a change to the contract makes --check fail and name the command for it', async () => {
  const folder = await folderWith(files);
  await hydraContract(folder, 'generate', 'library');
  await writeFile(join(folder, 'openapi.yaml'), description.replaceAll('pages', 'leaves'));
  const { code, out } = await hydraContract(folder, 'generate', 'library', '--check');
  expect(code).toBe(1);
  expect(out).toContain('Run `hydra-contract generate library`.');
});

test('works without configuration', async () => {
  const folder = await folderWith({ 'openapi.yaml': description });
  expect(await hydraContract(folder, 'generate', 'openapi.yaml')).toMatchObject({ code: 0 });
  expect(await readdir(join(folder, 'generated'))).toEqual(expect.arrayContaining(['types.ts', 'README.md']));
});

test('--out replaces the configured outputs', async () => {
  const folder = await folderWith(files);
  await hydraContract(folder, 'generate', '--out', 'elsewhere');
  expect((await readdir(join(folder, 'elsewhere'))).toSorted()).toEqual([
    '.hydra-contract.json',
    'openapi.json',
    'types.ts',
  ]);
  expect(await readdir(folder)).not.toContain('out');
});

test.each([
  [['--only', 'typs'], /Did you mean types\?/],
  [['--only', 'pages', '--style', 'starlite'], /no documentation style "starlite"/],
  [['--out', 'openapi.yaml'], /a part of the path is a file/],
])('%j is one clear error, and nothing is written', async (args, words) => {
  const folder = await folderWith(files);
  const { code, err } = await hydraContract(folder, 'generate', 'library', ...args);
  expect(code).toBe(2);
  expect(err).toMatch(words);
  expect((await readdir(folder)).toSorted()).toEqual(Object.keys(files).toSorted());
});

test('never overwrites a hand-written file', async () => {
  const folder = await folderWith({ ...files, 'out/types.ts': '// mine' });
  const { code, err } = await hydraContract(folder, 'generate');
  expect(code).toBe(2);
  expect(err).toMatch(/out\/types\.ts[\s\S]*--force/);
  expect(await readdir(join(folder, 'out'))).toEqual(['types.ts']);
  expect((await hydraContract(folder, 'generate', '--force')).code).toBe(0);
});

test('an unresolvable `$ref` stops it and is located', async () => {
  const folder = await folderWith({ ...files, 'openapi.yaml': description.replace('schemas/Book', 'schemas/Boook') });
  const { code, out } = await hydraContract(folder, 'generate');
  expect(code).toBe(2);
  expect(out).toMatch(/openapi\.yaml[\s\S]*30:[\s\S]*schemas\/Book/);
  expect(await readdir(folder)).not.toContain('out');
});

test('two targets with one path are an error that names both', async () => {
  const folder = await folderWith({
    ...files,
    'redocly.yaml': files['redocly.yaml'].replace('bundle.json', 'types.ts'),
  });
  const { code, err } = await hydraContract(folder, 'generate');
  expect(code).toBe(2);
  expect(err).toContain('Both library: types and library: bundle would write out/types.ts.');
});

test('a broken template of the user is named and not reported as a bug', async () => {
  const folder = await folderWith({
    ...files,
    'redocly.yaml': files['redocly.yaml'].replace(
      /generate:[^]*$/,
      'generate:\n        - { generator: pages, style: docusaurus, output: out, templates: own }\n',
    ),
    'own/fields.hbs': '{{#if}}\n',
  });
  const { code, err } = await hydraContract(folder, 'generate');
  expect(code).toBe(2);
  expect(err).toMatch(/The templates in .*own cannot be used: /);
  expect(err).not.toContain('bug');
});
