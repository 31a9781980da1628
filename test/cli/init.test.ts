import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { proposals } from '../../src/cli/survey.js';
import { description } from './contract.js';
import { folderWith, hydraContract } from './shell.js';

const vocabulary = JSON.stringify({
  '@context': { hydra: 'http://www.w3.org/ns/hydra/core#' },
  '@id': 'https://library.example/vocab',
  '@type': 'hydra:ApiDocumentation',
});

test('writes a working configuration and shows the next commands', async () => {
  const folder = await folderWith({
    'spec/library/v1/openapi.yaml': description,
    'vocab/library/v1/api.jsonld': vocabulary,
    'node_modules/x/openapi.yaml': description,
    'other.json': '{"name":"openapi"}',
    'notes.yaml': 'about: openapi',
  });
  const { code, err } = await hydraContract(folder, 'init');
  expect(code).toBe(0);
  expect(err).toMatch(
    /library@v1: spec\/library\/v1\/openapi\.yaml \+ vocab\/library\/v1\/api\.jsonld[\s\S]*hydra-contract check/,
  );
  const { apis } = parse(await readFile(join(folder, 'redocly.yaml'), 'utf8'));
  expect(Object.keys(apis)).toEqual(['library@v1']);
  expect((await hydraContract(folder, 'generate')).code).toBe(0);
});

test('finds the context that bodies name', async () => {
  const bodies = description.replace(
    '      properties:\n',
    "      properties:\n        '@context': { const: https://library.example/context }\n",
  );
  const folder = await folderWith({
    'openapi.yaml': bodies,
    'api.jsonld': vocabulary,
    'context.jsonld': '{ "@context": { "pages": "https://library.example/vocab#pages" } }',
  });
  await hydraContract(folder, 'init');
  const { apis } = parse(await readFile(join(folder, 'redocly.yaml'), 'utf8'));
  expect(apis.openapi['x-hydra-contract']).toMatchObject({
    vocabulary: 'api.jsonld',
    contexts: { 'https://library.example/context': 'context.jsonld' },
  });
});

test('skips and reports what cannot be read', async () => {
  const folder = await folderWith({
    'a/openapi.yaml': description,
    'b/openapi.yaml': 'openapi: 3.1.0\ninfo:\n  title: A: B\n',
  });
  const { code, err } = await hydraContract(folder, 'init');
  expect(code).toBe(0);
  expect(err).toMatch(/Skipped: b\/openapi\.yaml:3:/);
  expect(err).toContain('a: a/openapi.yaml');
});

test('never replaces a configuration, unless forced', async () => {
  const folder = await folderWith({ 'openapi.yaml': description, 'redocly.yaml': 'apis: {}\n' });
  expect(await hydraContract(folder, 'init')).toMatchObject({ code: 2, err: expect.stringContaining('--force') });
  expect(await readFile(join(folder, 'redocly.yaml'), 'utf8')).toBe('apis: {}\n');
  expect((await hydraContract(folder, 'init', '--force')).code).toBe(0);
});

test('an empty folder exits 2', async () => {
  expect((await hydraContract(await folderWith(), 'init')).code).toBe(2);
});

test('names APIs by their folders, uniquely', () => {
  const found = proposals({
    descriptions: ['openapi.yaml', 'a/openapi.yaml', 'spec/a/openapi.yaml', 'spec/a/v2/openapi.yaml'],
    vocabularies: ['vocab/b/v1/api.jsonld'],
    contexts: [],
    named: new Map(),
  });
  expect(found.map(({ name }) => name)).toEqual(['openapi', 'a', 'a-2', 'a@v2', 'b@v1']);
});
