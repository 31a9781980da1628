import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextOf } from '../../../generators/vocabulary/context.js';
import { vocabulary } from '../../../generators/vocabulary/vocabulary.js';
import { runChecks } from '../../../src/check/run.js';
import { loadContract } from '../../../src/load/load.js';
import type { Class, Context, Contract } from '../../../src/model/contract.js';
import type { JsonObject } from '../../../src/model/json.js';
import { expand } from '../../../src/validate/jsonld.js';
import { VOCAB, cls, contract, property } from '../fixture.js';
import { folder } from '../folder.js';

const CONTEXTS = `
      contexts:
        https://dlcs.github.io/vocab/context/future.json: context.jsonld
        http://www.w3.org/ns/hydra/context.jsonld: context.jsonld`;
const CONFIGURATION = `apis:
  wire:
    root: openapi.yaml
    x-hydra-contract:${CONTEXTS}
  derived:
    root: openapi.yaml
    x-hydra-contract:
      vocabulary: derived.jsonld${CONTEXTS}
  authored:
    root: openapi.yaml
    x-hydra-contract:
      vocabulary: authored.jsonld${CONTEXTS}
`;

/** The current DLCS contract three times: its OpenAPI half alone, with the derived and with the authored vocabulary. */
async function editions(): Promise<{ wire: Contract; derived: Contract; authored: Contract }> {
  const cwd = folder({
    'redocly.yaml': CONFIGURATION,
    'openapi.yaml': { copy: 'spec/dlcs/2023/openapi.yaml' },
    'authored.jsonld': { copy: 'vocab/dlcs/2023/api-documentation.jsonld' },
    'context.jsonld': { copy: 'vocab/dlcs/2023/context.jsonld' },
  });
  const load = async (name: string): Promise<Contract> => {
    const { contract: loaded, findings } = await loadContract(name, { cwd });
    expect(findings).toEqual([]);
    return loaded;
  };
  const wire = await load('wire');
  const { files } = vocabulary.generate(wire);
  writeFileSync(join(cwd, 'derived.jsonld'), files.find(({ path }) => path === 'api-documentation.jsonld')?.text ?? '');
  return { wire, derived: await load('derived'), authored: await load('authored') };
}

function byIri(classes: readonly Class[]): Map<string, Class> {
  return new Map(classes.map((one) => [one.iri, one]));
}

describe('vocabulary', () => {
  it('derives from the Description what the authored vocabulary states', async () => {
    const { derived, authored } = await editions();
    const known = byIri(authored.hydra.classes);
    expect(derived.hydra.classes.map(({ iri }) => iri).toSorted()).toEqual([...known.keys()].toSorted());
    for (const one of derived.hydra.classes) {
      const other = known.get(one.iri);
      expect(one.paths).toEqual(other?.paths);
      expect(one.properties.map(({ iri }) => iri)).toEqual(other?.properties.map(({ iri }) => iri));
      for (const [index, { key, range, readable, writable, link, iri }] of one.properties.entries()) {
        const authoredProperty = other?.properties[index];
        expect({ iri, key, readable, writable, link: link?.kind }).toEqual({
          iri,
          key,
          readable: authoredProperty?.readable,
          writable: authoredProperty?.writable,
          link: authoredProperty?.link?.kind,
        });
        if (range.length > 0) expect([iri, range]).toEqual([iri, authoredProperty?.range]);
        if (link !== undefined)
          expect([iri, link.path, link.memberClass]).toEqual([
            iri,
            authoredProperty?.link?.path,
            authoredProperty?.link?.memberClass,
          ]);
      }
    }
  });

  it('assigns operations to the same classes and links as the authored vocabulary', async () => {
    const { derived, authored } = await editions();
    const places = (from: Contract) =>
      from.hydra.operations
        .map((one) => `${one.method} ${one.property ?? one.class} ${one.title} ${one.openapi}`)
        .toSorted();
    expect(places(derived)).toEqual(places(authored));
  });

  it('derives a vocabulary without errors', async () => {
    const { derived } = await editions();
    const findings = await runChecks({ contract: derived, pages: [] });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('reports what the Description does not specify', async () => {
    const { wire } = await editions();
    const messages = vocabulary.generate(wire).findings.map(({ message }) => message);
    expect(messages).toContain('vocab:Batch: the class that test links to is unknown.');
    expect(messages).toContain('The bodies that these operations return belong to no class: testBatch.');
  });

  it('reads back as the vocabulary from which it was generated', async () => {
    const { authored } = await editions();
    const files = new Map(vocabulary.generate(authored).files.map(({ path, text }) => [path, text]));
    const { contract: again } = await loadContract('api-documentation.jsonld', {
      cwd: folder(Object.fromEntries(files)),
    });
    const facts = ({ hydra }: Contract) =>
      hydra.classes.map((one) => [
        one.iri,
        one.title,
        one.description,
        one.properties.map(({ iri, range, domain, readable, writable, required }) => ({
          iri,
          range,
          domain,
          readable,
          writable,
          required,
        })),
      ]);
    expect(facts(again)).toEqual(facts(authored));
    expect(
      again.hydra.operations.map(({ method, title, returns, statuses }) => [
        method,
        title,
        returns,
        statuses.map(({ code }) => code),
      ]),
    ).toEqual(
      authored.hydra.operations.map(({ method, title, returns, statuses }) => [
        method,
        title,
        returns,
        statuses.map(({ code }) => code),
      ]),
    );
  });
});

describe('a vocabulary with any names', () => {
  const hostile = [
    '__proto__',
    'constructor',
    '@id',
    '@type',
    'a b',
    'a/b',
    'a:b',
    '#',
    '?',
    '%',
    '',
    '*/',
    '|',
    '\n',
    '\uD800',
    '🚀',
    'é',
    'hydra:Class',
    '{x}',
  ];
  const word = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'grapheme', maxLength: 6 }));

  it('loads again as the same vocabulary', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(word, { minLength: 1, maxLength: 6 }), async (words) => {
        const { contract: wire } = await loadContract('openapi.json', {
          cwd: folder({ 'openapi.json': JSON.stringify(named(words)) }),
        });
        const { files } = vocabulary.generate(wire);
        const { contract: again, findings } = await loadContract('api-documentation.jsonld', {
          cwd: folder(Object.fromEntries(files.map(({ path, text }) => [path, text]))),
        });
        expect(findings).toEqual([]);
        const facts = ({ hydra }: Contract) =>
          hydra.classes.map(({ iri, title, properties }) => [
            iri,
            title,
            properties.map((one) => [one.iri, one.title, one.range]),
          ]);
        expect(facts(again)).toEqual(facts(wire));
      }),
      { numRuns: 10 },
    );
  });
});

