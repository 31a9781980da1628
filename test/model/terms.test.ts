import { describe, expect, test } from 'vitest';
import type { Context } from '../../src/model/contract.js';
import type { JsonObject } from '../../src/model/json.js';
import { compactIri, expandIri, localName } from '../../src/model/namespaces.js';
import { expandTerm, prefixesOf, termFor, termsOf } from '../../src/model/terms.js';
import { expand } from '../../src/validate/jsonld.js';

const context = (document: JsonObject): Context => ({ iri: 'https://a.example/c', document, locate: () => undefined });
const contexts = new Map([
  [
    'https://a.example/c',
    context({
      '@context': {
        v: 'https://a.example/v#',
        Batch: 'v:Batch',
        images: { '@id': 'v:images', '@type': '@id' },
        nothing: null,
      },
    }),
  ],
]);

describe('terms expand as in jsonld', () => {
  test.each([
    ['a term', 'https://a.example/c', 'Batch'],
    ['a compact IRI', 'https://a.example/c', 'v:Other'],
    ['an IRI', 'https://a.example/c', 'https://b.example/X'],
    [
      'a list of contexts, of which the last one takes precedence',
      ['https://a.example/c', { Batch: 'https://b.example/Batch' }],
      'Batch',
    ],
    ['@vocab', { '@vocab': 'https://b.example/' }, 'Batch'],
    ['@vocab that is a compact IRI', ['https://a.example/c', { '@vocab': 'v:' }], 'Unknown'],
    ['a context that resets the others', ['https://a.example/c', null, { '@vocab': 'https://b.example/' }], 'Batch'],
  ])('%s', async (_, value, type) => {
    const { nodes } = await expand({ '@context': value as JsonObject, '@type': type }, { contexts });
    expect(expandTerm(type, termsOf(value as JsonObject, contexts))).toBe([nodes[0]?.['@type']].flat()[0]);
  });

  test('a term without a definition expands to nothing', () => {
    const terms = termsOf('https://a.example/c', contexts);
    expect(expandTerm('unknown', terms)).toBeUndefined();
    expect(expandTerm('nothing', terms)).toBeUndefined();
  });

  test('circular definitions terminate', () => {
    expect(expandTerm('a', termsOf({ a: 'b', b: 'a' }, new Map()))).toBeUndefined();
  });
});

test('the key of a property is the term that maps to it', () => {
  const terms = termsOf('https://a.example/c', contexts);
  expect(termFor('https://a.example/v#images', terms)).toBe('images');
  expect(termFor('https://a.example/v#other', terms)).toBeUndefined();
});

test('prefixes are simple terms whose IRI ends with a delimiter', () => {
  expect([...prefixesOf(termsOf('https://a.example/c', contexts))]).toEqual([['v', 'https://a.example/v#']]);
});

test('compact IRIs use the longest namespace and can be expanded again', () => {
  const prefixes = new Map([
    ['a', 'https://a.example/'],
    ['v', 'https://a.example/v#'],
  ]);
  expect(compactIri('https://a.example/v#X', prefixes)).toBe('v:X');
  expect(expandIri('v:X', prefixes)).toBe('https://a.example/v#X');
  expect(expandIri('https://a.example/v#X', prefixes)).toBe('https://a.example/v#X');
  expect(localName('https://a.example/v#X/y/')).toBe('y');
});
