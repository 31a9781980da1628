import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/conformance/exchange.js';
import { httpTransport } from '../../src/conformance/transport/http.js';
import { redactHeader, redactor } from '../../src/conformance/transport/redact.js';
import { serving } from './support.js';

const BOUNDS = { timeout: 30_000, maxBytes: 100_000, concurrency: 4, rate: 0, maxRequests: 100, maxRetryAfter: 2000 };

async function get(url: string, options: Partial<typeof BOUNDS> = {}, path = '/'): Promise<Exchange> {
  const transport = httpTransport({ origin: new URL(url).origin, ...BOUNDS, ...options });
  try {
    return await transport.send({ method: 'GET', url: url + path, headers: {} });
  } finally {
    transport.close();
  }
}

const impatientGet = (url: string): Promise<Exchange> => get(url, { timeout: 300 });

describe('transport', () => {
  it('times out when the server never answers, or never completes its answer', async () => {
    expect((await serving(() => undefined, impatientGet)).failure?.kind).toBe('timeout');
    const drip = await serving((_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
    }, impatientGet);
    expect(drip.failure?.kind).toBe('timeout');
  });

  it('reports a connection that is closed before or within the body', async () => {
    expect((await serving((request) => request.socket.destroy(), get)).failure?.kind).toBe('reset');
    const cut = await serving((_, response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('{');
      setTimeout(() => response.destroy(), 10);
    }, get);
    expect(cut.failure?.kind).toBe('reset');
  });

  it('reads no more than the limit, even of a decompression bomb', async () => {
    expect((await serving((_, response) => void response.end('x'.repeat(200_000)), get)).failure?.kind).toBe(
      'too-large',
    );
    const bomb = gzipSync(Buffer.alloc(10_000_000));
    const bombed = await serving((_, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' });
      response.end(bomb);
    }, get);
    expect(bombed.failure?.kind).toBe('too-large');
  });

  it('decodes content codings and reports bodies that are not encoded as stated', async () => {
    const good = await serving((_, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' });
      response.end(gzipSync('hello'));
    }, get);
    expect(good.response?.text).toBe('hello');
    const bad = await serving((_, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' });
      response.end('hello');
    }, get);
    expect(bad.response?.garbled).toMatch(/gzip/);
  });

  it('sends requests to its origin only, with unchanged paths', async () => {
    const elsewhere = httpTransport({ origin: 'http://127.0.0.1:1', ...BOUNDS });
    expect((await elsewhere.send({ method: 'GET', url: 'http://127.0.0.2:1/', headers: {} })).failure?.kind).toBe(
      'bounds',
    );
    const seen = await serving(
      (request, response) => void response.end(request.url),
      (url) => get(url, {}, '/a/../b%zz?c=%'),
    );
    expect(seen.response?.text).toBe('/a/../b%zz?c=%');
  });

  it('waits as Retry-After demands, and stops at its limit of requests', async () => {
    let calls = 0;
    const waited = await serving((_, response) => {
      response.writeHead(calls++ === 0 ? 429 : 200, { 'Retry-After': '0' });
      response.end();
    }, get);
    expect([waited.response?.status, calls]).toEqual([200, 2]);
    expect(
      (
        await serving(
          (_, response) => void response.end(),
          (url) => get(url, { maxRequests: 0 }),
        )
      ).failure?.kind,
    ).toBe('bounds');
  });
});

describe('redaction', () => {
  it('removes secrets from texts in every encoding, and credentials from header fields', () => {
    const redact = redactor(['ann:s3cr/t=', 's3cr/t=']);
    const basic = Buffer.from('ann:s3cr/t=').toString('base64');
    for (const text of ['x s3cr/t= y', `Basic ${basic}`, `?key=${encodeURIComponent('s3cr/t=')}`])
      expect(redact(text)).not.toMatch(/s3cr|YW5u/);
    expect(redactHeader('Authorization', `Basic ${basic}`, redact)).toBe('Basic ***');
    expect(redactHeader('X-Api-Key', 'abc', redact)).toBe('***');
  });
});
