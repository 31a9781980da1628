import { symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { UnusableInput } from '../../src/finding.js';
import { loadContract, loadContracts } from '../../src/load/load.js';
import { folderWith } from '../support-files.js';

const MINIMAL = 'openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths: {}\n';
const description = (schema: string): string => `${MINIMAL}components:\n  schemas:\n    A: ${schema}\n`;

async function refusal(promise: Promise<unknown>): Promise<UnusableInput> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UnusableInput);
  return error as UnusableInput;
}

describe('a Description of several files', () => {
  const files = {
    'openapi.yaml': `${MINIMAL.replace('paths: {}', 'paths:\n  /x: { $ref: "x.yaml#/item" }')}components:\n  schemas:\n    Pet: { type: object, properties: { own: { $ref: "s/pet.json#/Own" } } }\n`,
    'x.yaml':
      'item:\n  get:\n    operationId: readX\n    responses:\n      "200":\n        description: OK\n        content:\n          application/json:\n            schema: { $ref: "s/pet.json#/Own" }\n            example: { $ref: "#/left/alone" }\n',
    's/pet.json': '{"Own": {"type": "object",\n"properties": {"next": {"$ref": "#/Own"}}}}',
  };

  test('is bundled into one document; cycles remain references and data is unchanged', async () => {
    const cwd = await folderWith(files);
    const { contract, findings } = await loadContract('openapi.yaml', { cwd });
    expect(findings).toEqual([]);
    expect(contract.openapi.document['components']).toMatchObject({
      schemas: { Own: { properties: { next: { $ref: '#/components/schemas/Own' } } } },
    });
    const [operation] = contract.openapi.operations;
    expect(operation).toMatchObject({ id: 'readX', method: 'GET', path: '/x' });
    expect(operation?.responses[0]?.content[0]).toMatchObject({
      schema: { $ref: '#/components/schemas/Own' },
      examples: [{ value: { $ref: '#/left/alone' } }],
    });
  });

  test('keeps the location of each part in its original file', async () => {
    const cwd = await folderWith(files);
    const { contract } = await loadContract('openapi.yaml', { cwd });
    expect(contract.openapi.locate('#/paths/~1x/get/operationId')).toMatchObject({
      file: 'x.yaml',
      line: 3,
      column: 5,
    });
    expect(contract.openapi.locate('#/components/schemas/Own/properties/next')).toMatchObject({
      file: 's/pet.json',
      line: 2,
    });
    expect(contract.sources.map(({ file }) => file).sort()).toEqual(['openapi.yaml', 's/pet.json', 'x.yaml']);
  });
});

describe('references that cannot be resolved or leave the folder', () => {
  test('a file that cannot be parsed is shown with its line, a missing file with a hint', async () => {
    const broken = description('{ $ref: "b.yaml#/B" }');
    const cwd = await folderWith({
      'a.yaml': `${broken}    C: { $ref: "none.yaml#/C" }\n`,
      'b.yaml': 'B:\n  title: b: c\n',
    });
    const { findings } = await loadContract('a.yaml', { cwd });
    expect(findings).toMatchObject([
      { check: 'ref-unresolved', location: { file: 'a.yaml', line: 6 }, related: [{ file: 'b.yaml', line: 2 }] },
      { check: 'ref-unresolved', location: { line: 7 }, hint: 'Correct the reference or the file that it names.' },
    ]);
    expect(findings[1]?.related).toBeUndefined();
  });

  test('a dangling reference suggests the most similar name', async () => {
    const cwd = await folderWith({ 'a.yaml': `${description('{ $ref: "#/components/schemas/Pett" }')}    Pet: {}\n` });
    const { findings } = await loadContract('a.yaml', { cwd });
    expect(findings).toMatchObject([
      {
        check: 'ref-unresolved',
        hint: 'Did you mean #/components/schemas/Pet?',
        location: { file: 'a.yaml', line: 6 },
      },
    ]);
  });

  test.each([
    'file:///etc/hostname',
    '/etc/hostname',
    '../../../../../../etc/hostname',
    'https://example.com/x.yaml',
    'http://127.0.0.1:9/x',
    'data:text/yaml,a',
  ])('%s is refused', async (reference) => {
    const cwd = await folderWith({ 'a.yaml': description(`{ $ref: ${JSON.stringify(reference)} }`) });
    const { findings } = await loadContract('a.yaml', { cwd });
    expect(findings).toMatchObject([{ check: 'ref-refused' }]);
  });

  test('a symbolic link out of the folder is refused', async () => {
    const outside = await folderWith({ 'secret.yaml': 'A: {}' });
    const cwd = await folderWith({ 'a.yaml': description('{ $ref: "link.yaml#/A" }') });
    await symlink(path.join(outside, 'secret.yaml'), path.join(cwd, 'link.yaml'));
    const { findings, contract } = await loadContract('a.yaml', { cwd });
    expect(findings).toMatchObject([{ check: 'ref-refused' }]);
    expect(contract.sources).toHaveLength(1);
  });

  test('references to themselves terminate', async () => {
    const cwd = await folderWith({
      'a.yaml': `${MINIMAL.replace('{}', '\n  /x: { $ref: "#/paths/~1x" }\n  /y: { $ref: "#/paths/~1z" }\n  /z: { $ref: "#/paths/~1y" }')}components:\n  schemas:\n    A: { $ref: "#/components/schemas/A" }\n  parameters:\n    P: { $ref: "#/components/parameters/P" }\n`,
    });
    const { contract } = await loadContract('a.yaml', { cwd });
    expect(contract.openapi.pathItems.map((item) => item.path)).toEqual(['/x', '/y', '/z']);
  });
});

