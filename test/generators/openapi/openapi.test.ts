import { describe, expect, it } from 'vitest';
import { openapi } from '../../../generators/openapi/openapi.js';
import { loadContract } from '../../../src/load/load.js';
import { folder } from '../folder.js';

async function skeleton(style?: string) {
  const { contract } = await loadContract('api.jsonld', {
    cwd: folder({ 'api.jsonld': { copy: 'vocab/dlcs/2023/api-documentation.jsonld' } }),
  });
  const { files, findings } = await openapi.generate(contract, style === undefined ? {} : { style });
  return { contract, text: files[0]?.text ?? '', findings };
}

describe('openapi', () => {
  it('specifies what the vocabulary specifies and loads again', async () => {
    const { contract, text } = await skeleton();
    const { contract: again, findings } = await loadContract('openapi.json', { cwd: folder({ 'openapi.json': text }) });
    expect(findings).toEqual([]);
    expect(again.hydra.classes.map(({ iri }) => iri)).toEqual(
      expect.arrayContaining(contract.hydra.classes.map(({ iri }) => iri)),
    );
    const batch = again.openapi.schemas.find(({ name }) => name === 'Batch');
    expect(batch?.schema).toMatchObject({
      properties: {
        submitted: { type: 'string', format: 'date-time', readOnly: true },
        superseded: { type: 'boolean' },
      },
    });
  });

  it('invents no paths and reports what is missing', async () => {
    const { text, findings } = await skeleton();
    expect(Object.keys((JSON.parse(text) as { paths: object }).paths)).toEqual(['/']);
    expect(findings.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/^\d+ of \d+ operations have no path/),
    );
    expect(findings.every(({ check, severity }) => check === 'openapi-gap' && severity === 'info')).toBe(true);
  });

  it('prints YAML if requested', async () => {
    const { text } = await skeleton('yaml');
    expect(text).toMatch(/^openapi: 3\.1/m);
  });
});
