import { describe, expect, it } from 'vitest';
import { discoverContract } from '../../src/conformance/discover.js';
import { templatesOf } from '../../src/conformance/discover/templates.js';
import { runConformance } from '../../src/conformance/run.js';
import { defaultSettings } from '../../src/load/config.js';
import { WELL_KNOWN_CONTEXTS } from '../../src/load/contexts/well-known.js';
import { HYDRA_USERS, hydraServer } from '../broken-servers/correct/hydra.js';
import { counting, json, serving } from './support.js';

const KNOWN = { contexts: WELL_KNOWN_CONTEXTS, settings: defaultSettings('.') };
const CREDENTIALS = { credentials: { user: HYDRA_USERS.own } };

describe('discovery', () => {
  it('finds the ApiDocumentation, the paths and their operations; a correct server gives rise to no finding', async () => {
    const server = await hydraServer();
    const contract = await discoverContract({ server: server.url, ...CREDENTIALS }, KNOWN);
    const found = contract.openapi.operations.map(({ method, path }) => `${method} ${path}`);
    const { findings, summary } = await runConformance(contract, { server: server.url, writes: true, ...CREDENTIALS });
    await server.close();
    expect(found).toContain('GET /notebooks/{notebook}');
    expect(found.some((name) => name.startsWith('DELETE /notebooks/{notebook}/notes/'))).toBe(true);
    expect(found.some((name) => name.startsWith('POST /notebooks/{notebook}/notes'))).toBe(true);
    expect(contract.hydra.classes.map(({ name }) => name)).toContain('Note');
    expect(counting(findings)).toEqual([]);
    expect(summary.tested).toBe(true);
  });

  it('judges a server by its own ApiDocumentation', async () => {
    const server = await hydraServer(
      {},
      {
        after: (answer) =>
          void (
            typeof answer.body === 'object' &&
            answer.body !== null &&
            'written' in answer.body &&
            Object.assign(answer.body, { written: 'yesterday', colour: 'red' })
          ),
      },
    );
    const contract = await discoverContract({ server: server.url, ...CREDENTIALS }, KNOWN);
    const { findings } = await runConformance(contract, { server: server.url, ...CREDENTIALS });
    await server.close();
    expect(counting(findings).join('\n')).toMatch(/range-kept.*written/);
    expect(counting(findings).join('\n')).toMatch(/context-complete.*colour/);
  });

  it('fails with a clear message when there is no ApiDocumentation', async () => {
    await expect(
      serving(
        (_, response) => json(response, {}, 404),
        (url) => discoverContract({ server: url }, KNOWN),
      ),
    ).rejects.toThrow(/without a contract/);
  });

  it('derives path templates from addresses of the same type', () => {
    const of = (path: string, type = 'T') => ({ path, types: [type] });
    expect(templatesOf([of('/a/1/b/x'), of('/a/2/b/y'), of('/a', 'L')]).map(({ template }) => template)).toEqual([
      '/a/{a}/b/{b}',
      '/a',
    ]);
  });
});
