/** Mutations of vocabularies. */
import { get, getObject, isObject } from '../../../src/model/json.js';
import type { JsonObject } from '../../../src/model/json.js';
import { drop, places, put, rename, set } from './operator.js';
import type { Operator, Place } from './operator.js';

const typed = (document: JsonObject, ...types: readonly string[]): Place[] =>
  [...places(document)].filter(({ value, at }) => !at.includes('@context') && types.includes(String(value['@type'])));
const classes = (document: JsonObject): Place[] => typed(document, 'Class');
const ownClasses = (document: JsonObject): Place[] =>
  classes(document).filter(({ value }) => String(value['@id']).startsWith('vocab:'));
const supported = (document: JsonObject): Place[] => typed(document, 'SupportedProperty');
const properties = (document: JsonObject): Place[] => typed(document, 'Property', 'Link');
const ownProperties = (document: JsonObject): Place[] =>
  properties(document).filter(({ value }) => String(value['@id']).startsWith('vocab:'));
const links = (document: JsonObject): Place[] =>
  ownProperties(document).filter(({ value }) => value['@type'] === 'Link');
const operations = (document: JsonObject): Place[] => typed(document, 'Operation');
/** The statuses of operations. Those of the ApiDocumentation apply to all operations and do not contradict any. */
const statuses = (document: JsonObject): Place[] =>
  typed(document, 'Status').filter(({ at }) => at.startsWith('#/supportedClass'));
const has =
  (key: string) =>
  ({ value }: Place): boolean =>
    value[key] !== undefined;

function vocabulary(name: string, caughtBy: readonly string[], sites: Operator['sites']): Operator {
  return { name, half: 'vocabulary', caughtBy, sites };
}

function parentOf(at: string): [string, string] {
  const cut = at.lastIndexOf('/');
  return [at.slice(0, cut), at.slice(cut + 1)];
}

const KEYS = ['@id', '@type', '@context', '@value', '@graph'];