function named(words: readonly string[]): object {
  const properties = Object.fromEntries(words.map((word) => [word, { type: 'string' }]));
  const schemas = Object.fromEntries(words.map((word) => [word, { type: 'object', properties }]));
  const paths = Object.fromEntries(
    words.map((word) => [`/${word.replaceAll(/[{}]/g, '')}`, { get: { responses: { 200: { description: word } } } }]),
  );
  return { openapi: '3.1.1', info: { title: words.join(), version: '1' }, paths, components: { schemas } };
}

describe('the derived context', () => {
  const classes = [
    cls('Batch', {
      properties: [
        property('Batch', 'id', { range: [] }),
        property('Batch', 'owner', { range: [], link: { kind: 'Link', memberClass: [], operations: [] } }),
      ],
    }),
    cls('Image', {
      properties: [
        property('Image', 'id', { range: [] }),
        property('Image', 'made', { range: ['http://www.w3.org/2001/XMLSchema#date'] }),
      ],
    }),
  ];

  async function expanded(body: JsonObject) {
    const { document } = contextOf(contract({ classes }).hydra);
    const context: Context = { iri: 'https://example.org/c', document, locate: () => undefined };
    return expand(
      { '@context': context.iri, ...body },
      { contexts: new Map([[context.iri, context]]), base: 'https://example.org/' },
    );
  }

  it('gives each key its meaning, even if the meaning depends on the class', async () => {
    const batch = await expanded({ '@type': 'Batch', id: '1', owner: '/customers/2' });
    const image = await expanded({ '@type': 'Image', id: '1', made: '2023-01-01' });
    expect(batch.issues).toEqual([]);
    expect(batch.nodes).toMatchObject([
      {
        [`${VOCAB}Batch/id`]: [{ '@value': '1' }],
        [`${VOCAB}Batch/owner`]: [{ '@id': 'https://example.org/customers/2' }],
      },
    ]);
    expect(image.nodes).toMatchObject([
      {
        [`${VOCAB}Image/id`]: [{ '@value': '1' }],
        [`${VOCAB}Image/made`]: [{ '@type': 'http://www.w3.org/2001/XMLSchema#date', '@value': '2023-01-01' }],
      },
    ]);
  });

  it('is valid whatever the names are, and lists the keys that it cannot define', async () => {
    const word = fc.oneof(
      fc.constantFrom('__proto__', '@id', '@foo', 'a:b', '', ' ', 'a/b', 'constructor', '@'),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(word, { minLength: 1, maxLength: 6 }), async (words) => {
        const named = words.map((name, index) =>
          cls(name, {
            iri: `${VOCAB}c${index}`,
            properties: words.map((key, at) => property('P', key, { iri: `${VOCAB}p${at % 2}` })),
          }),
        );
        const { document, undefinable } = contextOf(contract({ classes: named }).hydra);
        const context: Context = { iri: 'https://example.org/c', document, locate: () => undefined };
        const body = {
          '@context': context.iri,
          '@id': 'https://example.org/1',
          ...Object.fromEntries(words.filter((key) => !undefinable.includes(key)).map((key) => [key, 'x'])),
        };
        const { nodes, issues } = await expand(body, { contexts: new Map([[context.iri, context]]) });
        expect(issues.filter(({ code }) => !['invalid property', 'object with only @id'].includes(code))).toEqual([]);
        expect(Array.isArray(nodes)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
