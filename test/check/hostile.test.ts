import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { runChecks } from '../../src/check/run.js';
import { UnusableInput } from '../../src/finding.js';
import type { Finding } from '../../src/finding.js';
import { loadContract } from '../../src/load/load.js';
import { folderWith } from '../support-files.js';
import { watching } from './support/watch.js';

type Files = Readonly<Record<string, string | Uint8Array>>;

const HEAD = 'openapi: 3.1.1\ninfo: { title: T, version: "1" }\nservers: [{ url: https://example.org }]\n';
const EMPTY = `${HEAD}paths: {}\n`;
const get = (responses: string): string => `${HEAD}paths:\n  /a:\n    get:\n      responses: ${responses}\n`;
const schema = (text: string): string =>
  `${get(`{ '200': { description: OK, content: { application/json: { schema: { $ref: '#/components/schemas/A' } } } } }`)}components:\n  schemas:\n${text}`;
const vocabulary = (context: string): string =>
  `{ "@context": ${context}, "@id": "https://example.org/vocab", "@type": "http://www.w3.org/ns/hydra/core#ApiDocumentation" }`;

/** The outcome of a run: findings, or the error that ends it. Any other error is a crash and fails the test. */
async function outcome(cwd: string, files: Files): Promise<readonly Finding[] | UnusableInput> {
  try {
    const vocabularyFile = 'vocabulary.jsonld' in files ? { vocabulary: path.join(cwd, 'vocabulary.jsonld') } : {};
    const target = 'openapi.yaml' in files ? 'openapi.yaml' : 'openapi.json';
    const { contract, findings } = await loadContract(target, { cwd, ...vocabularyFile });
    return await runChecks({ contract, pages: [], loadFindings: findings });
  } catch (error) {
    if (error instanceof UnusableInput) return error;
    throw error;
  }
}

/** Checks that the run takes bounded time and memory, and reads only files of the folder. */
async function judged(
  files: Files,
  prepare: (folder: string) => Promise<void> = async () => {},
): Promise<readonly Finding[] | UnusableInput> {
  const cwd = await folderWith(files);
  await prepare(cwd);
  const [start, memory] = [performance.now(), process.memoryUsage().rss];
  const { result, files: read, calls } = await watching(() => outcome(cwd, files));
  expect(performance.now() - start).toBeLessThan(5000);
  expect(process.memoryUsage().rss - memory).toBeLessThan(500e6);
  expect(calls).toEqual([]);
  expect(read.filter((file) => !file.startsWith(cwd) && !/(redocly\.ya?ml|\.json|\.[cm]?[jt]s)$/.test(file))).toEqual(
    [],
  );
  return result;
}

const bomb = (levels: number): string =>
  `${EMPTY}x-a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1]\n${Array.from({ length: levels }, (_, i) => `x-a${i + 1}: &a${i + 1} [${Array.from({ length: 9 }, () => `*a${i}`).join(', ')}]`).join('\n')}\n`;

const DANGEROUS: Readonly<Record<string, Files>> = {
  'JSON nested 100,000 deep': { 'openapi.json': `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}` },
  'arrays nested 100,000 deep in a vocabulary': {
    'openapi.yaml': EMPTY,
    'vocabulary.jsonld': `{"@context":{},"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
  },
  'YAML nested 20,000 deep': { 'openapi.yaml': `${EMPTY}x-a: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n` },
  'block YAML nested 3,000 deep': {
    'openapi.yaml': EMPTY + Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}x-a:`).join('\n'),
  },
  'an alias bomb': { 'openapi.yaml': bomb(9) },
  'an alias of itself': { 'openapi.yaml': `${EMPTY}x-a: &a [*a]\n` },
  'a reference to itself': {
    'openapi.yaml': `${get("{ '200': { $ref: '#/components/responses/A' } }")}components: { responses: { A: { $ref: '#/components/responses/A' } } }\n`,
  },
  'circular references': {
    'openapi.yaml': `${get("{ '200': { $ref: '#/components/responses/A' } }")}components: { responses: { A: { $ref: '#/components/responses/B' }, B: { $ref: '#/components/responses/A' } } }\n`,
  },
  'a dangling reference': { 'openapi.yaml': get("{ '200': { $ref: '#/components/responses/Nothing' } }") },
  'a remote reference': { 'openapi.yaml': get("{ '200': { $ref: 'https://example.org/responses.yaml#/OK' } }") },
  'a file: reference': { 'openapi.yaml': get("{ '200': { $ref: 'file:///etc/passwd' } }") },
  'an absolute reference': { 'openapi.yaml': get("{ '200': { $ref: '/etc/passwd' } }") },
  'a reference out of the folder': { 'openapi.yaml': get("{ '200': { $ref: '../../../../../../etc/passwd' } }") },
  'a reference out of the folder, encoded': {
    'openapi.yaml': get("{ '200': { $ref: '%2e%2e/%2e%2e/%2e%2e/etc/passwd' } }"),
  },
  'duplicate keys': { 'openapi.yaml': `${EMPTY}paths: { /a: {} }\n` },
  'duplicate keys in JSON': {
    'openapi.json': '{"openapi":"3.1.1","info":{"title":"T","version":"1"},"paths":{},"paths":{"/a":{}}}',
  },
  'NUL in YAML': { 'openapi.yaml': 'openapi: 3.1.1\ninfo: { title: "a\u0000", version: "1" }\npaths: {}\n' },
  'NUL in JSON': { 'openapi.json': '{"openapi":"3.1.1",\u0000"info":{}}' },
  'UTF-16 without a byte order mark': { 'openapi.yaml': Buffer.from(EMPTY, 'utf16le') },
  'bytes that are not text': { 'openapi.yaml': new Uint8Array([0x6f, 0xc3, 0x28, 0xff, 0x80]) },
  'an empty file': { 'openapi.yaml': '' },
  'a tab': { 'openapi.yaml': `${HEAD}paths:\n\t/a: {}\n` },
  'an invalid pattern': {
    'openapi.yaml': schema("    A: { type: string, pattern: '(((' }\n").replace(
      "'#/components/schemas/A' }",
      "'#/components/schemas/A' }, example: aaa",
    ),
  },
  ...Object.fromEntries(
    ['^(a+)+$', '^(a|a)*$', '^(a|aa)+$', '([a-z]+)*=', '^(([a-z])+.)+[A-Z]([a-z])+$', '(\\s*)*x'].map((pattern) => [
      `the catastrophic pattern ${pattern}`,
      {
        'openapi.yaml': schema(`    A: { type: string, pattern: '${pattern}' }\n`).replace(
          "'#/components/schemas/A' }",
          `'#/components/schemas/A' }, example: '${'a'.repeat(60)}!'`,
        ),
      },
    ]),
  ),
  'a context that includes itself': {
    'openapi.yaml': EMPTY,
    'vocabulary.jsonld': vocabulary('"https://example.org/vocab"'),
  },
  'a remote context': {
    'openapi.yaml': EMPTY,
    'vocabulary.jsonld': vocabulary('"https://example.org/context.jsonld"'),
  },
  'a context on the disk': { 'openapi.yaml': EMPTY, 'vocabulary.jsonld': vocabulary('"file:///etc/passwd"') },
  'terms that are defined by each other': {
    'openapi.yaml': EMPTY,
    'vocabulary.jsonld': vocabulary('{ "a": "b:x", "b": "a:x" }'),
  },
  'a context of numbers': { 'openapi.yaml': EMPTY, 'vocabulary.jsonld': vocabulary('[1, { "a": 7 }]') },
  'a vocabulary that is a number': { 'openapi.yaml': EMPTY, 'vocabulary.jsonld': '7' },
};