export const vocabularyOperators: readonly Operator[] = [
  vocabulary(
    'drop a class',
    ['class-in-vocabulary', 'term-declared', 'operation-in-vocabulary', 'hydra-term'],
    (document) => ownClasses(document).map(({ at }) => drop(...parentOf(at))),
  ),
  vocabulary('rename a class', ['class-in-vocabulary', 'term-declared'], (document) =>
    ownClasses(document).map(({ at }) => set(at, '@id', (old) => `${String(old)}X`)),
  ),
  vocabulary('add a class', ['term-used'], () => [
    set('#', 'supportedClass', (old) => [
      ...(old as JsonObject[]),
      { '@id': 'vocab:Colour', '@type': 'Class', title: 'Colour' },
    ]),
  ]),
  vocabulary('drop a supported property', ['property-in-vocabulary'], (document) =>
    supported(document).map(({ at }) => drop(...parentOf(at))),
  ),
  vocabulary(
    'rename a property',
    ['context-term', 'property-in-openapi', 'property-in-vocabulary', 'example-terms'],
    (document) => ownProperties(document).map(({ at }) => set(at, '@id', (old) => `${String(old)}X`)),
  ),
  vocabulary('add a supported property', ['property-in-openapi'], (document) =>
    classes(document)
      .filter(has('supportedProperty'))
      .map(({ at }) =>
        set(at, 'supportedProperty', (old) => [
          ...(old as JsonObject[]),
          {
            '@type': 'SupportedProperty',
            title: 'colour',
            property: { '@id': 'vocab:Batch/colour', '@type': 'Property' },
          },
        ]),
      ),
  ),
  vocabulary('swap a range', ['property-range', 'link-target', 'context-coercion', 'collection-members'], (document) =>
    properties(document)
      .filter(has('range'))
      .map(({ at }) => set(at, 'range', (old) => (old === 'xsd:boolean' ? 'xsd:dateTime' : 'xsd:boolean'))),
  ),
  vocabulary('widen or narrow an integer', ['property-range'], (document) =>
    properties(document)
      .filter(({ value }) => /integer/i.test(String(value['range'])))
      .map(({ at }) => set(at, 'range', (old) => (old === 'xsd:integer' ? 'xsd:nonNegativeInteger' : 'xsd:integer'))),
  ),
  vocabulary('misspell a datatype', ['range-known'], (document) =>
    properties(document)
      .filter(({ value }) => String(value['range']).startsWith('xsd:'))
      .map(({ at }) => set(at, 'range', (old) => `${String(old)}s`)),
  ),
  vocabulary('drop a range', ['property-range', 'link-target', 'link-path'], (document) =>
    ownProperties(document)
      .filter(has('range'))
      .map(({ at }) => drop(at, 'range')),
  ),
  vocabulary('swap a domain', ['property-domain'], (document) =>
    ownProperties(document)
      .filter(has('domain'))
      .map(({ at }) =>
        set(at, 'domain', (old) => (old === 'vocab:EntryPoint' ? 'vocab:Customer' : 'vocab:EntryPoint')),
      ),
  ),
  ...(['readable', 'writable'] as const).map((flag) =>
    vocabulary(`flip ${flag}`, ['property-access'], (document) =>
      supported(document)
        .filter(has(flag))
        .map(({ at }) => set(at, flag, (old) => old !== true)),
    ),
  ),
  vocabulary('drop writable', ['property-access'], (document) =>
    supported(document)
      .filter(({ value }) => value['writable'] === false)
      .map(({ at }) => drop(at, 'writable')),
  ),
  vocabulary('flip required', ['property-required'], (document) =>
    supported(document)
      .filter(has('required'))
      .map(({ at }) => set(at, 'required', (old) => old !== true)),
  ),
  vocabulary(
    'make a link a plain property',
    ['property-link', 'operation-on-property', 'operation-in-openapi'],
    (document) => links(document).map(({ at }) => put(at, '@type', 'Property')),
  ),
  vocabulary('make a plain property a link', ['property-link'], (document) =>
    ownProperties(document)
      .filter(({ value }) => value['@type'] === 'Property')
      .map(({ at }) => put(at, '@type', 'Link')),
  ),
  vocabulary('drop an operation', ['operation-in-vocabulary'], (document) =>
    operations(document).map(({ at }) => drop(...parentOf(at))),
  ),
  vocabulary('add an operation', ['operation-in-openapi'], (document) =>
    classes(document)
      .filter(has('supportedOperation'))
      .map(({ at }) =>
        set(at, 'supportedOperation', (old) => [
          ...(old as JsonObject[]),
          { '@type': 'Operation', method: 'DELETE', title: 'Remove it' },
        ]),
      ),
  ),
  vocabulary('change a method', ['operation-method', 'operation-in-openapi'], (document) =>
    operations(document).map(({ at }) => put(at, 'method', 'PATCH')),
  ),
  vocabulary('drop a method', ['operation-has-method'], (document) =>
    operations(document).map(({ at }) => drop(at, 'method')),
  ),
  vocabulary('change the title of an operation', ['operation-title'], (document) =>
    operations(document).map(({ at }) => set(at, 'title', (old) => `${String(old)} now`)),
  ),
  vocabulary('drop the title of an operation', ['operation-title'], (document) =>
    operations(document).map(({ at }) => drop(at, 'title')),
  ),
  vocabulary('swap what an operation expects', ['operation-expects'], (document) =>
    operations(document)
      .filter(has('expects'))
      .map(({ at }) => put(at, 'expects', 'vocab:EntryPoint')),
  ),
  vocabulary('drop what an operation expects', ['operation-expects'], (document) =>
    operations(document)
      .filter(has('expects'))
      .map(({ at }) => drop(at, 'expects')),
  ),
  vocabulary('swap what an operation returns', ['operation-returns'], (document) =>
    operations(document)
      .filter(has('returns'))
      .map(({ at }) =>
        set(at, 'returns', (old) => (old === 'vocab:EntryPoint' ? 'vocab:Customer' : 'vocab:EntryPoint')),
      ),
  ),
  vocabulary('drop what an operation returns', ['operation-returns'], (document) =>
    operations(document)
      .filter(has('returns'))
      .map(({ at }) => drop(at, 'returns')),
  ),
  vocabulary('change a status', ['operation-status'], (document) =>
    statuses(document).map(({ at }) => put(at, 'statusCode', 418)),
  ),
  vocabulary('drop a status', ['operation-status'], (document) =>
    statuses(document).map(({ at }) => drop(...parentOf(at))),
  ),
  vocabulary('add a status', ['operation-status'], (document) =>
    operations(document)
      .filter(has('possibleStatus'))
      .map(({ at }) =>
        set(at, 'possibleStatus', (old) => [...(old as JsonObject[]), { '@type': 'Status', statusCode: 418 }]),
      ),
  ),
  vocabulary('change the title of a status', ['status-title'], (document) =>
    statuses(document)
      .filter(has('title'))
      .map(({ at }) => put(at, 'title', 'Something else')),
  ),
  vocabulary('drop a memberAssertion', ['collection-members'], (document) =>
    links(document)
      .filter(has('memberAssertion'))
      .map(({ at }) => drop(at, 'memberAssertion')),
  ),
  vocabulary('swap the members of a collection', ['collection-members'], (document) =>
    links(document)
      .filter(has('memberAssertion'))
      .map(({ at }) =>
        set(`${at}/memberAssertion`, 'object', (old) => (old === 'vocab:Queue' ? 'vocab:Batch' : 'vocab:Queue')),
      ),
  ),
  vocabulary('drop a part of a memberAssertion', ['member-assertion'], (document) =>
    links(document)
      .filter(has('memberAssertion'))
      .flatMap(({ at }) => ['property', 'object'].map((part) => drop(`${at}/memberAssertion`, part))),
  ),
  vocabulary('move the entry point', ['entrypoint-path'], () => [put('#', 'entrypoint', 'https://api.dlcs.io/start')]),
  vocabulary('drop the entry point', ['entrypoint-path'], () => [drop('#', 'entrypoint')]),
  vocabulary('misspell a key', ['vocabulary-expands'], (document) =>
    [...places(document)]
      .filter(({ at }) => !at.includes('@context'))
      .flatMap(({ value, at }) =>
        Object.keys(value)
          .filter((key) => !KEYS.includes(key))
          .map((key) => rename(at, key, `${key}X`)),
      ),
  ),
  vocabulary('put white space around a key', ['key-whitespace'], (document) =>
    [...places(document)]
      .filter(({ at }) => !at.includes('@context'))
      .flatMap(({ value, at }) =>
        Object.keys(value)
          .filter((key) => !KEYS.includes(key))
          .map((key) => rename(at, key, `${key} `)),
      ),
  ),
  vocabulary('misspell a type', ['vocabulary-relative'], (document) =>
    typed(document, 'Class', 'Link', 'Property', 'SupportedProperty', 'Operation', 'Status').map(({ at }) =>
      set(at, '@type', (old) => `${String(old)}X`),
    ),
  ),
  vocabulary('misspell a class that something names', ['term-declared', 'hydra-term'], (document) =>
    [...places(document)]
      .filter(({ at }) => !at.includes('@context'))
      .flatMap(({ value, at }) =>
        ['returns', 'expects', 'range', 'domain', 'object']
          .filter((key) => /^(vocab|hydra):/.test(String(value[key])))
          .map((key) => set(at, key, (old) => `${String(old)}X`)),
      ),
  ),
  vocabulary('map a term to what Hydra does not define', ['hydra-term', 'vocabulary-expands'], (document) =>
    hydraTerms(document).map(({ key, at }) => set(at, key, (old) => misspelled(old))),
  ),
  vocabulary(
    'drop a term from the context of the vocabulary',
    ['vocabulary-expands', 'vocabulary-relative'],
    (document) => hydraTerms(document).map(({ key, at }) => drop(at, key)),
  ),
  vocabulary('use https in a namespace', ['namespace-slip'], (document) =>
    Object.entries(getObject(document, '@context'))
      .filter(
        ([, iri]) => typeof iri === 'string' && iri.startsWith('http://www.w3.org/') && /hydra|rdf|XMLSchema/.test(iri),
      )
      .map(([key]) => set('#/@context', key, (old) => String(old).replace('http:', 'https:'))),
  ),
  vocabulary('use a legacy term', ['hydra-legacy-term'], (document) =>
    supported(document)
      .filter(has('writable'))
      .map(({ at }) => rename(at, 'writable', 'hydra:readonly')),
  ),
];

/** The terms of the document's own context that map to Hydra and are used. */
function hydraTerms(document: JsonObject): { key: string; at: string }[] {
  const context = getObject(document, '@context');
  const used = new Set(
    [...places(document)]
      .filter(({ at }) => !at.includes('@context'))
      .flatMap(({ value }) => [...Object.keys(value), ...[get(value, '@type')].flat().map(String)]),
  );
  return Object.keys(context)
    .filter((key) => used.has(key) && /hydra:/.test(JSON.stringify(context[key])))
    .map((key) => ({ key, at: '#/@context' }));
}

function misspelled(definition: unknown): JsonObject | string {
  return isObject(definition) ? { ...definition, '@id': `${String(definition['@id'])}X` } : `${String(definition)}X`;
}
