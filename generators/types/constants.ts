/** Generates constants for the IRIs of classes and properties. */
import type { Class, Contract, SupportedProperty } from '../../src/model/contract.js';
import { uniqueNames } from '../names.js';
import { comment } from './comment.js';

/** `classes` and `properties`: the IRIs of the vocabulary by class name and JSON key. */
export function constants({ hydra }: Contract): string {
  const unique = uniqueNames();
  const named = hydra.classes.map((cls) => ({ cls, key: unique(cls.name) }));
  return [
    comment(['IRIs of the classes, by name.']),
    'export const classes = {\n',
    ...named.map(({ cls, key }) => member(commentOf(cls), key, literal(cls.iri), '    ')),
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
    member(commentOf(property), unique(property.key), literal(property.iri), '        '),
  );
  return `    ${name(key)}: {\n${members.join('')}    },\n`;
}

function member(lines: readonly string[], key: string, value: string, indent: string): string {
  return `${comment(lines, indent)}${indent}${name(key)}: ${value},\n`;
}

/** The description, or else the title, the compact IRI or the IRI: the first that is not blank. */
function commentOf(term: Class | SupportedProperty): readonly string[] {
  const text = [term.description, term.title, term.compact].find((text) => text !== undefined && text.trim() !== '');
  return [text ?? term.iri];
}

/** A key of an object literal. `__proto__` is computed, because it would otherwise set the prototype. */
function name(key: string): string {
  if (key === '__proto__') return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : literal(key);
}

function literal(text: string): string {
  return JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
