import { describe, expect, test } from 'vitest';
import { BASIC, ask, contractOf, description, mock, shipped } from './support.js';

const DOCUMENTATION = 'http://www.w3.org/ns/hydra/core#apiDocumentation';

/** Every string in a body that starts with the mock's URL. */
function linksIn(value: unknown, start: string): string[] {
  if (typeof value === 'string') return value.startsWith(start) ? [value] : [];
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap((item) => linksIn(item, start))
    : [];
}

describe('a mock of a Hydra API', async () => {
  const contract = await shipped('dlcs@2023');

  test.each([{}, { state: true }, { dynamic: true, seed: 1 }])(
    'every resource can be reached from the entry point, and no link is dead: %o',
    async (options) => {
      const server = await mock(contract, options);
      // Generated collections may be empty, so that further resources cannot be reached from the entry point.
      const starts = 'dynamic' in options ? ['/customers/2', '/customers/2/queue', '/customers/2/queue/batches/7'] : [];
      const todo = ['/', ...starts].map((path) => server.url + path);
      const seen = new Map<string, number>();
      for (let url = todo.pop(); url !== undefined && seen.size < 100; url = todo.pop()) {
        if (seen.has(url)) continue;
        const { status, text, body } = await ask(url, { headers: BASIC });
        seen.set(url, status);
        expect(text).not.toContain('https://api.dlcs.io');
        todo.push(...linksIn(body, server.url));
      }
      // The `test` links of batches only support POST.
      const dead = [...seen].filter(([url, status]) => status !== 200 && !url.endsWith('/test'));
      expect(dead).toEqual([]);
      expect(seen.size).toBeGreaterThan(10);
    },
  );

  test('links to its ApiDocumentation in every response, even errors, and serves it with its contexts', async () => {
    const server = await mock(contract);
    for (const [path, method] of [
      ['/', 'GET'],
      ['/nowhere', 'GET'],
      ['/customers/2', 'PUT'],
      ['/customers/2', 'OPTIONS'],
    ] as const) {
      const { headers } = await ask(server.url + path, { method });
      expect(headers.get('link')).toContain(`rel="${DOCUMENTATION}"`);
    }
    const { headers } = await ask(`${server.url}/`);
    const [, target = ''] =
      /<([^>]*)>; rel="http:\/\/www.w3.org\/ns\/hydra\/core#apiDocumentation"/.exec(headers.get('link') ?? '') ?? [];
    const documentation = await ask(target);
    expect(documentation.headers.get('content-type')).toBe('application/ld+json');
    expect(JSON.stringify(documentation.body)).toContain('ApiDocumentation');
    for (const [index, context] of [...contract.contexts.values()].entries()) {
      expect((await ask(`${server.url}/.well-known/hydra-contract/contexts/${index}`)).body).toEqual(context.document);
    }
  });

  test('responds to HEAD like GET without the body, and sends Allow with OPTIONS and 405', async () => {
    const server = await mock(contract);
    const url = `${server.url}/customers/2/queue`;
    const [get, head] = [await ask(url, { headers: BASIC }), await ask(url, { method: 'HEAD', headers: BASIC })];
    expect([head.status, head.text]).toEqual([200, '']);
    expect(head.headers.get('content-length')).toBe(get.headers.get('content-length'));
    const options = await ask(url, { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, POST, HEAD, OPTIONS']);
    const refused = await ask(url, { method: 'DELETE', headers: BASIC });
    expect([refused.status, refused.headers.get('allow'), refused.body.status]).toEqual([
      405,
      'GET, POST, HEAD, OPTIONS',
      405,
    ]);
  });

  test('allows cross-origin requests and exposes the Link header', async () => {
    const server = await mock(contract);
    const headers = { ...BASIC, origin: 'https://page.example' };
    const { headers: got } = await ask(`${server.url}/`, { headers });
    expect(got.get('access-control-allow-origin')).toBe('https://page.example');
    expect(got.get('access-control-expose-headers')).toMatch(/\bLink\b.*\bLocation\b/);
    const preflight = {
      ...headers,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    };
    const allowed = await ask(`${server.url}/customers/2/queue`, { method: 'OPTIONS', headers: preflight });
    expect([allowed.status, allowed.headers.get('access-control-allow-headers')]).toEqual([204, 'authorization']);
    expect(allowed.headers.get('access-control-allow-methods')).toContain('POST');
  });

  test('uses the URL of a proxy in its links', async () => {
    const server = await mock(contract);
    const at = async (headers: Record<string, string>) =>
      (await ask(`${server.url}/`, { headers: { ...BASIC, ...headers } })).body['@id'];
    expect(await at({ forwarded: 'proto=https;host="mock.example.org"' })).toBe('https://mock.example.org/');
    expect(
      await at({ 'x-forwarded-host': 'a.example', 'x-forwarded-proto': 'https', 'x-forwarded-prefix': '/m' }),
    ).toBe('https://a.example/m/');
    expect(await at({ forwarded: 'host="<script>"' })).toBe(`${server.url}/`);
    const published = await mock(contract, { publicUrl: 'https://mock.example.org/dlcs/' });
    expect(published.url).toBe('https://mock.example.org/dlcs');
  });

  test('responds with the example of the requested resource, or with 404 if there is none', async () => {
    const server = await mock(contract);
    const batch = async (id: number) => ask(`${server.url}/customers/2/queue/batches/${id}`, { headers: BASIC });
    expect((await batch(875629)).body.completed).toBe(90);
    expect((await batch(875630)).body.completed).toBe(2);
    expect((await batch(1)).status).toBe(404);
    const page = await ask(`${server.url}/customers/2/queue/batches?pageSize=1&page=2`, { headers: BASIC });
    expect(page.body.view.page).toBe(2);
  });

  test('treats its own links in requests as links of the contract', async () => {
    const contextual = await contractOf(
      description(
        {
          '/a': {
            post: {
              requestBody: {
                content: {
                  'application/json': {
                    schema: {
                      type: 'object',
                      properties: { link: { type: 'string', pattern: '^https://real\\.example/' } },
                    },
                  },
                },
              },
              responses: { 200: { description: 'OK' } },
            },
          },
        },
        { servers: [{ url: 'https://real.example' }] },
      ),
    );
    const server = await mock(contextual);
    expect((await ask(`${server.url}/a`, { method: 'POST', body: { link: `${server.url}/b` } })).status).toBe(200);
    expect((await ask(`${server.url}/a`, { method: 'POST', body: { link: 'https://other.example/b' } })).status).toBe(
      422,
    );
  });

  test('leaves a link unchanged if its schema restricts its value', async () => {
    const schema = {
      type: 'object',
      properties: { pinned: { const: 'https://real.example/x' }, free: { type: 'string' } },
    };
    const example = { pinned: 'https://real.example/x', free: 'https://real.example/x' };
    const get = { responses: { 200: { description: 'OK', content: { 'application/json': { schema, example } } } } };
    const server = await mock(
      await contractOf(description({ '/a': { get } }, { servers: [{ url: 'https://real.example' }] })),
    );
    expect((await ask(`${server.url}/a`)).body).toEqual({ pinned: 'https://real.example/x', free: `${server.url}/x` });
  });
});
