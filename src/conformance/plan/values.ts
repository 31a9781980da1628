/** Valid and invalid values of a flattened schema. */
import { get, isArray } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { typesOf } from './flatten.js';
import { formatBoundaries, formatSample, formatViolations } from './formats.js';
import { matching } from './pattern.js';
import { fit, highest, lowest, number } from './sample.js';

/** A value that differs from the usual one in one respect. */
export interface ValueVariation {
  /** The keyword that the variation exercises: `maximum`, `enum`, `type` … */
  readonly rule: string;
  /** Shown to people: `5, the most allowed`. */
  readonly title: string;
  readonly value: Json;
  /** `stated`: a keyword of the schema decides whether the value is valid; `implied`: no keyword forbids it. */
  readonly trust: 'stated' | 'implied';
}

/** Values at and within the bounds of a schema, and unusual ones that it does not forbid. */
export function goodValues(flat: JsonObject): ValueVariation[] {
  const types = typesOf(flat);
  const list = get(flat, 'enum');
  const values: ValueVariation[] = [];
  if (isArray(list)) return list.map((value: Json) => stated('enum', `the value ${show(value)}`, value));
  if (get(flat, 'const') !== undefined) return [];
  if (types.includes('null')) values.push(stated('type', 'null', null));
  if (types.includes('boolean')) values.push(stated('type', 'true', true), stated('type', 'false', false));
  if (types.includes('string')) values.push(...goodStrings(flat));
  if (types.includes('integer') || types.includes('number'))
    values.push(...goodNumbers(flat, types.includes('number')));
  return values;
}

/** Values that violate one keyword of a schema. */
export function badValues(flat: JsonObject): ValueVariation[] {
  const types = typesOf(flat);
  const values = wrongTypes(types);
  if (isArray(get(flat, 'enum')) || get(flat, 'const') !== undefined) values.push(...badChoices(flat, types));
  if (types.includes('string')) values.push(...badStrings(flat));
  if (types.includes('integer') || types.includes('number')) values.push(...badNumbers(flat, types));
  if (types.includes('array')) values.push(...badArrays(flat));
  return values;
}

function goodStrings(flat: JsonObject): ValueVariation[] {
  const format = get(flat, 'format');
  if (typeof format === 'string' && formatSample(format, 0) !== undefined) {
    return formatBoundaries(format).map((value) => stated('format', `the ${format} ${show(value)}`, value));
  }
  const least = number(flat, 'minLength');
  const most = number(flat, 'maxLength');
  const values: ValueVariation[] = [];
  const make = (length: number): string => stringOf(flat, length);
  if (least !== undefined && least <= MAX_LENGTH)
    values.push(stated('minLength', `${least} characters, the fewest allowed`, make(least)));
  if (most !== undefined && most <= MAX_LENGTH)
    values.push(stated('maxLength', `${most} characters, the most allowed`, make(most)));
  if (get(flat, 'pattern') === undefined) values.push(...unusualStrings(least ?? 0, most));
  return values;
}

const UNUSUAL_STRINGS: readonly (readonly [title: string, text: string])[] = [
  ['the empty string', ''],
  ['letters outside ASCII', 'Zażółć gęślą jaźń Ünïcödé'],
  ['an emoji and characters outside the BMP', 'x 😀👩‍👩‍👧 𝒳'],
  ['Chinese, Arabic and Hebrew', '漢字 العربية עברית'],
  ['combining characters', 'e\u0301o\u0308n\u0303'],
  ['quotes and backslashes', `it's "quoted" \\ back`],
  ['markup', '<b>&amp;</b>'],
  ['percent signs and braces', '100% %s {x} ${y}'],
  ['line breaks and a tab', 'one\ntwo\r\n\tthree'],
  ['a NUL character', 'a\u0000b'],
  ['an SQL comment', "'; --"],
  ['surrounding white space', '  padded  '],
  ['the word null', 'null'],
  ['digits only', '0123456789'],
];

function unusualStrings(least: number, most = Infinity): ValueVariation[] {
  const values = UNUSUAL_STRINGS.map(([title, text]) => implied('type', title, text));
  if (most === Infinity) values.push(implied('type', '5,000 characters', 'long '.repeat(1000)));
  if (most !== Infinity && most <= 20_000)
    values.push(stated('maxLength', `${most} characters outside the BMP`, '😀'.repeat(most)));
  return values.filter(({ value }) => [...(value as string)].length >= least && [...(value as string)].length <= most);
}

/** A string of about the given length that satisfies the pattern of the schema, if it has one. */
function stringOf(flat: JsonObject, length: number): string {
  const pattern = get(flat, 'pattern');
  return typeof pattern === 'string' ? matching(pattern, length) : fit('x', length, length);
}

function goodNumbers(flat: JsonObject, fractions: boolean): ValueVariation[] {
  const step = number(flat, 'multipleOf') ?? (fractions ? 0.5 : 1);
  const least = lowest(flat, step);
  const most = highest(flat, step);
  const values: ValueVariation[] = [];
  if (least !== -Infinity) values.push(stated('minimum', `${least}, the least allowed`, least));
  if (most !== Infinity) values.push(stated('maximum', `${most}, the most allowed`, most));
  for (const n of [
    0,
    -1,
    2_147_483_647,
    ...(fractions ? [0.1, 1e-7] : []),
    ...(get(flat, 'format') === 'int32' ? [] : [2 ** 53 - 1]),
  ]) {
    if (n > least && n < most) values.push(implied('type', `the number ${n}`, n));
  }
  return values;
}

