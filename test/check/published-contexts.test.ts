import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../src/finding.js';
import { checkFiles } from './support/check-files.js';

/** A platform whose three kinds of context, and whose documentation, have drifted apart in every way seen in the wild. */
const REDOCLY = `apis:
  library:
    root: openapi.yaml
    x-hydra-contract:
      vocabulary: vocabulary.jsonld
      contexts:
        https://api.example.org/contexts/Batch.jsonld: Batch.jsonld
        https://example.org/context/future.json: future.json
        https://api.example.org/contexts/documentation.jsonld: documentation.jsonld
`;

const BATCH = `{
  "@context": {
    "vocab": "https://example.org/vocab#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "Batch": "vocab:Batch",
    "submitted": { "@id": "vocab:Batch/submitted", "@type": "xsd:dateTime" },
    "count": { "@id": "vocab:Batch/count", "@type": "xsd:integer" },
    "images": { "@id": "vocab:Batch/images", "@type": "@id" }
  }
}`;

/** The published one: it knows nothing of batches, and `images` only of spaces. */
const FUTURE = `{
  "@context": [
    "http://www.w3.org/ns/hydra/core#",
    {
      "vocab": "https://example.org/vocab#",
      "pageSize": { "@id": "vocab:collection/pageSize" },
      "images": { "@id": "vocab:Space/images", "@type": "@id" },
      "namedQueries ": { "@id": "vocab:Customer/namedQueries", "@type": "@id" }
    }
  ]
}`;

/** It defines terms that the documentation does not use, and lacks one that it does. */
const DOCUMENTATION = `{
  "@context": {
    "hydra": "http://www.w3.org/ns/hydra/core#",
    "vocab": "https://example.org/vocab#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "ApiDocumentation": "hydra:ApiDocumentation",
    "Class": "hydra:Class",
    "Operation": "hydra:Operation",
    "supportedClass": "hydra:supportedClass",
    "supportedOperation": "hydra:supportedOperation",
    "supportedProperty": "hydra:supportedProperty",
    "property": "hydra:property",
    "range": { "@id": "http://www.w3.org/2000/01/rdf-schema#range", "@type": "@id" },
    "readonly": "hydra:readonly",
    "method": "hydra:method",
    "title": "hydra:title",
    "returns": { "@id": "hydra:returns", "@type": "@id" },
    "statusCodes": "hydra:statusCodes",
    "code": "hydra:code"
  }
}`;

const VOCABULARY = `{
  "@context": "https://api.example.org/contexts/documentation.jsonld",
  "@id": "https://example.org/vocab",
  "@type": "ApiDocumentation",
  "supportedClass": [
    {
      "@id": "vocab:Batch",
      "@type": "Class",
      "supportedOperation": [
        {
          "@type": "Operation", "method": "GET", "title": "Retrieve a Batch", "returns": "vocab:Batch",
          "statusCodes": [{ "statusCode": 200, "title": "OK" }, { "statusCode": 404, "title": "Not Found" }]
        }
      ],
      "supportedProperty": [
        { "property": { "@id": "vocab:Batch/submitted", "range": "xsd:dateTime" }, "readonly": true },
        { "property": { "@id": "vocab:Batch/count", "range": "xsd:integer" }, "readonly": true },
        { "property": { "@id": "vocab:Batch/images", "@type": "hydra:Link", "range": "hydra:Collection" }, "readonly": true }
      ]
    }
  ]
}`;

const OPENAPI = `openapi: 3.1.1
info: { title: Library, version: '1' }
servers: [{ url: https://api.example.org }]
paths:
  /batches/{batch}:
    get:
      operationId: getBatch
      summary: Retrieve a Batch
      parameters: [{ name: batch, in: path, required: true, schema: { type: string } }]
      responses:
        '200':
          description: OK
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Batch' }
              example:
                '@context': https://example.org/context/future.json
                '@id': https://api.example.org/batches/1
                '@type': vocab:Batch
                submitted: '2023-09-02T10:32:49.9404910Z'
                count: 90
                completed: 90
                images: https://api.example.org/batches/1/images
        '404': { description: Not Found }
components:
  schemas:
    Batch:
      type: object
      properties:
        '@context': { const: https://example.org/context/future.json }
        '@id': { type: string, format: uri }
        '@type': { const: vocab:Batch }
        submitted: { type: string, format: date-time, readOnly: true }
        count: { type: integer, readOnly: true }
        images: { type: string, format: uri, readOnly: true }
`;

