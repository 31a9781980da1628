import { describe, expect, test } from 'vitest';
import { loadContract } from '../../src/load/load.js';
import type { OpenApi } from '../../src/model/contract.js';
import type { Json, JsonObject } from '../../src/model/json.js';
import { mediaFor } from '../../src/wire/body/media-type.js';
import { readBody } from '../../src/wire/body/read-body.js';
import { writeBody } from '../../src/wire/body/write-body.js';
import { folderWith } from '../support-files.js';
import { readText } from './sent.js';

/** Loads a description as commands do: bundled, and in the form of OpenAPI 3.1. */
async function load(openapi: JsonObject): Promise<OpenApi> {
  const cwd = await folderWith({ 'a.json': JSON.stringify({ info: { title: 'T', version: '1' }, ...openapi }) });
  return (await loadContract('a.json', { cwd })).contract.openapi;
}

const RESPONSES = { '200': { description: 'OK' } };

const INTEGERS = { type: 'array', items: { type: 'integer' } };

/** A parameter of OpenAPI 3.0, the text that is sent, and its value. */
const PARAMETERS: readonly (readonly [JsonObject, string, Json])[] = [
  [
    {
      in: 'query',
      style: 'deepObject',
      explode: true,
      schema: { type: 'object', properties: { a: { type: 'integer' } } },
    },
    'p[a]=1',
    { a: 1 },
  ],
  [
    {
      in: 'query',
      style: 'deepObject',
      explode: true,
      schema: { type: 'object', properties: { b: { type: 'array', items: { type: 'string' } } } },
    },
    'p[b]=x&p[b]=y',
    { b: ['x', 'y'] },
  ],
  [
    {
      in: 'query',
      style: 'deepObject',
      schema: { type: 'object', properties: { c: { type: 'string', nullable: true } } },
    },
    'p[c]=null',
    { c: null },
  ],
  [{ in: 'query', schema: { type: 'object', properties: { offset: { type: 'integer' } } } }, 'offset=5', { offset: 5 }],
  [{ in: 'query', style: 'pipeDelimited', explode: false, schema: INTEGERS }, 'p=1|2', [1, 2]],
  [{ in: 'query', explode: false, schema: INTEGERS }, 'p=1,2', [1, 2]],
  [{ in: 'query', schema: INTEGERS }, 'p=1', [1]],
  [{ in: 'query', schema: { type: 'boolean' } }, 'p=true', true],
  [{ in: 'query', schema: { type: 'integer', nullable: true } }, 'p=', null],
  [{ in: 'query', content: { 'application/json': { schema: { type: 'object' } } } }, 'p={"x":1}', { x: 1 }],
  [{ in: 'header', schema: INTEGERS }, '1,2', [1, 2]],
  [
    { in: 'header', explode: true, schema: { type: 'object', properties: { a: { type: 'integer' } } } },
    'a=1',
    { a: 1 },
  ],
  [{ in: 'cookie', schema: { type: 'integer' } }, 'p=5', 5],
  [{ in: 'cookie', schema: { type: 'array', items: { type: 'string' } } }, 'p=a', ['a']],
  [
    { in: 'path', required: true, schema: { type: 'object', properties: { a: { type: 'string' } } } },
    'a,b',
    { a: 'b' },
  ],
];

test.each(PARAMETERS)('OpenAPI 3.0: %j', async (parameter, text, value) => {
  const path = parameter['in'] === 'path' ? '/x/{p}' : '/x';
  const openapi = await load({
    openapi: '3.0.3',
    paths: { [path]: { get: { parameters: [{ name: 'p', ...parameter }], responses: RESPONSES } } },
  });
  const [found] = openapi.operations[0]?.parameters ?? [];
  const reading = found && readText(found, text, openapi);
  expect(reading?.kind === 'read' ? reading.values : reading).toContainEqual(value);
});