describe('input that cannot be read gives one clear error', () => {
  test('a file that does not exist', async () => {
    expect((await refusal(loadContract('nope.yaml', { cwd: await folderWith({}) }))).message).toBe(
      'The file nope.yaml does not exist.',
    );
  });

  test('a folder', async () => {
    expect(
      (await refusal(loadContract('spec', { cwd: await folderWith({ 'spec/a.yaml': MINIMAL }) }))).message,
    ).toMatch(/is a folder/);
  });

  test('a document that is not an OpenAPI Description', async () => {
    const cwd = await folderWith({ 'a.yaml': 'a: 1\n', 'b.yaml': 'swagger: "2.0"\n', 'c.yaml': 'openapi: 4.0.0\n' });
    expect((await refusal(loadContract('a.yaml', { cwd }))).message).toMatch(/neither an OpenAPI Description/);
    expect((await refusal(loadContract('b.yaml', { cwd }))).message).toMatch(/Swagger 2.0/);
    expect((await refusal(loadContract('c.yaml', { cwd }))).message).toMatch(/openapi: "4.0.0"/);
  });

  test('an unknown API, with the most similar name', async () => {
    const cwd = await folderWith({ 'redocly.yaml': 'apis:\n  shop@v1:\n    root: a.yaml\n', 'a.yaml': MINIMAL });
    expect((await refusal(loadContract('shpo@v1', { cwd }))).hint).toBe('Did you mean shop@v1?');
    expect((await refusal(loadContract('shop', { cwd }))).hint).toBe('Did you mean shop@v1?');
  });

  test('an unknown configuration key, with its line and the most similar key', async () => {
    const cwd = await folderWith({
      'redocly.yaml': 'apis:\n  a:\n    root: a.yaml\n    x-hydra-contract:\n      vocabluary: v.jsonld\n',
      'a.yaml': MINIMAL,
    });
    const error = await refusal(loadContract('a', { cwd }));
    expect(error).toMatchObject({ hint: 'Did you mean "vocabulary"?', location: { file: 'redocly.yaml', line: 5 } });
  });

  test('no configuration and no target', async () => {
    expect((await refusal(loadContracts([], { cwd: await folderWith({ 'x/y.txt': '' }) }))).hint).toMatch(/init/);
  });
});

describe('encodings', () => {
  test('UTF-16 with a byte order mark is read, bytes that are not text are rejected', async () => {
    const cwd = await folderWith({ 'bad.yaml': new Uint8Array([0x61, 0x3a, 0xff, 0xfe]) });
    await writeFile(
      path.join(cwd, 'a.yaml'),
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(MINIMAL, 'utf16le')]),
    );
    expect((await loadContract('a.yaml', { cwd })).contract.openapi.title).toBe('T');
    expect((await refusal(loadContract('bad.yaml', { cwd }))).message).toMatch(/not UTF-8 text/);
  });
});

describe('an ApiDocumentation without a Description', () => {
  const TURTLE =
    '@prefix hydra: <http://www.w3.org/ns/hydra/core#> . @prefix v: <https://a.example/v#> .\n<https://a.example/doc> a hydra:ApiDocumentation ; hydra:title "Shop" ; hydra:supportedClass v:Item .\nv:Item a hydra:Class ; hydra:title "Item" .\n';

  test('in Turtle', async () => {
    const { contract } = await loadContract('v.ttl', { cwd: await folderWith({ 'v.ttl': TURTLE }) });
    expect(contract.hydra).toMatchObject({
      title: 'Shop',
      origin: 'authored',
      classes: [{ iri: 'https://a.example/v#Item', compact: 'vocab:Item' }],
    });
    expect(contract.openapi.origin).toBe('derived');
  });

  test('in JSON-LD, under any name of the Hydra context', async () => {
    for (const context of ['http://www.w3.org/ns/hydra/context.jsonld', 'https://www.w3.org/ns/hydra/core#']) {
      const document = {
        '@context': context,
        '@id': 'https://a.example/doc',
        '@type': 'ApiDocumentation',
        supportedClass: [{ '@id': 'https://a.example/v#Item', '@type': 'Class', title: 'Item' }],
      };
      const { contract } = await loadContract('v.jsonld', {
        cwd: await folderWith({ 'v.jsonld': JSON.stringify(document, null, 1) }),
      });
      expect(contract.hydra.classes).toMatchObject([{ title: 'Item', pointer: '#/supportedClass/0' }]);
      expect(contract.hydra.locate('#/supportedClass/0')).toMatchObject({ file: 'v.jsonld', line: 6 });
    }
  });
});
