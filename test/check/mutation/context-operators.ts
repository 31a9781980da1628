/** Mutations of contexts. */
import { getObject, getString, isObject } from '../../../src/model/json.js';
import type { Json, JsonObject } from '../../../src/model/json.js';
import { drop, places, put, rename, set } from './operator.js';
import type { Operator } from './operator.js';

/** A term definition that bodies may use, not a prefix. */
interface Term {
  readonly at: string;
  readonly key: string;
  readonly definition: Json;
}

function terms(document: JsonObject): Term[] {
  const contexts = [...places(document)].filter(({ key }) => key === '@context');
  return contexts.flatMap(({ value, at }) =>
    Object.entries(value)
      .filter(
        ([key, definition]) => !key.startsWith('@') && !(typeof definition === 'string' && /[#/]$/.test(definition)),
      )
      .map(([key, definition]) => ({ at, key, definition: definition as Json })),
  );
}

const keys = (document: JsonObject): Term[] =>
  terms(document).filter(({ definition }) => !isObject(definition) || !isObject(definition['@context']));
const types = (document: JsonObject): Term[] =>
  terms(document).filter(({ definition }) => isObject(definition) && isObject(definition['@context']));
const coerced = (document: JsonObject): Term[] =>
  keys(document).filter(({ definition }) => getString(definition, '@type') !== undefined);
/** The datatypes of native JSON values do not need a coercion. */
const needed = ({ definition }: Term): boolean =>
  !/xsd:(integer|boolean|double|string)$/.test(getString(definition, '@type') ?? '');

function context(name: string, caughtBy: readonly string[], sites: Operator['sites']): Operator {
  return { name, half: 'context', caughtBy, sites };
}

export const contextOperators: readonly Operator[] = [
  context('drop a term', ['context-term', 'example-expands'], (document) =>
    keys(document).map(({ at, key }) => drop(at, key)),
  ),
  context('rename a term', ['context-term', 'example-expands'], (document) =>
    keys(document).map(({ at, key }) => rename(at, key, `${key}X`)),
  ),
  context('map a term to another property', ['context-term', 'example-terms'], (document) =>
    keys(document).map(({ at, key }) =>
      set(at, key, (old) => (isObject(old) ? { ...old, '@id': 'vocab:Customer/colour' } : 'vocab:Customer/colour')),
    ),
  ),
  context('drop a type with its scoped terms', ['context-term', 'example-expands', 'class-in-vocabulary'], (document) =>
    types(document).map(({ at, key }) => drop(at, key)),
  ),
  context('change a coercion', ['context-coercion'], (document) =>
    coerced(document).map(({ at, key }) => put(`${at}/${key}`, '@type', 'xsd:gYear')),
  ),
  context('drop a coercion', ['context-coercion'], (document) =>
    coerced(document)
      .filter(needed)
      .map(({ at, key }) => drop(`${at}/${key}`, '@type')),
  ),
  context('add a term of the contract’s namespace', ['context-term-declared'], () => [
    put('#/@context', 'colour', 'https://dlcs.io/vocab#colour'),
  ]),
  context('put white space around a term', ['key-whitespace'], (document) =>
    keys(document).map(({ at, key }) => rename(at, key, `${key} `)),
  ),
  context('use https in a namespace', ['namespace-slip'], (document) =>
    Object.entries(getObject(document, '@context'))
      .filter(([, iri]) => typeof iri === 'string' && /^http:\/\/www\.w3\.org\/.*(hydra|XMLSchema)/.test(iri))
      .map(([key]) => set('#/@context', key, (old) => String(old).replace('http:', 'https:'))),
  ),
];
