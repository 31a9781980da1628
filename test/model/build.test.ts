import { describe, expect, test } from 'vitest';
import { loadContract } from '../../src/load/load.js';
import type { Contract } from '../../src/model/contract.js';
import { folderWith } from '../support-files.js';

async function load(openapi: object, files: Record<string, string> = {}): Promise<Contract> {
  const cwd = await folderWith({ 'a.json': JSON.stringify(openapi), ...files });
  return (await loadContract('a.json', { cwd })).contract;
}

const json = (schema: unknown): object => ({ description: 'OK', content: { 'application/json': { schema } } });
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

describe('OpenAPI 3.0, 3.1 and 3.2 give the same model', () => {
  const schema = {
    '3.0.4': { type: 'string', nullable: true, enum: ['a'] },
    '3.1.1': { type: ['string', 'null'], enum: ['a', null] },
    '3.2.0': { type: ['string', 'null'], enum: ['a', null] },
  };

  test.each(Object.entries(schema))('%s', async (openapi, A) => {
    const contract = await load({
      openapi,
      info: { title: 'T', version: '1' },
      paths: {},
      components: {
        schemas: { A, B: openapi.startsWith('3.0') ? { minimum: 1, exclusiveMinimum: true } : { exclusiveMinimum: 1 } },
      },
    });
    expect(contract.openapi.sourceVersion).toBe(openapi);
    expect(contract.openapi.schemas.map((named) => named.schema)).toEqual([
      { type: ['string', 'null'], enum: ['a', null] },
      { exclusiveMinimum: 1 },
    ]);
  });

  test('additions of 3.2 are read: query, additional operations, data values', async () => {
    const operation = {
      responses: {
        200: {
          description: 'OK',
          content: { 'application/json': { examples: { one: { dataValue: { a: 1 }, serializedValue: '{"a":1.0}' } } } },
        },
      },
    };
    const contract = await load({
      openapi: '3.2.0',
      info: { title: 'T', version: '1' },
      paths: { '/x': { query: operation, additionalOperations: { COPY: operation } } },
    });
    expect(contract.openapi.operations.map(({ method }) => method)).toEqual(['QUERY', 'COPY']);
    expect(contract.openapi.operations[0]?.responses[0]?.content[0]?.examples).toMatchObject([
      { name: 'one', value: { a: 1 }, serialized: '{"a":1.0}' },
    ]);
  });

  test('in 3.0, siblings of $ref are ignored', async () => {
    const contract = await load({
      openapi: '3.0.3',
      info: { title: 'T', version: '1' },
      paths: {},
      components: { schemas: { A: { $ref: '#/components/schemas/B', nullable: true }, B: {} } },
    });
    expect(contract.openapi.schemas[0]?.schema).toEqual({ $ref: '#/components/schemas/B' });
  });
});

test('parameters of the Path Item and the operation are merged; those of the operation take precedence', async () => {
  const contract = await load({
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    servers: [{ url: 'https://{host}/base/{v}/', variables: { v: { default: 'v2' } } }],
    paths: {
      '/x/{id}': {
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'q', in: 'query' },
        ],
        get: { parameters: [{ name: 'q', in: 'query', required: true, example: 3 }], responses: {} },
      },
    },
  });
  expect(contract.openapi.operations[0]?.parameters).toMatchObject([
    { name: 'id', in: 'path', style: 'simple' },
    { name: 'q', required: true, style: 'form', explode: true, examples: [{ value: 3 }] },
  ]);
  expect(contract.openapi.servers[0]?.basePath).toBe('/base/v2');
});

test('a repeated operationId is replaced with method and path', async () => {
  const operation = { operationId: 'same', responses: {} };
  const contract = await load({
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: { '/a': { get: operation }, '/b': { get: operation } },
  });
  expect(contract.openapi.operations.map(({ id }) => id)).toEqual(['same', 'GET /b']);
});

