import { describe, expect, it } from 'vitest';
import { bundle } from '../../../generators/bundle/bundle.js';
import { loadContract } from '../../../src/load/load.js';
import { REPOSITORY, folder } from '../folder.js';

const APIS = ['dlcs@2016', 'dlcs@2020', 'dlcs@2023', 'scale@2016', 'opendatadsl@v1'];

async function bundled(api: string, output: string): Promise<string> {
  const { contract } = await loadContract(api, { cwd: REPOSITORY });
  const { files } = await bundle.generate(contract, { output });
  return files[0]?.text ?? '';
}

describe('bundle', () => {
  it.each(APIS)('contains the complete document of %s, as YAML and as JSON', async (api) => {
    const { contract } = await loadContract(api, { cwd: REPOSITORY });
    for (const name of ['openapi.yaml', 'openapi.json']) {
      const { contract: again, findings } = await loadContract(name, {
        cwd: folder({ [name]: await bundled(api, name) }),
      });
      expect(findings).toEqual([]);
      expect(again.openapi.document).toEqual(contract.openapi.document);
    }
  });

  it('refers to no other file', async () => {
    const text = await bundled('dlcs@2023', 'openapi.json');
    const refs = [...text.matchAll(/"\$ref": "([^"]*)"/g)].map(([, ref]) => ref);
    expect(refs.length).toBeGreaterThan(10);
    expect(refs.filter((ref) => !ref?.startsWith('#/'))).toEqual([]);
  });

  it('is mocked by Prism with its own example', async () => {
    const { createInstance, getHttpOperationsFromSpec } = await import('@stoplight/prism-http');
    const { createLogger } = await import('@stoplight/prism-core');
    const document = JSON.parse(await bundled('dlcs@2023', 'openapi.json')) as object;
    const operations = await getHttpOperationsFromSpec(document);
    const config = {
      mock: { dynamic: false },
      checkSecurity: false,
      validateRequest: true,
      validateResponse: true,
      errors: false,
      upstreamProxy: undefined,
      isProxy: false,
    } as const;
    const prism = createInstance(config, { logger: createLogger('test', { level: 'silent' }) });
    const url = { path: '/customers/2/queue/batches/875629' };
    const response = await prism.request({ method: 'get', url, headers: {} }, operations, config)();
    expect(response).toMatchObject({
      _tag: 'Right',
      right: { output: { statusCode: 200, body: { '@type': 'vocab:Batch' } }, validations: { output: [] } },
    });
  });
});