function wrongTypes(types: readonly string[]): ValueVariation[] {
  if (types.length === 0) return [];
  const values: Readonly<Record<string, Json>> = {
    string: 'text',
    number: 1.5,
    integer: 17,
    boolean: true,
    null: null,
    array: [],
    object: {},
  };
  const allowed = (name: string): boolean => types.includes(name) || (name === 'integer' && types.includes('number'));
  return Object.entries(values)
    .filter(([name]) => !allowed(name))
    .map(([name, value]) => stated('type', `${article(name)} instead of ${types.map(article).join(' or ')}`, value));
}

function badChoices(flat: JsonObject, types: readonly string[]): ValueVariation[] {
  const list = get(flat, 'enum');
  const choices = isArray(list) ? list : [get(flat, 'const') ?? null];
  if (choices.every((choice) => typeof choice === 'number')) {
    return [stated('enum', 'a number that is not listed', Math.max(...(choices as number[])) + 1)];
  }
  if (types.length > 0 && !types.includes('string')) return [];
  const first = choices.find((choice) => typeof choice === 'string');
  const values = [
    stated('enum', 'a value that is not listed', 'not-a-listed-value'),
    stated('enum', 'the empty string', ''),
  ];
  const upper =
    first === undefined ? undefined : first === first.toUpperCase() ? first.toLowerCase() : first.toUpperCase();
  if (upper !== undefined) values.push(stated('enum', `${show(upper)}, a listed value in different case`, upper));
  return values;
}

function badStrings(flat: JsonObject): ValueVariation[] {
  return [...badLengths(flat), ...badPatterns(flat), ...badFormats(flat)];
}

/** Strings longer than this are not built. */
const MAX_LENGTH = 100_000;

function badLengths(flat: JsonObject): ValueVariation[] {
  const least = number(flat, 'minLength') ?? 0;
  const most = number(flat, 'maxLength');
  const values: ValueVariation[] = [];
  if (least > 0 && least <= MAX_LENGTH) {
    const short = stringOf(flat, least - 1).slice(0, least - 1);
    values.push(stated('minLength', `${least - 1} characters, one too few`, short));
    if (least > 1) values.push(stated('minLength', 'the empty string', ''));
  }
  if (most !== undefined && most <= MAX_LENGTH) {
    const long = fit(stringOf(flat, most + 1), most + 1, most + 1);
    const longer = fit('x', most * 2 + 100, Infinity);
    values.push(stated('maxLength', `${most + 1} characters, one too many`, long));
    values.push(stated('maxLength', `${most * 2 + 100} characters, far too many`, longer));
  }
  return values;
}

function badPatterns(flat: JsonObject): ValueVariation[] {
  if (typeof get(flat, 'pattern') !== 'string') return [];
  const least = number(flat, 'minLength') ?? 0;
  return ['', '!', ' ', 'a', '0', '~~~ not matching ~~~', `${stringOf(flat, least)}\n!`].map((text) =>
    stated('pattern', `${show(text)}, which does not match the pattern`, text),
  );
}

function badFormats(flat: JsonObject): ValueVariation[] {
  const format = get(flat, 'format');
  if (typeof format !== 'string') return [];
  return formatViolations(format).map((text) =>
    stated('format', `${show(text)}, which is not a valid ${format}`, text),
  );
}

function badNumbers(flat: JsonObject, types: readonly string[]): ValueVariation[] {
  const least = lowest(flat, 0);
  const multiple = number(flat, 'multipleOf');
  const values = outOfBounds(flat);
  if (multiple !== undefined)
    values.push(
      stated('multipleOf', `not a multiple of ${multiple}`, (least === -Infinity ? 0 : least) + multiple / 2),
    );
  if (!types.includes('number'))
    values.push(stated('type', 'a number with a fraction', (least === -Infinity ? 0 : Math.ceil(least)) + 0.5));
  return values;
}

function outOfBounds(flat: JsonObject): ValueVariation[] {
  const step = number(flat, 'multipleOf') ?? 1;
  const [least, most] = [lowest(flat, 0), highest(flat, 0)];
  const under = get(flat, 'exclusiveMinimum') === undefined ? least - step : least;
  const over = get(flat, 'exclusiveMaximum') === undefined ? most + step : most;
  const values: ValueVariation[] = [];
  if (least !== -Infinity)
    values.push(
      stated('minimum', `${under}, below the minimum`, under),
      stated('minimum', 'far below the minimum', least - 1_000_000),
    );
  if (most !== Infinity)
    values.push(
      stated('maximum', `${over}, above the maximum`, over),
      stated('maximum', 'far above the maximum', most + 1_000_000),
    );
  return values;
}

function badArrays(flat: JsonObject): ValueVariation[] {
  const least = number(flat, 'minItems') ?? 0;
  return least > 0 ? [stated('minItems', 'an empty array', [])] : [];
}

function stated(rule: string, title: string, value: Json): ValueVariation {
  return { rule, title, value, trust: 'stated' };
}

function implied(rule: string, title: string, value: Json): ValueVariation {
  return { rule, title, value, trust: 'implied' };
}

function article(type: string): string {
  return type === 'null' ? 'null' : /^[aio]/.test(type) ? `an ${type}` : `a ${type}`;
}

/** A value as a short text that is shown to people. */
export function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
