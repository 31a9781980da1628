import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { discoverContract } from '../../src/conformance/discover.js';
import type { RunEvent } from '../../src/conformance/events.js';
import { nameOf, operationName } from '../../src/conformance/operation-ref.js';
import { templatesOf } from '../../src/conformance/discover/templates.js';
import { runConformance } from '../../src/conformance/run.js';
import { defaultSettings } from '../../src/load/config.js';
import { WELL_KNOWN_CONTEXTS } from '../../src/load/contexts/well-known.js';
import { runReporters } from '../../src/report/run/reporters.js';
import type { RunReportOptions } from '../../src/report/run/reporter.js';
import { HYDRA_USERS, hydraServer } from '../broken-servers/correct/hydra.js';
import { counting, json, serving } from './support.js';

const KNOWN = { contexts: WELL_KNOWN_CONTEXTS, settings: defaultSettings('.') };
const isReport = new Ajv2020().compile(
  JSON.parse(readFileSync(new URL('../../schemas/report.json', import.meta.url), 'utf8')) as object,
);
const STYLE: RunReportOptions = {
  color: false,
  width: 80,
  version: '1.2.3',
  titleOf: () => undefined,
  hide: (_, value) => value,
  redact: (text) => text,
  verbose: false,
};
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

  it('reports operations by class and link, because the paths are only guesses', async () => {
    const server = await hydraServer();
    const contract = await discoverContract({ server: server.url, ...CREDENTIALS }, KNOWN);
    const events: RunEvent[] = [];
    let text = '';
    const json = runReporters.json((piece) => (text += piece), STYLE);
    await runConformance(contract, { server: server.url, writes: true, ...CREDENTIALS }, (event) => {
      events.push(event);
      json(event);
    });
    await server.close();
    const operations = events.flatMap((event) => (event.kind === 'operation' ? [event.operation] : []));
    expect(operations.map(operationName)).toEqual(
      expect.arrayContaining([
        'GET EntryPoint',
        'GET EntryPoint/notebooks',
        'GET Notebook',
        'POST Notebook/notes',
        'DELETE Note',
      ]),
    );
    expect(operations.find(({ id }) => id === 'GET /notebooks/{notebook}/notes')).toMatchObject({
      method: 'GET',
      class: 'Notebook',
      link: 'notes',
    });
    expect(operations.some((one) => 'path' in one && 'class' in one)).toBe(false);
    const report = JSON.parse(text) as object;
    expect(isReport(report), new Ajv2020().errorsText(isReport.errors)).toBe(true);
  });

  it('falls back to the path where nothing is known of the class', async () => {
    const contract = await serving(
      (request, response) => json(response, request.url === '/' ? { '@id': '/', rooms: { '@id': '/rooms' } } : []),
      (url) => discoverContract({ server: url }, KNOWN),
    );
    expect(contract.openapi.operations.map((one) => nameOf(contract, one))).toEqual(['GET /', 'GET /rooms']);
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
