import { expect, test } from 'vitest';
import { runConformance } from '../../src/conformance/run.js';
import { banner } from '../../src/mock/http/log.js';
import type { Contract } from '../../src/model/contract.js';
import { json, serving } from '../conformance-runner/support.js';
import { ask, contractOf, description, mock, shipped } from '../mock/support.js';
import { hydraContract } from './shell.js';

const tide = { type: 'object', required: ['metres'], properties: { metres: { type: 'number' } } };
const answered = (example: object, schema: object = { type: 'object' }) => ({
  content: { 'application/json': { schema, example } },
});

function tides(): Promise<Contract> {
  const get = {
    operationId: 'tideAt',
    parameters: [{ name: 'port', in: 'path', required: true, schema: { type: 'string' }, example: 'brest' }],
    responses: {
      200: { description: 'The tide', ...answered({ metres: 4.5 }, tide) },
      401: { description: 'Who are you?', ...answered({ title: 'Who are you?' }) },
      404: { description: 'No such port', ...answered({ title: 'No such port' }) },
    },
  };
  return contractOf(
    description(
      { '/tides/{port}': { get } },
      { security: [{ key: [] }], components: { securitySchemes: { key: { type: 'http', scheme: 'basic' } } } },
    ),
  );
}

test('a mock server that accepts any credentials is not reported for it', async () => {
  const contract = await tides();
  const { url } = await mock(contract, { state: true });
  const { findings, summary } = await runConformance(contract, { server: url, credentials: { user: 'mine:own' } });
  expect(findings.map(({ message }) => message)).toEqual([]);
  expect(summary.operations).toMatchObject({ passed: 1, untested: 0, failed: 0 });
  expect(banner(contract, url, false, false, true)).toContain('Any credentials are accepted');
});

test('a mock server with fixed credentials does not claim to accept any', async () => {
  const { url } = await mock(await tides(), { credentials: { user: 'mine:own' } });
  const { status, headers } = await ask(`${url}/tides/brest`, { headers: { authorization: `Basic ${btoa('a:b')}` } });
  expect([status, headers.get('server')]).toEqual([401, null]);
});

test('an operation that only answers 401 is untested for lack of credentials, not of --writes', async () => {
  const contract = await tides();
  const { url } = await mock(contract);
  const reasons: (string | undefined)[] = [];
  const { summary } = await runConformance(contract, { server: url }, (event) => {
    if (event.kind === 'operation') reasons.push(event.operation.reason);
  });
  expect(summary.tested).toBe(false);
  expect(reasons).toEqual(['answers 401: add credentials (--user, --bearer, --api-key)']);
});

test('lists every document that it serves', async () => {
  const { url } = await mock(await tides());
  const { body } = await ask(`${url}/.well-known/hydra-contract/`);
  for (const part of ['api-documentation', 'openapi.json', 'faults'])
    expect(body.paths).toContain(`/.well-known/hydra-contract/${part}`);
});

test('dlcs@2023 against its mock: no findings, no safe operation untested', async () => {
  const contract = await shipped('dlcs@2023');
  const { url } = await mock(contract);
  const untested: string[] = [];
  const { findings } = await runConformance(contract, { server: url, credentials: { user: 'key:secret' } }, (event) => {
    if (event.kind === 'operation' && event.operation.outcome !== 'passed') untested.push(event.operation.method);
  });
  expect(findings.map(({ message }) => message)).toEqual([]);
  expect(untested).toEqual(['POST', 'POST']);
}, 30_000);

test('a server below a base path is tested with its own contract', async () => {
  const get = {
    responses: { 200: { description: 'Here', ...answered({ '@id': 'https://bay.example/v2/', buoys: 3 }) } },
  };
  const contract = await contractOf(description({ '/': { get } }, { servers: [{ url: 'https://bay.example/v2' }] }));
  const { url } = await mock(contract);
  const { code, out } = await hydraContract('.', 'test', '--server', `${url}/`);
  expect(out).toContain('1 operation: 1 passed');
  expect(code).toBe(0);
});

test('a run without a single success exits 2 and says why, whatever else it finds', async () => {
  for (const status of [401, 404, 500]) {
    await serving(
      (_, response) => json(response, {}, status),
      async (url) => {
        const { code, out } = await hydraContract('.', 'test', 'scale@2016', '--server', url);
        expect(out).toMatch(new RegExp(`Nothing could be tested: .* most\\s+answered ${status}`));
        expect(code).toBe(2);
      },
    );
  }
});
