import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../src/finding.js';
import { checkFiles } from './support/check-files.js';

/** A platform whose contexts and documentation have drifted apart in all the ways that occur in practice. */
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

/** The published context: it does not define any property of batches, and defines `images` as a property of spaces. */
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

/** The context of the documentation: it defines terms that are not used, and lacks one that is. */
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

  test('an example loses each key that its context does not define', () => {
    expect(messages('example-expands').join()).toMatch(/loses "submitted", "count" and "completed"/);
  });

  test('a key that the context maps to a property of another class is reported', () => {
    expect(messages('context-term')).toContain(
      '"images" of vocab:Batch maps to vocab:Space/images in the context of Batch, but should map to vocab:Batch/images.',
    );
    expect(messages('example-terms').join()).toMatch(
      /a key maps to vocab:Space\/images, which vocab:Batch does not support/,
    );
  });

  test('keys that the context does not define are also reported for the schema', () => {
    expect(messages('context-term')).toContain(
      '"submitted" of vocab:Batch is not defined in the context of Batch, but should map to vocab:Batch/submitted.',
    );
  });

  test('a term that two contexts map to different IRIs is reported', () => {
    expect(messages('term-conflict').join()).toMatch(
      /"images" means vocab:Space\/images in https:\/\/example\.org\/context\/future\.json, but vocab:Batch\/images/,
    );
  });

  test('the documentation loses every status, and the finding names the key', () => {
    const lost = found.find(({ check, message }) => check === 'vocabulary-expands' && message.includes('"statusCode"'));
    expect(lost?.message).toBe('The key "statusCode" is not defined in its context, so JSON-LD drops it. (2 times)');
    expect(lost?.hint).toContain('Did you mean "statusCodes"?');
    expect(lost?.location).toMatchObject({ file: 'vocabulary.jsonld', line: 12 });
  });

  test('legacy terms are reported with their successors', () => {
    const legacy = found.filter(({ check }) => check === 'hydra-legacy-term');
    expect(legacy.filter(({ message }) => message.startsWith('hydra:readonly'))).toHaveLength(3);
    expect(legacy.filter(({ message }) => message.startsWith('hydra:statusCodes'))).toHaveLength(1);
    expect(legacy.map(({ hint }) => hint).join()).toMatch(
      /writable: false.*possibleStatus|possibleStatus.*writable: false/,
    );
  });

  test('white space around keys and undeclared terms of the contract’s namespace are reported', () => {
    expect(messages('key-whitespace')).toEqual([
      'The key "namedQueries " begins or ends with white space: it is not the same as "namedQueries".',
    ]);
    expect(messages('context-term-declared').join()).toMatch(/vocab:Space\/images/);
  });

  test('a link of the vocabulary without a path is reported', () => {
    expect(messages('link-path').join() + messages('operation-in-openapi').join()).toMatch(/vocab:Batch\/images/);
  });
});

/** Terms and IRIs as in the context that a platform publishes; a body of that platform uses other keys. */
const published = readFileSync(path.resolve(import.meta.dirname, '../fixtures/published-context.json'));

const LOST = [
  'submitted',
  'count',
  'completed',
  'finished',
  'errors',
  'superseded',
  'completedImages',
  'errorImages',
  'test',
];

test('a published context loses nine of ten properties of a body, and maps the tenth to another class', async () => {
  const values = [...LOST, 'images'].map((key) => `${key}: https://api.example.org/x`).join(', ');
  const body = `{ '@context': https://example.org/context/future.json, '@id': https://api.example.org/batches/1, '@type': vocab:Batch, ${values} }`;
  const openapi = OPENAPI.replace(/example:\n(?: {16}.*\n)+/, `example: ${body}\n`);
  const own = Object.fromEntries(
    Object.entries(FILES).map(([name, text]) => [
      name,
      text.replaceAll('https://example.org/vocab', 'https://dlcs.io/vocab'),
    ]),
  );
  const found = await checkFiles({ ...own, 'openapi.yaml': openapi, 'future.json': published });
  const lost = found.find(({ check }) => check === 'example-expands')?.message ?? '';
  expect(LOST.filter((key) => !lost.includes(`"${key}"`))).toEqual([]);
  expect(lost).not.toContain('"images"');
  expect(
    found.find(({ check, message }) => check === 'context-term' && message.startsWith('"images"'))?.message,
  ).toContain('vocab:Space/images');
  const spaced = found.filter(({ check }) => check === 'key-whitespace').map(({ about }) => about?.[0]);
  expect(spaced).toEqual(['administrator', 'ingesting']);
});
