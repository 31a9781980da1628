/** What clients send is read back to the values that they were given. */
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/model/json.js';
import { readCookies } from '../../src/wire/cookies.js';
import { readParameter } from '../../src/wire/parameter/read.js';
import type { RequestTexts } from '../../src/wire/parameter/read.js';
import { readQuery } from '../../src/wire/query.js';
import { readBody } from '../../src/wire/body/read-body.js';
import { media, parameter } from './describe.js';

interface SwaggerClient {
  readonly default: { buildRequest(options: object): { url: string; headers: Readonly<Record<string, string>> } };
}

interface OpenApiFetch {
  createQuerySerializer(options: object): (query: object) => string;
  defaultPathSerializer(path: string, parameters: object): string;
}

// The packages are imported without their types: the client has none, and those of the other need the DOM.
const swagger = (await import('swagger-client' as string)) as SwaggerClient;
const openapiFetch = (await import('openapi-fetch' as string)) as OpenApiFetch;

const STRING = { type: 'string' } satisfies JsonObject;
const LIST = { type: 'array', items: { type: ['integer', 'string'] } } satisfies JsonObject;
const OBJECT = {
  type: 'object',
  properties: { R: { type: 'integer' }, 'g b': { type: 'string' } },
} satisfies JsonObject;

const VALUES: readonly (readonly [JsonObject, Json])[] = [
  [STRING, 'a b&c=d/é?#+%'],
  [{ type: 'number' }, 1.5],
  [{ type: 'boolean' }, true],
  [LIST, [1, 2, 3]],
  [LIST, ['a b', 'é&=', 'z']],
  [LIST, ['only']],
  [OBJECT, { R: 100, 'g b': 'x y&' }],
];

/** Whether one of the candidates is the value. */
function expectValue(described: JsonObject, texts: RequestTexts, value: Json): void {
  const { parameter: found, openapi } = parameter(described);
  const reading = readParameter(found, texts, openapi);
  expect(reading.kind === 'read' ? reading.values : reading).toContainEqual(value);
}

/** The text of the first path variable after a prefix. */
function pathText(path: string): ReadonlyMap<string, string> {
  return new Map([['p', path.slice('/x/'.length)]]);
}

describe('swagger-client', () => {
  const STYLES: readonly JsonObject[] = [
    ...['simple', 'label', 'matrix'].flatMap((style) => both({ in: 'path', required: true, style })),
    ...both({ in: 'query', style: 'form' }),
    { in: 'query', style: 'pipeDelimited', explode: false },
    { in: 'query', style: 'spaceDelimited', explode: false },
    { in: 'query', style: 'deepObject', explode: true },
    ...both({ in: 'header', style: 'simple' }),
    // With `explode: true` it repeats the name within the value (`p=p=1&p=2`), which nothing can read.
    { in: 'cookie', style: 'form' },
    { in: 'cookie', style: 'form', explode: false },
  ];

  const CASES = STYLES.flatMap((style) => VALUES.map(([schema, value]) => ({ name: 'p', ...style, schema, value })));

  test.each(CASES.filter(isSupported))('$in, $style, explode $explode: $value', ({ value, ...rest }) => {
    const described: JsonObject = rest;
    const path = described['in'] === 'path' ? '/x/{p}' : '/x';
    const spec = {
      openapi: '3.1.0',
      info: { title: 'T', version: '1' },
      servers: [{ url: 'http://localhost' }],
      paths: { [path]: { get: { operationId: 'get', parameters: [described], responses: {} } } },
    };
    const sent = swagger.default.buildRequest({ spec, operationId: 'get', parameters: { p: value } });
    const url = new URL(sent?.url ?? '');
    const texts = {
      path: pathText(url.pathname),
      query: readQuery(url.search),
      headers: { p: sent?.headers['p'] },
      cookies: readCookies(sent?.headers['Cookie'] ?? ''),
    };
    expectValue(described, texts, value);
  });

  /** What OpenAPI does not define, or this client does not send in a way that can be read. */
  function isSupported({ style, schema, value, ...rest }: { schema: JsonObject; value: Json } & JsonObject): boolean {
    if (style === 'deepObject') return schema === OBJECT;
    if (String(style).endsWith('Delimited')) return schema === LIST && !JSON.stringify(value).includes(' ');
    // It does not escape values of headers, and sends what no header can carry.
    if (rest['in'] === 'header') return !/[^\x20-\x7e]/.test(JSON.stringify(value));
    // It encodes cookies twice, and joins members of objects by commas whatever `explode` is.
    if (rest['in'] === 'cookie') return schema !== STRING && (schema !== OBJECT || rest['explode'] === false);
    return true;
  }
});

