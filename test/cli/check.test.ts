import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { description, files } from './contract.js';
import { folderWith, hydraContract, recordingShell } from './shell.js';

const staleWaiver = `${files['redocly.yaml']}      waivers: [{ check: example-valid, at: nowhere, reason: none }]\n`;
const brokenExample = description.replace('pages: 635', "pages: '635'");

test('a clean description exits 0', async () => {
  const folder = await folderWith({ 'openapi.yaml': description });
  const { code, out } = await hydraContract(folder, 'check', 'openapi.yaml');
  expect(out).toBe('✔ No findings in openapi.yaml.\n');
  expect(code).toBe(0);
});

test('an error exits 1 and shows file, line, code and hint', async () => {
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

test('checks every API of the configuration, or the named one', async () => {
  const folder = await folderWith(files);
  expect((await hydraContract(folder, 'check')).out).toContain('library');
  expect((await hydraContract(folder, 'check', 'library')).code).toBe(0);
  const { code, err } = await hydraContract(folder, 'check', 'libary');
  expect(code).toBe(2);
  expect(err).toMatch(/library/);
});

test('a baseline suppresses known findings and fails on new ones', async () => {
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

test('no baseline suppresses an unreadable document', async () => {
  const folder = await folderWith({ 'openapi.yaml': 'openapi: 3.1.0\ninfo:\n  title: A: B\n' });
  const check = (...more: string[]) =>
    hydraContract(folder, 'check', 'openapi.yaml', '--baseline', 'known.json', ...more);
  expect((await check('--update-baseline')).code).toBe(2);
  expect(await check()).toMatchObject({ code: 2, out: expect.stringContaining('document-unreadable') });
});

const BAD = {
  'empty.yaml': ['', /^empty\.yaml\n\n {2}error .*\n {2}empty\.yaml is empty/],
  'colon.yaml': [
    'openapi: 3.1.0\ninfo:\n  title: A: B\n',
    /^colon\.yaml\n\n {2}error {2}3:\d+ [^]*› 3 │ [^]*\n {2}hint {2}/,
  ],
  'tab.yaml': ['openapi: 3.1.0\ninfo:\n\ttitle: A\n', /^tab\.yaml\n\n {2}error {2}3:1 /],
  'words.txt': ['just words', /error/],
  'broken.json': ['{"openapi": "3.1.0",', /^broken\.json\n\n {2}error {2}1:/],
} as const;

test.each(Object.entries(BAD))('%s gives one clear error and exits 2', async (name, [text, words]) => {
  const folder = await folderWith({ [name]: text });
  const { code, out, err } = await hydraContract(folder, 'check', name);
  expect(code).toBe(2);
  expect(err).toBe('');
  expect(out).toMatch(words);
  expect(out).toContain(`✖ 1 error in ${name}.`);
  expect(out).not.toMatch(/\n\s+at /);
});

test('an unreadable document is a finding in every format, and the others are still checked', async () => {
  const folder = await folderWith({ 'colon.yaml': BAD['colon.yaml'][0], 'openapi.yaml': brokenExample });
  const github = await hydraContract(folder, 'check', 'colon.yaml', 'openapi.yaml', '--format', 'github');
  expect(github.code).toBe(2);
  expect(github.out).toMatch(/^::error file=colon\.yaml,line=3,col=\d+,title=document-unreadable::/m);
  expect(github.out).toContain('2 errors in 2 contracts.');
  expect(github.out).toMatch(/^::error file=openapi\.yaml,line=31,/m);
  const json = await hydraContract(folder, 'check', 'colon.yaml', '--format', 'json');
  expect(JSON.parse(json.out)).toMatchObject({
    summary: { error: 1 },
    findings: [{ check: 'document-unreadable', location: { file: 'colon.yaml', line: 3 } }],
  });
});

test.each(['nowhere.yaml', 'folder', 'https://example.org/openapi.yaml', 'library'])('%s exits 2', async (target) => {
  const folder = await folderWith();
  await mkdir(join(folder, 'folder'));
  const { code, out, err } = await hydraContract(folder, 'check', target);
  expect(code).toBe(2);
  expect(out + err).toMatch(/\berror\b/);
});

test('an unknown configuration key gets a suggestion', async () => {
  const folder = await folderWith({ ...files, 'redocly.yaml': files['redocly.yaml'].replace('generate:', 'genrate:') });
  const { code, out } = await hydraContract(folder, 'check');
  expect(code).toBe(2);
  expect(out).toMatch(/^redocly\.yaml\n\n {2}error {2}5:\d+ [\s\S]*"generate"/);
});

test('an unresolvable `$ref` exits 2 with a suggestion', async () => {
  const folder = await folderWith({ 'openapi.yaml': description.replace('schemas/Book', 'schemas/Boook') });
  const { code, out } = await hydraContract(folder, 'check', 'openapi.yaml');
  expect(code).toBe(2);
  expect(out).toContain('#/components/schemas/Book?');
});

test('--only and --skip take check ids and suggest one for a typo', async () => {
  const folder = await folderWith({ 'openapi.yaml': brokenExample });
  expect((await hydraContract(folder, 'check', 'openapi.yaml', '--skip', 'example-valid')).code).toBe(0);
  expect((await hydraContract(folder, 'check', 'openapi.yaml', '--only', 'example-valid')).code).toBe(1);
  const { code, err } = await hydraContract(folder, 'check', 'openapi.yaml', '--only', 'openapi-lnt');
  expect(code).toBe(2);
  expect(err).toContain('openapi-lint');
});

test('explain prints one page, lists all checks, and suggests one for a typo', async () => {
  expect((await hydraContract('.', 'explain', 'openapi-lint')).out).toMatch(/openapi-lint/);
  expect((await hydraContract('.', 'explain')).out).toMatch(/openapi-lint/);
  expect(await hydraContract('.', 'explain', 'opnapi-lint')).toMatchObject({
    code: 2,
    err: expect.stringContaining('openapi-lint'),
  });
});

test('--watch checks again when a file changes, and stops on request', async () => {
  const folder = await folderWith({ 'openapi.yaml': description });
  const end = new AbortController();
  const { shell, out, err } = recordingShell(folder, { signal: end.signal });
  const done = runProgram(['check', 'openapi.yaml', '--watch'], shell);
  await until(() => err.join('').includes('Watching'));
  await writeFile(join(folder, 'openapi.yaml'), brokenExample);
  await until(() => out.length === 2);
  end.abort();
  expect(await done).toBe(1);
  expect(out[0]).toContain('No findings');
  expect(out[1]).toContain('1 error');
});

const legacy = (property: string) =>
  `{ "@context": ["http://www.w3.org/ns/hydra/context.jsonld", { "ex": "https://example.org/vocab#" }],
     "@id": "https://example.org/vocab", "@type": "ApiDocumentation", "supportedClass": [
     { "@id": "ex:Book", "@type": "Class", "supportedProperty": [{ "property": "ex:title", ${property} }] }] }\n`;

test('--fix applies fixes, then reports what is left in the fixed files', async () => {
  const folder = await folderWith({ 'api.jsonld': legacy('"writeable": false, "readonly": true') });
  const { out, err } = await hydraContract(folder, 'check', 'api.jsonld', '--fix');
  expect(err).toBe('Fixed 1 finding in 1 file.\n');
  const text = await readFile(join(folder, 'api.jsonld'), 'utf8');
  expect(text).toBe(legacy('"writable": false, "readonly": true'));
  expect(out).not.toContain('writeable');
  expect(out).toContain('hydra:readonly');
});

test('--watch continues after an unreadable document', async () => {
  const folder = await folderWith({ 'openapi.yaml': BAD['colon.yaml'][0] });
  const end = new AbortController();
  const { shell, out, err } = recordingShell(folder, { signal: end.signal });
  const done = runProgram(['check', 'openapi.yaml', '--watch'], shell);
  await until(() => err.join('').includes('Watching'));
  await writeFile(join(folder, 'openapi.yaml'), description);
  await until(() => out.length === 2);
  end.abort();
  expect(await done).toBe(0);
  expect(out[0]).toContain('document-unreadable');
  expect(out[1]).toContain('No findings');
});

test('--fix does not touch a description without automatic fixes', async () => {
  const folder = await folderWith({ 'openapi.yaml': brokenExample });
  await hydraContract(folder, 'check', 'openapi.yaml', '--fix');
  expect(await readFile(join(folder, 'openapi.yaml'), 'utf8')).toBe(brokenExample);
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}
