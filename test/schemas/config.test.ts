import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { generators } from '../../generators/index.js';
import { UnusableInput } from '../../src/finding.js';
import { loadContract } from '../../src/load/load.js';
import { description } from '../cli/contract.js';
import { folderWith } from '../cli/shell.js';

const schema = JSON.parse(readFileSync(new URL('../../schemas/config.json', import.meta.url), 'utf8'));
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
const valid = ajv.compile(schema);

/** A value with every key. */
const FULL = {
  vocabulary: 'api.jsonld',
  contexts: { 'https://library.example/context': 'context.jsonld' },
  generate: [{ generator: 'pages', output: 'out', style: 'hydra-padded', templates: 'templates' }],
  pages: [{ files: 'docs/*.md', style: 'hydra-padded' }],
  waivers: [{ check: 'property-range', at: '*', reason: 'known difference' }],
  test: {
    skip: ['getBook'],
    vars: { book: '7' },
    disable: ['paging', { head: ['getBook'] }],
    include: [],
    exclude: [],
  },
  mock: { handlers: 'handlers.ts' },
  workflows: [],
};

async function load(key: object): Promise<unknown> {
  const folder = await folderWith({
    'openapi.yaml': description,
    'redocly.yaml': stringify({ apis: { library: { root: 'openapi.yaml', 'x-hydra-contract': key } } }),
    'api.jsonld':
      '{"@context":{"hydra":"http://www.w3.org/ns/hydra/core#"},"@type":"hydra:ApiDocumentation","@id":"https://library.example/vocab"}',
    'context.jsonld': '{"@context":{}}',
  });
  return loadContract('library', { cwd: folder });
}

describe('the schema of the configuration', () => {
  test('has the same keys as the loader', async () => {
    expect(Object.keys(FULL).toSorted()).toEqual(Object.keys(schema.properties).toSorted());
    expect(valid(FULL), ajv.errorsText(valid.errors)).toBe(true);
    await expect(load(FULL)).resolves.toBeDefined();
  });

  test.each([
    ['an unknown key', { vocabluary: 'x' }],
    ['an unknown key of a target', { generate: [{ generator: 'types', output: 'x', styl: 'y' }] }],
    ['a target without output', { generate: [{ generator: 'types' }] }],
    ['a waiver without a reason', { waivers: [{ check: 'x', at: 'y' }] }],
    ['pages that are not a list', { pages: 'docs/*.md' }],
    ['an unknown key of test', { test: { skp: [] } }],
    ['a number as a disabled check', { test: { disable: [1] } }],
  ])('rejects %s, as the loader does', async (_, key) => {
    expect(valid(key)).toBe(false);
    await expect(load(key)).rejects.toThrow(UnusableInput);
  });

  test('lists every generator', () => {
    const known = schema.properties.generate.items.properties.generator.enum;
    expect(known.toSorted()).toEqual(generators.map(({ name }) => name).toSorted());
  });

  test('accepts the configuration of this project', () => {
    const { apis } = parse(readFileSync(new URL('../../redocly.yaml', import.meta.url), 'utf8'));
    for (const api of Object.values(apis) as { 'x-hydra-contract': object }[]) {
      valid(api['x-hydra-contract']);
      expect(valid.errors).toBe(null);
    }
  });
});