describe.each(['3.0.3', '3.1.1', '3.2.0'])('bodies of OpenAPI %s', (version) => {
  const boat = {
    type: 'object',
    required: ['name'],
    properties: {
      id: { type: 'integer', xml: { attribute: true } },
      name: { type: 'string' },
      sails: { type: 'array', items: { type: 'string', xml: { name: 'sail' } }, xml: { wrapped: true } },
    },
  };
  const upload = {
    type: 'object',
    properties: {
      tags: { type: 'array', items: { enum: ['red', 'blue'] } },
      size: version.startsWith('3.0') ? { type: 'integer', nullable: true } : { type: ['integer', 'null'] },
      meta: { type: 'object', properties: { k: { type: 'string' } } },
      file: version.startsWith('3.0') ? { type: 'string', format: 'binary' } : {},
    },
  };
  const content = {
    'application/xml': { schema: { $ref: '#/components/schemas/Boat' } },
    'application/x-www-form-urlencoded': { schema: upload },
    'multipart/form-data': { schema: upload, encoding: { file: { contentType: 'image/png' } } },
    'application/x-ndjson': { schema: { type: 'array', items: { $ref: '#/components/schemas/Boat' } } },
  };

  const loaded = (): Promise<OpenApi> =>
    load({
      openapi: version,
      paths: { '/x': { post: { requestBody: { content }, responses: RESPONSES } } },
      components: { schemas: { Boat: boat } },
    });

  test.each<readonly [string, Json]>([
    ['application/xml', { id: 7, name: 'Gull', sails: ['jib', 'main'] }],
    ['application/x-www-form-urlencoded', { tags: ['red'], size: 5, meta: { k: 'v' } }],
    ['multipart/form-data', { tags: ['red', 'blue'], size: 5, meta: { k: 'v' }, file: '\u0089PNG\r\n' }],
    ['application/x-ndjson', [{ name: 'Gull' }, { name: 'Tern' }]],
  ])('%s', async (type, value) => {
    const openapi = await loaded();
    const media = mediaFor(type, openapi.operations[0]?.requestBody?.content ?? []);
    if (media === undefined) throw new Error('The media type is not described.');
    const written = writeBody(media, value, openapi);
    if (written.kind === 'unwritable') throw new Error(JSON.stringify(written.issues));
    expect(readBody(media, written.contentType, written.body, openapi)).toEqual({ kind: 'read', values: [value] });
  });

  test('an encoding is read with the media type', async () => {
    const openapi = await loaded();
    const media = mediaFor('multipart/form-data', openapi.operations[0]?.requestBody?.content ?? []);
    expect(media?.encoding?.get('file')).toMatchObject({
      contentType: 'image/png',
      headers: [],
      pointer: '#/paths/~1x/post/requestBody/content/multipart~1form-data/encoding/file',
    });
  });
});

test('what OpenAPI 3.2 adds to media types and parameters is read', async () => {
  const openapi = await load({
    openapi: '3.2.0',
    paths: {
      '/x': {
        post: {
          parameters: [
            {
              name: 'q',
              in: 'querystring',
              content: { 'application/x-www-form-urlencoded': { schema: { type: 'object' } } },
            },
            { name: 'c', in: 'cookie', style: 'cookie', schema: { type: 'array' } },
          ],
          requestBody: {
            content: {
              'multipart/mixed': {
                itemSchema: { type: 'string' },
                prefixEncoding: [{ contentType: 'text/html' }],
                itemEncoding: { contentType: 'text/plain', headers: { 'X-A': { schema: { type: 'integer' } } } },
              },
            },
          },
          responses: RESPONSES,
        },
      },
    },
  });
  const [operation] = openapi.operations;
  expect(operation?.parameters).toMatchObject([
    { in: 'querystring', mediaType: 'application/x-www-form-urlencoded', content: { schema: { type: 'object' } } },
    { in: 'cookie', style: 'cookie', explode: true },
  ]);
  expect(operation?.requestBody?.content).toMatchObject([
    {
      itemSchema: { type: 'string' },
      prefixEncoding: [{ contentType: 'text/html' }],
      itemEncoding: { contentType: 'text/plain', headers: [{ name: 'X-A', schema: { type: 'integer' } }] },
    },
  ]);
});