const FILES = {
  'redocly.yaml': REDOCLY,
  'openapi.yaml': OPENAPI,
  'vocabulary.jsonld': VOCABULARY,
  'Batch.jsonld': BATCH,
  'future.json': FUTURE,
  'documentation.jsonld': DOCUMENTATION,
};

describe('contexts that have drifted apart', () => {
  let found: readonly Finding[] = [];
  beforeAll(async () => {
    found = await checkFiles(FILES);
  });
  const messages = (check: string): string[] =>
    found.filter((finding) => finding.check === check).map(({ message }) => message);

  test('an example loses what its declared context does not define, key by key', () => {
    expect(messages('example-expands').join()).toMatch(/loses "submitted", "count" and "completed"/);
  });

  test('a key that the context gives to another class is found', () => {
    expect(messages('context-term')).toContain(
      '"images" of vocab:Batch means vocab:Space/images in the context of Batch, not vocab:Batch/images.',
    );
    expect(messages('example-terms').join()).toMatch(
      /a key means vocab:Space\/images, which vocab:Batch does not support/,
    );
  });

  test('keys without any meaning are found from the side of the schema too', () => {
    expect(messages('context-term')).toContain(
      '"submitted" of vocab:Batch means nothing in the context of Batch, not vocab:Batch/submitted.',
    );
  });

  test('a term that two contexts map differently is found', () => {
    expect(messages('term-conflict').join()).toMatch(
      /"images" means vocab:Space\/images in https:\/\/example\.org\/context\/future\.json, but vocab:Batch\/images/,
    );
  });

  test('the documentation loses every status, and says which word does it', () => {
    const lost = found.find(({ check, message }) => check === 'vocabulary-expands' && message.includes('"statusCode"'));
    expect(lost?.message).toBe('The key "statusCode" means nothing in its context, so JSON-LD drops it. (2 times)');
    expect(lost?.hint).toContain('Did you mean "statusCodes"?');
    expect(lost?.location).toMatchObject({ file: 'vocabulary.jsonld', line: 12 });
  });

  test('legacy terms are found with their successors', () => {
    const legacy = found.filter(({ check }) => check === 'hydra-legacy-term');
    expect(legacy.filter(({ message }) => message.startsWith('hydra:readonly'))).toHaveLength(3);
    expect(legacy.filter(({ message }) => message.startsWith('hydra:statusCodes'))).toHaveLength(1);
    expect(legacy.map(({ hint }) => hint).join()).toMatch(
      /writable: false.*possibleStatus|possibleStatus.*writable: false/,
    );
  });

  test('stray white space and undeclared terms of the own namespace are found', () => {
    expect(messages('key-whitespace')).toEqual([
      'The key "namedQueries " begins or ends with white space: it is not the key "namedQueries".',
    ]);
    expect(messages('context-term-declared').join()).toMatch(/vocab:Space\/images/);
  });

  test('the schema’s key that the example has and the vocabulary has not', () => {
    expect(messages('link-path').join() + messages('operation-in-openapi').join()).toMatch(/vocab:Batch\/images/);
  });
});

const published = path.resolve(import.meta.dirname, '../../../shared/real/dlcs-context-future.json');

test.skipIf(!existsSync(published))(
  'the published context drops nine of ten properties and means the tenth wrong',
  async () => {
    const body = `{ '@context': https://example.org/context/future.json, '@id': 'https://api.example.org/batches/1', '@type': vocab:Batch, submitted: x, count: 90, completed: 90, finished: x, errors: 0, superseded: false, images: 'https://api.example.org/batches/1/images', completedImages: 'https://api.example.org/x', errorImages: 'https://api.example.org/x', test: 'https://api.example.org/x' }`;
    const openapi = OPENAPI.replace(/example:\n(?: {16}.*\n)+/, `example: ${body}\n`);
    const own = Object.fromEntries(
      Object.entries(FILES).map(([name, text]) => [
        name,
        text.replaceAll('https://example.org/vocab', 'https://dlcs.io/vocab'),
      ]),
    );
    const found = await checkFiles({ ...own, 'openapi.yaml': openapi, 'future.json': readFileSync(published) });
    const lost = found.find(({ check }) => check === 'example-expands')?.message ?? '';
    expect(
      [
        'submitted',
        'count',
        'completed',
        'finished',
        'errors',
        'superseded',
        'completedImages',
        'errorImages',
        'test',
      ].filter((key) => !lost.includes(`"${key}"`)),
    ).toEqual([]);
    expect(
      found.find(({ check, message }) => check === 'context-term' && message.startsWith('"images"'))?.message,
    ).toMatch(/Space\/images/);
  },
);
