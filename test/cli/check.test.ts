import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { description, files } from './contract.js';
import { folderWith, hydraContract, recordingShell } from './shell.js';

const staleWaiver = `${files['redocly.yaml']}      waivers: [{ check: example-valid, at: nowhere, reason: none }]\n`;
const brokenExample = description.replace('pages: 635', "pages: '635'");

test('a clean description is exit 0', async () => {
  const folder = await folderWith({ 'openapi.yaml': description });
  const { code, out } = await hydraContract(folder, 'check', 'openapi.yaml');
  expect(out).toBe('✔ Nothing to mend in openapi.yaml.\n');
  expect(code).toBe(0);
});

test('an error is exit 1, with file, line, code and mend', async () => {
  const folder = await folderWith({ 'openapi.yaml': brokenExample });
  const { code, out } = await hydraContract(folder, 'check', 'openapi.yaml');
  expect(code).toBe(1);
  expect(out).toMatch(/^openapi\.yaml\n\n {2}error {2}31:/);
  expect(out).toMatch(/› 31 │ .*pages: '635'/);
});

test.each([
  ['error', 0],
  ['warning', 1],
  ['never', 0],
])('a warning under --fail-on %s is exit %d', async (failOn, code) => {
  const folder = await folderWith({ ...files, 'redocly.yaml': staleWaiver });
  const outcome = await hydraContract(folder, 'check', '--fail-on', failOn);
  expect(outcome.out).toMatch(/warning/);
  expect(outcome.code).toBe(code);
});

test('every API of the configuration, or the one that is named', async () => {
  const folder = await folderWith(files);
  expect((await hydraContract(folder, 'check')).out).toContain('library');
  expect((await hydraContract(folder, 'check', 'library')).code).toBe(0);
  const { code, err } = await hydraContract(folder, 'check', 'libary');
  expect(code).toBe(2);
  expect(err).toMatch(/library/);
});

test('a baseline silences what is known and fails on what is new', async () => {
  const folder = await folderWith({ 'openapi.yaml': brokenExample });
  const check = (...more: string[]) =>
    hydraContract(folder, 'check', 'openapi.yaml', '--baseline', 'known.json', ...more);
  expect(await check()).toMatchObject({ code: 2, err: expect.stringContaining('--update-baseline') });
  expect((await check('--update-baseline')).code).toBe(0);
  expect(await check()).toMatchObject({ code: 0, out: expect.stringContaining('1 known finding') });
  await writeFile(join(folder, 'openapi.yaml'), `# moved\n\n${brokenExample}`);
  expect((await check()).code).toBe(0);
  await writeFile(join(folder, 'openapi.yaml'), brokenExample.replace('title: Moby Dick', 'title: 1'));
  expect((await check()).code).toBe(1);
});

const BAD = {
  'empty.yaml': ['', /empty/],
  'colon.yaml': ['openapi: 3.1.0\ninfo:\n  title: A: B\n', /^colon\.yaml:3:\d+: error: .*\n {2}mend: /],
  'tab.yaml': ['openapi: 3.1.0\ninfo:\n\ttitle: A\n', /^tab\.yaml:3/],
  'words.txt': ['just words', /error/],
  'broken.json': ['{"openapi": "3.1.0",', /^broken\.json:1:/],
} as const;

test.each(Object.entries(BAD))('%s is one clear error and exit 2', async (name, [text, words]) => {
  const folder = await folderWith({ [name]: text });
  const { code, out, err } = await hydraContract(folder, 'check', name);
  expect(code).toBe(2);
  expect(out).toBe('');
  expect(err).toMatch(words);
  expect(err).not.toMatch(/\n\s+at /);
});

test.each(['nowhere.yaml', 'folder', 'https://example.org/openapi.yaml', 'library'])('%s: exit 2', async (target) => {
  const folder = await folderWith();
  await mkdir(join(folder, 'folder'));
  const { code, err } = await hydraContract(folder, 'check', target);
  expect(code).toBe(2);
  expect(err).toMatch(/error: /);
});

test('an unknown configuration key asks what was meant', async () => {
  const folder = await folderWith({ ...files, 'redocly.yaml': files['redocly.yaml'].replace('generate:', 'genrate:') });
  const { code, err } = await hydraContract(folder, 'check');
  expect(code).toBe(2);
  expect(err).toMatch(/^redocly\.yaml:5:\d+: error: [\s\S]*"generate"/);
});

test('a `$ref` to nothing is exit 2 and asks what was meant', async () => {
  const folder = await folderWith({ 'openapi.yaml': description.replace('schemas/Book', 'schemas/Boook') });
  const { code, out } = await hydraContract(folder, 'check', 'openapi.yaml');
  expect(code).toBe(2);
  expect(out).toContain('#/components/schemas/Book?');
});

test('only and skip take ids of checks, and ask when there is none', async () => {
  const folder = await folderWith({ 'openapi.yaml': brokenExample });
  expect((await hydraContract(folder, 'check', 'openapi.yaml', '--skip', 'example-valid')).code).toBe(0);
  expect((await hydraContract(folder, 'check', 'openapi.yaml', '--only', 'example-valid')).code).toBe(1);
  const { code, err } = await hydraContract(folder, 'check', 'openapi.yaml', '--only', 'openapi-lnt');
  expect(code).toBe(2);
  expect(err).toContain('openapi-lint');
});

test('explain prints a page, lists all, and asks when there is none', async () => {
  expect((await hydraContract('.', 'explain', 'openapi-lint')).out).toMatch(/openapi-lint/);
  expect((await hydraContract('.', 'explain')).out).toMatch(/openapi-lint/);
  expect(await hydraContract('.', 'explain', 'opnapi-lint')).toMatchObject({
    code: 2,
    err: expect.stringContaining('openapi-lint'),
  });
});

test('--watch checks again when a file changes, and ends when told to', async () => {
  const folder = await folderWith({ 'openapi.yaml': description });
  const end = new AbortController();
  const { shell, out, err } = recordingShell(folder, { signal: end.signal });
  const done = runProgram(['check', 'openapi.yaml', '--watch'], shell);
  await until(() => err.join('').includes('Watching'));
  await writeFile(join(folder, 'openapi.yaml'), brokenExample);
  await until(() => out.length === 2);
  end.abort();
  expect(await done).toBe(1);
  expect(out[0]).toContain('Nothing to mend');
  expect(out[1]).toContain('1 error');
});

test('--fix leaves a description without automatic mends as it is', async () => {
  const folder = await folderWith({ 'openapi.yaml': brokenExample });
  await hydraContract(folder, 'check', 'openapi.yaml', '--fix');
  expect(await readFile(join(folder, 'openapi.yaml'), 'utf8')).toBe(brokenExample);
});

async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds(); waited += 20) {
    if (waited > 10_000) throw new Error('waited too long');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
