/** Examples as text: how a page printed a value, and whether that text still fits the value. */
import type { Json } from '../../../src/model/json.js';
import { looseJson } from './loose-json.js';

/** The first of the usual indentations with which a value is printed as that text; undefined if it is printed otherwise. */
export function indentOf<I extends string | number>(text: string, value: Json, usual: readonly I[]): I | undefined {
  return usual.find((indent) => JSON.stringify(value, null, indent) === text);
}

/** The text of an example as the page had it, while it still stands for the value. */
export function keptText(text: string | undefined, value: Json): string | undefined {
  if (text === undefined || text === value) return text;
  return JSON.stringify(looseJson(text)?.value) === JSON.stringify(value) ? text : undefined;
}
