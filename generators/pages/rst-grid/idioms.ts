/** Reads and writes the sentences in which pages state keywords of a schema (docs/formats.md, rst-grid). */
import type { Json } from '../../../src/model/json.js';

const CHOICES = /Choices: \[([^\]]*)\]/;
const DEFAULT = /\b(Defaults? (?:to|is) )("[^"]*"|[^\s,;()]+?)(?=[.,;)]*(?:\s|$))/i;
const REPEATED = /\bDuplicate it to\b/i;

/** The values in `Choices: [A, B].` */
export function readChoices(text: string): string[] | undefined {
  const list = CHOICES.exec(text)?.[1];
  return list === undefined
    ? undefined
    : list
        .split(',')
        .map((choice) => unquote(choice.trim()))
        .filter((choice) => choice !== '');
}

/** The value in `Defaults to N`, as text. */
export function readDefault(text: string): string | undefined {
  const found = DEFAULT.exec(text)?.[2];
  return found === undefined ? undefined : unquote(found);
}

/** Whether a query parameter may be given more than once. */
export function readRepeated(text: string): boolean {
  return REPEATED.test(text);
}

/** The description with the choices stated, or corrected if it states other choices. */
export function sayChoices(text: string, values: readonly Json[]): string {
  const said = readChoices(text);
  if (said !== undefined && said.join('\n') === values.map(plain).join('\n')) return text;
  const list = `Choices: [${values.map(plain).join(', ')}]`;
  if (said !== undefined) return text.replace(CHOICES, () => list);
  return values.some((value) => /[\],\n]/.test(plain(value))) ? text : withLine(text, `${list}.`);
}

/** The description with the default stated, or corrected if it states another default. */
export function sayDefault(text: string, value: Json): string {
  const said = readDefault(text);
  if (said !== undefined && said.toLowerCase() === plain(value).toLowerCase()) return text;
  if (said !== undefined) return text.replace(DEFAULT, (_, opening: string) => opening + plain(value));
  const shown = typeof value === 'object' ? '' : plain(value);
  return shown === '' || /[\s,;()"]/.test(shown) || shown.length > 60 ? text : withLine(text, `Defaults to ${shown}.`);
}

/** The description with the statement that the parameter may be repeated. */
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
