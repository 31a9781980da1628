import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { ask, contractOf, description, mock } from './support.js';

const OK = { description: 'OK', content: { 'application/json': { schema: { type: 'object' } } } };
const notes = description({ '/notes/{id}': { get: { operationId: 'getNote', responses: { 200: OK } } } });

it('changes the clock only if every value is valid', async () => {
  const { url, state } = await mock(await contractOf(notes), { state: true });
  const clock = `${url}/.well-known/hydra-contract/clock`;
  const patch = (body: object) => ask(clock, { method: 'PATCH', body });
  expect((await patch({ now: '2030-01-01T00:00:00Z', advance: 60, speed: 0 })).body.now).toBe(
    '2030-01-01T00:01:00.000Z',
  );
  for (const body of [{ now: 'soon' }, { now: '2031-01-01T00:00:00Z', advance: -1 }, { advance: 1e300 }, { hurry: 1 }])
    expect((await patch(body)).status).toBe(400);
  expect((await ask(clock)).body.now).toBe('2030-01-01T00:01:00.000Z');
  for (let round = 0; round < 10; round += 1) await patch({ advance: 31_000_000_000 });
  expect((await ask(clock)).body.now).toBe('9999-12-31T00:00:00.000Z');
  expect(state?.clock.now()).toBe(Date.UTC(9999, 11, 31));
});

it('responds with 408 and closes the connection if a request arrives too slowly', async () => {
  const { url } = await mock(await contractOf(notes), { limits: { requestTimeout: 300 } });
  const { port } = new URL(url);
  const responses = ['GET / HTTP/1.1\r\nHost: a\r\n', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{'].map(
    (text) =>
      new Promise<string>((resolve) => {
        let received = '';
        const socket = connect(Number(port), '127.0.0.1', () => socket.write(text));
        socket.on('data', (data) => (received += String(data)));
        socket.on('close', () => resolve(received));
      }),
  );
  for (const response of await Promise.all(responses)) expect(response).toMatch(/^HTTP\/1.1 408 /);
});
