import { describe, expect, test } from 'vitest';
import { crud } from './crud.js';
import { BASIC, ask, contractOf, mock, shipped } from './support.js';
import type { Responder } from '../../src/mock/prism/responder.js';

/** Wraps Prism and records the calls. */
function recorder(): { seen: string[]; wrap: (prism: Responder) => Responder } {
  const seen: string[] = [];
  const wrap = (prism: Responder): Responder => ({
    respond: (operation, request, options) => {
      seen.push(`respond ${operation.id}${options.validate ? ' validated' : ''}`);
      return prism.respond(operation, request, options);
    },
    judge: (operation, request, security) => {
      seen.push(`judge ${operation.id}`);
      return prism.judge(operation, request, security);
    },
  });
  return { seen, wrap };
}

describe('Prism', () => {
  test('validates each request to a stateless mock and responds to it', async () => {
    const contract = await shipped('dlcs@2023');
    const { seen, wrap } = recorder();
    const server = await mock(contract, { responder: wrap });
    for (const operation of contract.openapi.operations.filter(({ method }) => method === 'GET')) {
      seen.length = 0;
      const path = operation.path.replaceAll(/\{\w+\}/g, '2');
      await ask(server.url + path, { headers: BASIC });
      expect(seen[0]).toBe(`respond ${operation.id} validated`);
    }
  });

  test('validates each request to a stateful mock and supplies its errors', async () => {
    const { seen, wrap } = recorder();
    const server = await mock(await contractOf(crud), { responder: wrap, state: true });
    await ask(`${server.url}/pets`);
    expect(seen).toEqual(['judge listPets']);
    seen.length = 0;
    const refused = await ask(`${server.url}/pets`, { method: 'POST', body: { name: '' } });
    expect(refused.status).toBe(400);
    expect(seen).toEqual(['judge createPet', 'respond createPet']);
  });

  test('determines what the client receives: the mock sends the response of its responder', async () => {
    const respond: Responder['respond'] = async () => ({
      status: 203,
      headers: { 'x-from': 'me' },
      mediaType: 'application/json',
      body: { mine: true },
      violations: [],
      issues: [],
    });
    const server = await mock(await contractOf(crud), { responder: (prism) => ({ ...prism, respond }) });
    const { status, headers, body } = await ask(`${server.url}/pets`);
    expect([status, headers.get('x-from'), body]).toEqual([203, 'me', { mine: true }]);
  });
});
