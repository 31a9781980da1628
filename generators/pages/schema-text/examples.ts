/** Compares the text of an example on a page with the value of the example. */
import type { Json } from '../../../src/model/json.js';
import { looseJson } from './loose-json.js';

/** The first of the usual indentations that prints the value as exactly that text; undefined if none does. */
export function indentOf<I extends string | number>(text: string, value: Json, usual: readonly I[]): I | undefined {
  return usual.find((indent) => JSON.stringify(value, null, indent) === text);
}

/** The text of an example on its page; undefined if the value has changed since it was read. */
export function keptText(text: string | undefined, value: Json): string | undefined {
  if (text === undefined || text === value) return text;
  return JSON.stringify(looseJson(text)?.value) === JSON.stringify(value) ? text : undefined;
}
