import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { types } from '../../../generators/types/types.js';
import { loadContract } from '../../../src/load/load.js';
import { compile } from '../compile.js';
import { REPOSITORY } from '../folder.js';

const EXAMPLES = join(REPOSITORY, 'node_modules/@readme/oas-examples/3.1/json');

async function typesOf(target: string): Promise<string> {
  const { contract } = await loadContract(target, { cwd: REPOSITORY });
  const { files, findings } = await types.generate(contract);
  expect(findings).toEqual([]);
  return files[0]?.text ?? '';
}

describe('types of real contracts', () => {
  it.each(['dlcs@2016', 'dlcs@2020', 'scale@2016', 'opendatadsl@v1'])('%s compiles under strict', async (api) => {
    expect(compile({ 'types.ts': await typesOf(api) })).toEqual([]);
  });

  it('dlcs@2023 compiles, and its links are IRIs typed by their targets', async () => {
    const use = `import { classes, iri, properties } from './types';
      import type { components, Iri, paths, Readable } from './types';
      type Batch = Readable<components['schemas']['Batch']>;
      export function follow(batch: Batch): Iri<'/customers/{customer}/queue/batches/{batchId}/images'> {
        return batch.images;
      }
      export type Found = paths['/customers/{customer}/queue/batches/{batch}']['get']['responses']['200'];
      export const terms: readonly [string, string] = [classes.Batch, properties.Batch.images];
      export const self: Batch['@id'] = iri('https://api.dlcs.io/customers/2/queue/batches/1');`;
    expect(compile({ 'types.ts': await typesOf('dlcs@2023'), 'use.ts': use })).toEqual([]);
  });

  it('the types of third-party Descriptions compile together', { timeout: 60_000 }, async () => {
    const names = readdirSync(EXAMPLES).filter((name) => name.endsWith('.json'));
    const files = await Promise.all(
      names.map(async (name) => [`${name.replace('.json', '')}.ts`, await typesOf(join(EXAMPLES, name))] as const),
    );
    expect(files.length).toBeGreaterThan(5);
    expect(compile(Object.fromEntries(files))).toEqual([]);
  });
});
