/** A pair of documents for the tests of rules, and the contract that they form. */
import { loadContract } from '../../src/load/load.js';
import type { Contract } from '../../src/model/contract.js';
import { folder } from '../generators/folder.js';

/* oxlint-disable typescript/no-explicit-any -- tests change any part of the documents */
/** The documents of an edition, which tests change in place. */
export interface Documents {
  readonly api: any;
  readonly vocabulary: any;
  readonly context: any;
}

const CONFIGURATION = `apis:
  api:
    root: openapi.json
    x-hydra-contract:
      vocabulary: vocabulary.jsonld
      contexts: { https://example.org/context: context.jsonld }
`;

const NAMESPACE = 'https://example.org/vocab#';

/** Documents in which every rule finds something after a suitable change. */
export function documents(): Documents {
  return {
    api: {
      openapi: '3.1.1',
      info: { title: 'Batches', version: '1' },
      servers: [{ url: 'https://example.org' }],
      security: [{ basic: [] }],
      paths: {
        '/batches/{id}': {
          parameters: [{ in: 'path', name: 'id', required: true, schema: { type: 'string' } }],
          get: {
            operationId: 'getBatch',
            summary: 'Retrieve a Batch',
            parameters: [
              { in: 'query', name: 'page', schema: { type: 'integer' } },
              { in: 'query', name: 'sort', required: true, schema: { type: 'array', items: { type: 'string' } } },
            ],
            responses: {
              200: {
                description: 'OK',
                headers: { ETag: { required: true, schema: { type: 'string' } } },
                content: { 'application/json': { schema: { $ref: '#/components/schemas/Batch' } } },
              },
              404: { description: 'Not found' },
            },
          },
          put: {
            operationId: 'putBatch',
            requestBody: {
              required: true,
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Batch' } } },
            },
            responses: { 204: { description: 'Done' } },
          },
          delete: { operationId: 'deleteBatch', responses: { 204: { description: 'Gone' } } },
        },
        '/batches/{id}/images': {
          parameters: [{ in: 'path', name: 'id', required: true, schema: { type: 'string' } }],
          get: { operationId: 'listImages', summary: 'List the images', responses: { 200: { description: 'OK' } } },
        },
      },
      components: {
        securitySchemes: { basic: { type: 'http', scheme: 'basic' }, bearer: { type: 'http', scheme: 'bearer' } },
        schemas: {
          Batch: {
            type: 'object',
            required: ['@context', '@type', 'count'],
            properties: {
              '@context': { const: 'https://example.org/context' },
              '@type': { const: 'Batch' },
              '@id': { type: 'string', format: 'uri', readOnly: true },
              count: { type: 'integer', minimum: 0 },
              state: { type: 'string', enum: ['open', 'closed'], default: 'open' },
              ends: {
                anyOf: [
                  { type: 'string', format: 'date-time' },
                  { type: 'string', format: 'duration' },
                ],
              },
              images: { type: 'string', format: 'uri' },
              note: { type: 'string', description: 'A remark.' },
            },
          },
        },
      },
    },
    vocabulary: {
      '@context': {
        hydra: 'http://www.w3.org/ns/hydra/core#',
        rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
        xsd: 'http://www.w3.org/2001/XMLSchema#',
        rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
        vocab: NAMESPACE,
        'hydra:returns': { '@type': '@id' },
        'hydra:expects': { '@type': '@id' },
        'rdfs:domain': { '@type': '@id' },
        'rdfs:range': { '@type': '@id' },
        'rdfs:subClassOf': { '@type': '@id' },
        'hydra:entrypoint': { '@type': '@id' },
        'hydra:object': { '@type': '@id' },
        'hydra:property': { '@type': '@id' },
      },
      '@id': 'https://example.org/vocab',
      '@type': 'hydra:ApiDocumentation',
      'hydra:title': 'Batches',
      'hydra:entrypoint': 'https://example.org/',
      'hydra:supportedClass': [
        {
          '@id': 'vocab:Batch',
          '@type': 'hydra:Class',
          'hydra:title': 'Batch',
          'rdfs:subClassOf': ['vocab:Job'],
          'hydra:supportedOperation': [
            operation('GET', 'Retrieve a Batch', {
              'hydra:returns': 'vocab:Batch',
              'hydra:possibleStatus': [status(200, 'OK'), status(404, 'Not found')],
            }),
            operation('PUT', 'Replace a Batch', {
              'hydra:expects': 'vocab:Batch',
              '@type': ['hydra:Operation', 'https://schema.org/ReplaceAction'],
            }),
          ],
          'hydra:supportedProperty': [
            supported('count', { 'rdfs:range': 'xsd:nonNegativeInteger' }, { 'hydra:required': true }),
            supported('state', { 'rdfs:range': 'xsd:string' }),
            supported('note', { 'rdfs:range': 'xsd:string' }, { 'hydra:description': 'A remark.' }),
            supported('images', {
              '@type': 'hydra:Link',
              'rdfs:range': 'hydra:Collection',
              'hydra:memberAssertion': { 'hydra:property': 'rdf:type', 'hydra:object': 'vocab:Image' },
              'hydra:supportedOperation': [
                operation('GET', 'List the images', { 'hydra:returns': 'hydra:Collection' }),
              ],
            }),
          ],
        },
        { '@id': 'vocab:Image', '@type': 'hydra:Class', 'hydra:title': 'Image' },
      ],
    },
    context: {
      '@context': {
        vocab: NAMESPACE,
        Batch: 'vocab:Batch',
        count: 'vocab:count',
        state: 'vocab:state',
        note: 'vocab:note',
        images: { '@id': 'vocab:images', '@type': '@id' },
        label: 'http://www.w3.org/2000/01/rdf-schema#label',
      },
    },
  };
}

export function operation(method: string, title: string, more: object = {}): object {
  return { '@type': 'hydra:Operation', 'hydra:method': method, 'hydra:title': title, ...more };
}

export function status(code: number, title: string): object {
  return { '@type': 'hydra:Status', 'hydra:statusCode': code, 'hydra:title': title };
}

export function supported(key: string, property: object, more: object = {}): object {
  const own = { '@id': `vocab:${key}`, '@type': 'rdf:Property', 'rdfs:domain': 'vocab:Batch', ...property };
  return { '@type': 'hydra:SupportedProperty', 'hydra:title': key, 'hydra:property': own, ...more };
}

/** The contract that the documents form. */
export async function contractOf({ api, vocabulary, context }: Documents): Promise<Contract> {
  const cwd = folder({
    'redocly.yaml': CONFIGURATION,
    'openapi.json': JSON.stringify(api),
    'vocabulary.jsonld': JSON.stringify(vocabulary),
    'context.jsonld': JSON.stringify(context),
  });
  const { contract, findings } = await loadContract('api', { cwd });
  if (findings.length > 0) throw new Error(JSON.stringify(findings));
  return contract;
}
