import type { Class, Contract, SupportedProperty } from '../../src/model/contract.js';
import { uniqueNames } from '../names.js';
import { comment } from './comment.js';

/** `classes` and `properties`: the IRIs of the vocabulary by the names that a programmer knows. */
export function constants({ hydra }: Contract): string {
  const unique = uniqueNames();
  const named = hydra.classes.map((cls) => ({ cls, key: unique(cls.name) }));
  return [
    comment(['IRIs of the classes, by name.']),
    'export const classes = {\n',
    ...named.map(({ cls, key }) => member(words(cls), key, literal(cls.iri), '    ')),
    '} as const;\n\n',
    comment(['IRIs of the properties that each class supports, by JSON key.']),
    'export const properties = {\n',
    ...named.map(({ cls, key }) => propertiesOf(cls, key)),
    '} as const;\n',
  ].join('');
}

function propertiesOf(cls: Class, key: string): string {
  const unique = uniqueNames();
  const members = cls.properties.map((property) =>
    member(words(property), unique(property.key), literal(property.iri), '        '),
  );
  return `    ${name(key)}: {\n${members.join('')}    },\n`;
}

function member(lines: readonly string[], key: string, value: string, indent: string): string {
  return `${comment(lines, indent)}${indent}${name(key)}: ${value},\n`;
}

/** The title where it says more than the key, else the description's own words, else the IRI. */
function words(term: Class | SupportedProperty): readonly string[] {
  const own = [term.description, term.title, term.compact].find((text) => text !== undefined && text.trim() !== '');
  return [own ?? term.iri];
}

/** A key of an object literal; computed where `__proto__` would otherwise set the prototype. */
function name(key: string): string {
  if (key === '__proto__') return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : literal(key);
}

function literal(text: string): string {
  return JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
