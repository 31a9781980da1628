/** Writes objects in the style `deepObject`: `name[key]=value`. */
import { isArray, isObject } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import { pointerTo, quote } from '../issue.js';
import { printText } from '../text-value.js';
import type { Escaper } from './escaper.js';
import type { Pair, Styled } from './styled.js';

/** The largest number of keys in brackets; deeper objects are neither written nor read. */
export const MAX_KEYS = 20;

/**
 * Writes an object as pairs. OpenAPI defines only objects of single values. Deeper values are written as most servers
 * read them: objects with more brackets, lists by repetition, lists of objects with indexes.
 */
export function writeDeepObject({ name }: Styled, value: Json, escaper: Escaper): readonly Pair[] {
  if (!isObject(value)) {
    escaper.fail('', `The style deepObject is defined for objects only ("${name}").`);
    return [];
  }
  const writer = new DeepWriter(escaper);
  for (const [key, member] of Object.entries(value)) writer.write([name, key], member ?? null, pointerTo('', key));
  return writer.pairs;
}

class DeepWriter {
  readonly pairs: Pair[] = [];
  readonly #escaper: Escaper;

  constructor(escaper: Escaper) {
    this.#escaper = escaper;
  }

  write(path: readonly string[], value: Json, pointer: string): void {
    if (value === null) return;
    if (path.length > MAX_KEYS + 1)
      this.#escaper.fail(pointer, `The value is nested more than ${MAX_KEYS} levels deep.`);
    else if (isArray(value)) this.#list(path, value, pointer);
    else if (isObject(value)) {
      for (const [key, member] of Object.entries(value)) {
        this.write([...path, key], member ?? null, pointerTo(pointer, key));
      }
    } else this.pairs.push({ name: this.#name(path, pointer), value: this.#text(value, pointer) });
  }

  #list(path: readonly string[], items: readonly Json[], pointer: string): void {
    const isFlat = items.every((item) => !isArray(item) && !isObject(item));
    for (const [index, item] of items.entries()) {
      this.write(isFlat ? path : [...path, String(index)], item, pointerTo(pointer, index));
    }
  }

  #text(value: Json, pointer: string): string {
    return this.#escaper.text({ text: printText(value), pointer });
  }

  #name([name = '', ...keys]: readonly string[], pointer: string): string {
    for (const key of keys) this.#check(key, pointer);
    return this.#escaper.name({ name: name + keys.map((key) => `[${key}]`).join(''), pointer });
  }

  /** Brackets in a key cannot be distinguished from those around it, and an empty key means "the next item". */
  #check(key: string, pointer: string): void {
    if (key === '' || /[[\]]/.test(key))
      this.#escaper.fail(pointer, `The name ${quote(key)} cannot be sent in brackets.`);
  }
}
