import { describe, expect, test } from 'vitest';
import { WELL_KNOWN_CONTEXTS } from '../../src/load/contexts/well-known.js';
import { expand } from '../../src/validate/jsonld.js';

const options = { contexts: WELL_KNOWN_CONTEXTS };

describe('expansion reports what it loses', () => {
  test('a property without a term', async () => {
    const { issues } = await expand(
      { '@context': 'http://www.w3.org/ns/hydra/context.jsonld', '@type': 'Collection', titel: 'x' },
      options,
    );
    expect(issues).toMatchObject([{ code: 'invalid property', term: 'titel' }]);
  });

  test('a relative type, which a base IRI would hide', async () => {
    const document = {
      '@context': 'http://www.w3.org/ns/hydra/context.jsonld',
      '@id': 'https://a.example/',
      '@type': 'Clas',
    };
    expect((await expand(document, options)).issues).toMatchObject([
      { code: 'relative @type reference', term: 'Clas' },
    ]);
    expect((await expand(document, { ...options, base: 'https://a.example/' })).nodes).toMatchObject([
      { '@type': ['https://a.example/Clas'] },
    ]);
  });

  test('an unknown context, which is not fetched', async () => {
    const { nodes, issues } = await expand({ '@context': 'https://a.example/context', name: 'x' }, options);
    expect(nodes).toEqual([]);
    expect(issues).toMatchObject([{ code: 'loading remote context failed', term: 'https://a.example/context' }]);
  });

  test('an invalid context', async () => {
    expect((await expand({ '@context': { a: 1 }, a: 1 } as never, options)).issues).toMatchObject([
      { code: 'invalid term definition' },
    ]);
  });
});

test('nodes have the pointers of their places in the document', async () => {
  const { nodes } = await expand(
    { '@context': { '@vocab': 'https://a.example/' }, child: { 'a/b': { name: 'x' } } },
    { ...options, positions: true },
  );
  expect(JSON.stringify(nodes)).toContain('"@index":"#/child/a~1b"');
});