describe('a vocabulary is derived for a Description that has none', () => {
  const shop = {
    openapi: '3.1.0',
    info: { title: 'Shop', version: '1' },
    servers: [{ url: 'https://shop.example/api' }],
    paths: {
      '/items': {
        get: { summary: 'List items', responses: { 200: json({ type: 'array', items: ref('Item') }) } },
        post: {
          summary: 'Add',
          requestBody: { content: { 'application/json': { schema: ref('Item') } } },
          responses: { 201: json(ref('Item')) },
        },
      },
      '/items/{id}': {
        get: { summary: 'Read', responses: { 200: json(ref('Item')), 404: { description: 'Not found' } } },
        delete: { responses: { 204: { description: 'Gone' } } },
      },
    },
    components: {
      schemas: {
        Item: {
          type: 'object',
          required: ['name'],
          properties: {
            name: { type: 'string' },
            count: { type: 'integer', minimum: 0, readOnly: true },
            secret: { type: 'string', writeOnly: true },
            owner: ref('Person'),
            tags: { type: 'array', items: { type: 'string' } },
            odd: { type: ['string', 'integer'] },
          },
        },
        Person: { type: 'object', properties: { born: { type: 'string', format: 'date' } } },
      },
    },
  };

  test('it has classes, ranges and flags; what is not specified is left out', async () => {
    const { hydra } = await load(shop);
    expect(hydra.origin).toBe('derived');
    const item = hydra.classes.find(({ name }) => name === 'Item');
    expect(item).toMatchObject({
      compact: 'vocab:Item',
      iri: 'https://shop.example/api/vocab#Item',
      paths: ['/items/{id}'],
    });
    const xsd = (name: string): string => `http://www.w3.org/2001/XMLSchema#${name}`;
    expect(
      item?.properties.map(({ key, range, readable, writable, required }) => [
        key,
        range,
        readable,
        writable,
        required,
      ]),
    ).toEqual([
      ['name', [xsd('string')], true, true, true],
      ['count', [xsd('nonNegativeInteger')], true, false, false],
      ['secret', [xsd('string')], false, true, false],
      ['owner', ['https://shop.example/api/vocab#Person'], true, true, false],
      ['tags', [xsd('string')], true, true, false],
      ['odd', [], true, true, false],
    ]);
  });

  test('every operation belongs to a class or to a link of the entry point', async () => {
    const { hydra, openapi } = await load(shop);
    expect(openapi.operations.map(({ hydra: index }) => hydra.operations[index ?? -1]?.openapi)).toEqual(
      openapi.operations.map(({ id }) => id),
    );
    const entry = hydra.classes.find(({ name }) => name === 'EntryPoint');
    expect(entry?.properties).toMatchObject([
      { key: 'items', link: { path: '/items', memberClass: ['https://shop.example/api/vocab#Item'] } },
    ]);
  });

  test('the derived ApiDocumentation gives the same model when it is read', async () => {
    const contract = await load(shop);
    const cwd = await folderWith({ 'v.jsonld': JSON.stringify(contract.hydra.document) });
    const { hydra } = (await loadContract('v.jsonld', { cwd })).contract;
    const facts = (one: Contract['hydra']): unknown =>
      one.classes.map(({ iri, properties, operations }) => [
        iri,
        properties.map(({ iri: property, range, domain, readable, writable, required, link }) => [
          property,
          range,
          domain,
          readable,
          writable,
          required,
          link?.memberClass,
        ]),
        operations.map((index) => one.operations[index]?.title),
      ]);
    expect(facts(hydra)).toEqual(facts(contract.hydra));
  });
});

