/** Converts a single text to a typed value and back, with numbers and booleans in JSON notation (OpenAPI 3.2, Appendix B). */
import type { SchemaView } from '../model/applied-schemas.js';
import { isArray } from '../model/json.js';
import type { Json } from '../model/json.js';
import { quote } from './issue.js';
import { readJson } from './json-text.js';
import { failure, isRead, success } from './outcome.js';
import type { Outcome } from './outcome.js';

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/**
 * The candidates for a text, by the types that its schema allows. The most specific come first: boolean, number, array
 * or object (as JSON), string, null. An empty text and `null` mean null if the schema allows it. If the schema does not
 * restrict the type, the text itself comes first, unless keywords such as `minimum` suggest another type.
 */
export function readText(text: string, view: SchemaView, pointer = ''): Outcome {
  const read = readingsOf(text, view);
  const ordered = view.isTyped ? read : suggestedFirst(read, text, view);
  const [first] = ordered;
  if (first === undefined) return failure(pointer, `${quote(text)} is not ${listed(view)}.`);
  return success(...(ordered.length > 1 ? amongValues(ordered, view.values) : ordered));
}

/** A value as text: strings unchanged, everything else as JSON. */
export function printText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

type Reader = (text: string, view: SchemaView) => Json | undefined;

const READERS: readonly Reader[] = [
  (text, view) => (view.allows('boolean') ? BOOLEANS.get(text) : undefined),
  (text, view) => (view.allows('integer') ? readNumber(text, view) : undefined),
  (text, view) => (/^\s*[[{]/.test(text) ? readComposite(text, view) : undefined),
  (text, view) => (view.allows('string') ? text : undefined),
];

/** What a text may be by the allowed types, the most specific first. */
function readingsOf(text: string, view: SchemaView): readonly Json[] {
  const found: Json[] = [];
  for (const reader of READERS) {
    const value = reader(text, view);
    if (value !== undefined) found.push(value);
  }
  if ((text === '' || text === 'null') && view.allows('null')) found.push(null);
  return found;
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

function readNumber(text: string, view: SchemaView): number | undefined {
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(value)) return undefined;
  return view.allows('number') || Number.isInteger(value) ? value + 0 : undefined;
}

/** The array or object that a JSON text describes, if the schema allows its type. */
function readComposite(text: string, view: SchemaView): Json | undefined {
  if (!view.allows('array') && !view.allows('object')) return undefined;
  const outcome = readJson(text);
  const [value] = outcome.values;
  if (!isRead(outcome) || value === undefined) return undefined;
  return view.allows(isArray(value) ? 'array' : 'object') ? value : undefined;
}

function suggestedFirst(read: readonly Json[], text: string, { suggested }: SchemaView): readonly Json[] {
  const isFirst = (value: Json): boolean =>
    suggested === 'number' ? typeof value === 'number' : isComposite(suggested) === (value !== text);
  return [...read.filter(isFirst), ...read.filter((value) => !isFirst(value))];
}

function isComposite(type: string | undefined): boolean {
  return type === 'array' || type === 'object';
}

/** The candidates listed by `const` or `enum`. If none is listed, all of them, so that validation reports the mismatch. */
function amongValues(read: readonly Json[], values: readonly Json[] | undefined): readonly Json[] {
  const named = values === undefined ? [] : read.filter((value) => values.includes(value));
  return named.length > 0 ? named : read;
}

const NAMES = {
  null: 'null',
  boolean: 'true or false',
  integer: 'an integer',
  number: 'a number',
  string: 'a string',
  array: 'an array',
  object: 'an object',
} as const;

/** The types that a schema allows, in words: `an integer or null`. */
export function listed({ types }: SchemaView): string {
  const names = [...types].toReversed().map((type) => NAMES[type]);
  if (names.length === 0) return 'a value that the schema allows';
  return names.length === 1 ? String(names[0]) : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
