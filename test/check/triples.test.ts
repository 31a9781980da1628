import { expect, test } from 'vitest';
import { checkFiles } from './support/check-files.js';

const OPENAPI = `openapi: 3.1.1
info: { title: Library, version: '1' }
paths:
  /books/{id}:
    x-hydra-class: https://example.org/vocab#Book
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get: { summary: Retrieve a book, responses: { '200': { description: OK } } }
components:
  schemas:
    Book: { type: object, x-jsonld-type: 'https://example.org/vocab#Book', properties: { pages: { type: integer } } }
`;

const TURTLE = `@prefix hydra: <http://www.w3.org/ns/hydra/core#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix ex: <https://example.org/vocab#> .

<https://example.org/vocab> a hydra:ApiDocumentation ; hydra:supportedClass ex:Book .
ex:Book a hydra:Class ;
  hydra:supportedProperty [ a hydra:SupportedProperty ; hydra:property ex:pages ; hydra:readonly true ] ;
  hydra:supportedOperation [ a hydra:Operation ; hydra:method "GET" ; hydra:title "Get a book" ] .
ex:pages a rdf:Property ; rdfs:domain ex:Shelf ; rdfs:range xsd:string .
`;

const NTRIPLES = `<https://example.org/vocab> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/hydra/core#ApiDocumentation> .
<https://example.org/vocab> <http://www.w3.org/ns/hydra/core#supportedClass> <https://example.org/vocab#Book> .
<https://example.org/vocab#Book> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/hydra/core#Class> .
<https://example.org/vocab#Book> <http://www.w3.org/ns/hydra/core#supportedOperation> _:o .
_:o <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/hydra/core#Operation> .
_:o <http://www.w3.org/ns/hydra/core#title> "Get a book" .
`;

test('a vocabulary in Turtle is checked like one in JSON-LD', async () => {
  const found = await checkFiles({ 'openapi.yaml': OPENAPI, 'vocabulary.ttl': TURTLE }, { skip: ['openapi-lint'] });
  expect([...new Set(found.map(({ check }) => check))].toSorted()).toEqual([
    'entrypoint-path',
    'hydra-legacy-term',
    'operation-status',
    'operation-title',
    'property-access',
    'property-domain',
    'property-range',
    'term-declared',
  ]);
  expect(found.filter(({ location }) => location?.kind === 'source' && location.file === 'vocabulary.ttl')).not.toEqual(
    [],
  );
});

test('findings about triples name the line where their subject begins, or that of the owner of a blank node', async () => {
  const found = await checkFiles(
    { 'vocabulary.ttl': TURTLE },
    { only: ['property-domain', 'hydra-legacy-term', 'term-declared'] },
  );
  expect(found.map(({ check, location }) => [check, location])).toEqual([
    ['property-domain', { kind: 'source', file: 'vocabulary.ttl', line: 8, column: 1 }],
    ['term-declared', { kind: 'source', file: 'vocabulary.ttl', line: 11, column: 1 }],
    ['hydra-legacy-term', { kind: 'source', file: 'vocabulary.ttl', line: 8, column: 1 }],
  ]);
});

test('a vocabulary in N-Triples is checked, too', async () => {
  const found = await checkFiles({ 'vocabulary.nt': NTRIPLES });
  expect(found.map(({ check }) => check)).toEqual(['operation-has-method']);
});

test('a term with two swapped letters gets a suggestion', async () => {
  const slip = TURTLE.replace('hydra:title', 'hydra:titel');
  const found = await checkFiles({ 'vocabulary.ttl': slip }, { only: ['hydra-term'] });
  expect(found.map(({ hint }) => hint)).toEqual(['Did you mean hydra:title?']);
});