describe('the halves are joined', () => {
  const vocabulary = {
    '@context': ['http://www.w3.org/ns/hydra/context.jsonld', { v: 'https://shop.example/v#' }],
    '@id': 'https://shop.example/doc',
    '@type': 'ApiDocumentation',
    supportedClass: [
      {
        '@id': 'v:Item',
        '@type': 'Class',
        title: 'Item',
        supportedOperation: [
          { '@type': 'Operation', method: 'GET', title: 'Read' },
          { '@type': 'Operation', method: 'GET', title: 'List' },
        ],
        supportedProperty: [
          {
            '@type': 'SupportedProperty',
            property: {
              '@id': 'v:parts',
              '@type': 'Link',
              domain: 'v:Item',
              range: 'hydra:Collection',
              supportedOperation: { '@type': 'Operation', method: 'GET' },
              memberAssertion: { property: 'rdf:type', object: 'v:Part' },
            },
            writable: false,
          },
        ],
      },
    ],
  };
  const openapi = {
    openapi: '3.1.0',
    info: { title: 'Shop', version: '1' },
    paths: {
      '/items': { 'x-hydra-class': 'v:Item', get: { summary: 'List', responses: { 200: json({}) } } },
      '/items/{item}': { get: { summary: 'Read', responses: { 200: json(ref('Item')) } } },
      '/items/{itemId}/parts': { get: { summary: 'Parts', responses: { 200: json({}) } } },
    },
    components: {
      schemas: {
        Item: {
          type: 'object',
          properties: { '@context': { const: { Item: 'https://shop.example/v#Item' } }, '@type': { const: 'Item' } },
        },
      },
    },
  };

  test('by @type, by path with variable names ignored, by x-hydra-class, by title', async () => {
    const cwd = await folderWith({ 'a.json': JSON.stringify(openapi), 'v.jsonld': JSON.stringify(vocabulary) });
    const { contract } = await loadContract('a.json', { cwd, vocabulary: 'v.jsonld' });
    const [item] = contract.hydra.classes;
    expect(item).toMatchObject({
      iri: 'https://shop.example/v#Item',
      compact: 'v:Item',
      paths: ['/items', '/items/{item}'],
      schemas: ['Item'],
    });
    expect(item?.properties).toMatchObject([
      {
        key: 'parts',
        writable: false,
        readable: true,
        link: { path: '/items/{itemId}/parts', memberClass: ['https://shop.example/v#Part'] },
      },
    ]);
    expect(contract.hydra.operations.map(({ openapi: id }) => id)).toEqual(
      ['GET /items/{itemId}/parts', 'GET /items/{item}', 'GET /items'].sort(
        (a, b) => order(contract, a) - order(contract, b),
      ),
    );
    expect(contract.openapi.operations.every(({ hydra }) => hydra !== undefined)).toBe(true);
  });

  function order(contract: Contract, id: string): number {
    return contract.hydra.operations.findIndex(({ openapi: one }) => one === id);
  }

  test('legacy terms are understood', async () => {
    const old = {
      '@context': { hydra: 'http://www.w3.org/ns/hydra/core#' },
      '@id': 'https://a.example/doc',
      '@type': 'hydra:ApiDocumentation',
      'hydra:supportedClass': [
        {
          '@id': 'https://a.example/v#A',
          '@type': 'hydra:Class',
          'hydra:supportedProperty': [
            {
              '@type': 'hydra:SupportedProperty',
              'hydra:property': { '@id': 'https://a.example/v#p' },
              'hydra:readonly': true,
              'hydra:writeonly': false,
            },
          ],
          'hydra:supportedOperation': [
            {
              '@type': 'hydra:Operation',
              'hydra:method': 'get',
              'hydra:statusCodes': [{ 'hydra:code': 404, 'hydra:description': 'Not found' }],
            },
          ],
        },
      ],
    };
    const { contract } = await loadContract('v.jsonld', { cwd: await folderWith({ 'v.jsonld': JSON.stringify(old) }) });
    expect(contract.hydra.classes[0]?.properties).toMatchObject([{ writable: false, readable: true }]);
    expect(contract.hydra.operations).toMatchObject([{ method: 'GET', statuses: [{ code: 404, title: 'Not found' }] }]);
  });
});