function both(style: JsonObject): readonly JsonObject[] {
  return [true, false].map((explode) => ({ ...style, explode }));
}

describe('openapi-fetch', () => {
  const ARRAYS = ['form', 'spaceDelimited', 'pipeDelimited'].flatMap((style) => both({ style }));

  test.each(ARRAYS)('query arrays, $style, explode $explode', ({ style, explode }) => {
    const serialize = openapiFetch.createQuerySerializer({ array: { style, explode } });
    for (const value of [[1, 2, 3], ['a', 'b'], ['only']]) {
      const text = serialize?.({ p: value }) ?? '';
      expectValue({ name: 'p', in: 'query', style, explode, schema: LIST }, { query: readQuery(text) }, value);
    }
  });

  test.each([...both({ style: 'form' }), { style: 'deepObject', explode: true }])(
    'query objects, $style, explode $explode',
    ({ style, explode }) => {
      const serialize = openapiFetch.createQuerySerializer({ object: { style, explode } });
      const text = serialize?.({ p: { R: 100, G: 'x' } }) ?? '';
      const schema = { type: 'object', properties: { R: { type: 'integer' }, G: { type: 'string' } } };
      expectValue({ name: 'p', in: 'query', style, explode, schema }, { query: readQuery(text) }, { R: 100, G: 'x' });
    },
  );

  test.each(VALUES.slice(0, 3))('query: %j', (schema, value) => {
    const text = openapiFetch.createQuerySerializer({})({ p: value }) ?? '';
    expectValue({ name: 'p', in: 'query', schema }, { query: readQuery(text) }, value);
  });

  test.each([
    ['/x/{p}', 'simple', false],
    ['/x/{p*}', 'simple', true],
    ['/x/{.p}', 'label', false],
    ['/x/{.p*}', 'label', true],
    ['/x/{;p}', 'matrix', false],
    ['/x/{;p*}', 'matrix', true],
  ])('path: %s', (template, style, explode) => {
    const values: readonly (readonly [JsonObject, Json])[] = [
      [STRING, 'a b/é'],
      [LIST, [1, 2, 3]],
      [OBJECT, { R: 100, 'g b': 'x' }],
    ];
    for (const [schema, value] of values) {
      const path = openapiFetch.defaultPathSerializer(template, { p: value }) ?? '';
      expectValue({ name: 'p', in: 'path', required: true, style, explode, schema }, { path: pathText(path) }, value);
    }
  });
});

describe('the platform', () => {
  test('URLSearchParams as a query and as a form', () => {
    const text = String(
      new URLSearchParams([
        ['p', 'a b&c=é+%~*'],
        ['p', ''],
      ]),
    );
    const schema = { type: 'array', items: STRING };
    expectValue({ name: 'p', in: 'query', schema }, { query: readQuery(text) }, ['a b&c=é+%~*', '']);
    const form = media('application/x-www-form-urlencoded', { schema: { type: 'object', properties: { p: schema } } });
    const reading = readBody(
      form.media,
      'application/x-www-form-urlencoded',
      new TextEncoder().encode(text),
      form.openapi,
    );
    expect(reading).toEqual({ kind: 'read', values: [{ p: ['a b&c=é+%~*', ''] }] });
  });

  test('FormData as fetch sends it', async () => {
    const data = new FormData();
    data.append('title', 'é "quoted"\r\nline');
    data.append('na"me\n', 'x');
    data.append('tags', 'a');
    data.append('tags', 'b');
    data.append('file', new Blob([new Uint8Array([0, 255, 13, 10])], { type: 'image/png' }), 'fi"le.png');
    const sent = new Response(data);
    const described = media('multipart/form-data', {
      schema: {
        type: 'object',
        properties: { tags: { type: 'array', items: STRING }, file: { type: 'string', format: 'binary' } },
      },
    });
    const bytes = new Uint8Array(await sent.arrayBuffer());
    expect(readBody(described.media, sent.headers.get('content-type') ?? '', bytes, described.openapi)).toEqual({
      kind: 'read',
      values: [
        {
          title: 'é "quoted"\r\nline',
          'na"me\r\n': 'x',
          tags: ['a', 'b'],
          file: '\u0000\u00ff\r\n',
        },
      ],
    });
  });
});
