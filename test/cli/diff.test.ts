import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { REPOSITORY, folder } from '../generators/folder.js';
import { description } from './contract.js';
import { folderWith, hydraContract } from './shell.js';

const VOCABULARY = 'vocab/dlcs/2023/api-documentation.jsonld';
const withoutPages = description.replace('type: integer', 'type: string');

async function editions(fresh = withoutPages): Promise<string> {
  return folderWith({ 'old.yaml': description, 'new.yaml': fresh });
}

test('two files: what changed and who is affected', async () => {
  const { code, out, err } = await hydraContract(await editions(), 'diff', 'old.yaml', 'new.yaml');
  expect(out).toMatch(/^BREAKING\n/);
  expect(out).toMatch(/from old\.yaml to new\.yaml\.\n$/);
  expect(err).toContain('Only the wire is compared');
  expect(code).toBe(0);
});

test.each([
  ['breaking', 1],
  ['never', 0],
])('--fail-on %s is exit %d where something breaks', async (failOn, code) => {
  const outcome = await hydraContract(await editions(), 'diff', 'old.yaml', 'new.yaml', '--fail-on', failOn);
  expect(outcome.code).toBe(code);
});

test('no change exits 0, whatever --fail-on says', async () => {
  const { code, out } = await hydraContract(
    await editions(description),
    'diff',
    'old.yaml',
    'new.yaml',
    '--fail-on',
    'editorial',
  );
  expect([code, out]).toEqual([0, 'No changes from old.yaml to new.yaml.\n']);
});

test.each([
  ['markdown', /^## old\.yaml → new\.yaml\n/],
  ['json', /^\{\n {2}"version": 1,/],
  ['github', /^::error file=new\.yaml,line=\d+/],
  ['sarif', /"version": "2\.1\.0"/],
])('--format %s', async (format, expected) => {
  const { out } = await hydraContract(await editions(), 'diff', 'old.yaml', 'new.yaml', '--format', format);
  expect(out).toMatch(expected);
});

test('one contract and the vocabulary that a server publishes', async () => {
  const authored = readFileSync(join(REPOSITORY, VOCABULARY), 'utf8');
  const served = authored.replaceAll('Retrieve a Batch', 'Fetch a Batch');
  const server = createServer((_, response) => response.setHeader('content-type', 'application/ld+json').end(served));
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/vocab`;
  const cwd = folder({
    'redocly.yaml': 'apis: { dlcs: { root: openapi.yaml, x-hydra-contract: { vocabulary: api.jsonld } } }\n',
    'openapi.yaml': { copy: 'spec/dlcs/2023/openapi.yaml' },
    'api.jsonld': { copy: VOCABULARY },
  });
  const { code, out } = await hydraContract(cwd, 'diff', 'dlcs', '--vocabulary', url, '--fail-on', 'editorial');
  expect(out).toContain('The title changed from "Retrieve a Batch" to "Fetch a Batch".');
  expect(out).toMatch(/^EDITORIAL\n/);
  expect(code).toBe(1);
});

test.each([
  [['old.yaml'], /Only one edition was given/],
  [['old.yaml', 'new.yaml', '--vocabulary', 'v.jsonld'], /Two editions and a vocabulary were given/],
  [['old.yaml', 'nowhere.yaml'], /nowhere\.yaml does not exist/],
])('%j exits 2 and names what is missing', async (args, words) => {
  const { code, err } = await hydraContract(await editions(), 'diff', ...args);
  expect(err).toMatch(words);
  expect(code).toBe(2);
});