const UNUSUAL: Readonly<Record<string, Files>> = {
  'a byte order mark': { 'openapi.yaml': `\uFEFF${EMPTY}` },
  CRLF: { 'openapi.yaml': EMPTY.replaceAll('\n', '\r\n') },
  'UTF-16 with a byte order mark': { 'openapi.yaml': Buffer.from(`\uFEFF${EMPTY}`, 'utf16le') },
  'JSON with a byte order mark': {
    'openapi.json':
      '\uFEFF{"openapi":"3.1.1","info":{"title":"T","version":"1"},"servers":[{"url":"https://example.org"}],"paths":{}}',
  },
  'names of prototype members': {
    'openapi.yaml': schema(
      '    A: { type: object, properties: { __proto__: { type: string }, constructor: { type: string }, hasOwnProperty: { $ref: "#/components/schemas/__proto__" }, toString: { $ref: "#/components/schemas/constructor" } } }\n    __proto__: { type: string }\n    constructor: { type: string }\n',
    ),
  },
  'circular schemas': {
    'openapi.yaml': schema(
      "    A: { type: object, properties: { a: { $ref: '#/components/schemas/A' }, b: { type: array, items: { $ref: '#/components/schemas/B' } } } }\n    B: { allOf: [{ $ref: '#/components/schemas/A' }] }\n",
    ),
  },
  'paths in any script': {
    'openapi.yaml': `${HEAD}paths:\n  /書/😀/{ä}:\n    get: { parameters: [{ name: ä, in: path, required: true, schema: { type: string } }], responses: { '200': { description: OK } } }\n`,
  },
};

describe('broken or dangerous input gives a clear message', () => {
  test.each(Object.entries(DANGEROUS))('%s', async (_, files) => {
    const result = await judged(files);
    if (result instanceof UnusableInput) expect(result.message).toMatch(/^.{10,600}$/s);
    else expect(result.filter(({ severity }) => severity === 'error').map(({ message }) => message)).not.toEqual([]);
  });

  test('a symbolic link out of the folder', async () => {
    const outside = await mkdtemp(path.join(tmpdir(), 'outside-'));
    await writeFile(path.join(outside, 'secret.yaml'), 'OK: { description: top secret }\n');
    const result = await judged(
      { 'openapi.yaml': get("{ '200': { $ref: 'parts/secret.yaml#/OK' } }") },
      async (folder) => {
        await mkdir(path.join(folder, 'parts'));
        await symlink(path.join(outside, 'secret.yaml'), path.join(folder, 'parts/secret.yaml'));
      },
    );
    expect(result).toMatchObject([{ check: 'ref-refused', severity: 'error' }]);
    expect(JSON.stringify(result)).not.toContain('top secret');
    expect(await readFile(path.join(outside, 'secret.yaml'), 'utf8')).toContain('top secret');
    await rm(outside, { recursive: true });
  });
});

describe('unusual input is read without loss', () => {
  test.each(Object.entries(UNUSUAL))('%s', async (_, files) => {
    const result = await judged(files);
    expect(result).not.toBeInstanceOf(UnusableInput);
    expect((result as readonly Finding[]).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
