/** Sentences with which pages state a schema's keywords (FORMATS §4): read into the schema, said where they are not yet. */
import type { Json } from '../../../src/model/json.js';

const CHOICES = /Choices: \[([^\]]*)\]/;
const DEFAULT = /\b(Defaults? (?:to|is) )("[^"]*"|[^\s,;()]+?)(?=[.,;)]*(?:\s|$))/i;
const REPEATED = /\bDuplicate it to\b/i;

/** The values of `Choices: [A, B].` */
export function readChoices(text: string): string[] | undefined {
  const list = CHOICES.exec(text)?.[1];
  return list === undefined
    ? undefined
    : list
        .split(',')
        .map((choice) => unquote(choice.trim()))
        .filter((choice) => choice !== '');
}

/** The value of `Defaults to N`, as written. */
export function readDefault(text: string): string | undefined {
  const found = DEFAULT.exec(text)?.[2];
  return found === undefined ? undefined : unquote(found);
}

/** Whether a query parameter may be given more than once. */
export function readRepeated(text: string): boolean {
  return REPEATED.test(text);
}

/** The description with the choices said, or said anew where it names others. */
export function sayChoices(text: string, values: readonly Json[]): string {
  const said = readChoices(text);
  if (said !== undefined && said.join('\n') === values.map(plain).join('\n')) return text;
  const list = `Choices: [${values.map(plain).join(', ')}]`;
  if (said !== undefined) return text.replace(CHOICES, () => list);
  return values.some((value) => /[\],\n]/.test(plain(value))) ? text : withLine(text, `${list}.`);
}

/** The description with the default said, or said anew where it names another. */
export function sayDefault(text: string, value: Json): string {
  const said = readDefault(text);
  if (said !== undefined && said.toLowerCase() === plain(value).toLowerCase()) return text;
  if (said !== undefined) return text.replace(DEFAULT, (_, words: string) => words + plain(value));
  const shown = typeof value === 'object' ? '' : plain(value);
  return shown === '' || /[\s,;()"]/.test(shown) || shown.length > 60 ? text : withLine(text, `Defaults to ${shown}.`);
}

/** The description of a parameter that may be repeated. */
export function sayRepeated(text: string): string {
  return readRepeated(text) ? text : withLine(text, 'Duplicate it to filter by multiple values.');
}

function withLine(text: string, line: string): string {
  return text.trim() === '' ? line : `${text.trimEnd()}\n${line}`;
}

function plain(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function unquote(text: string): string {
  return /^(["']).*\1$/.test(text) && text.length > 1 ? text.slice(1, -1) : text;
}
