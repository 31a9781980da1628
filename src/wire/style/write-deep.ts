/** Objects in the style `deepObject`: `name[key]=value`. */
import { isArray, isObject } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import { pointerTo, quote } from '../issue.js';
import { printText } from '../text-value.js';
import type { Escaper } from './escaper.js';
import type { Pair, Styled } from './styled.js';

/** Keys in brackets after a name: deeper objects are neither written nor read. */
export const MAX_KEYS = 20;

/**
 * An object as pairs. OpenAPI defines no more than objects of single values. What lies deeper is written as most servers
 * read it: objects by more brackets, lists by repetition, lists of objects by their positions.
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

  /** Brackets are encoded as those around the key are, and an empty key stands for "the next item". */
  #check(key: string, pointer: string): void {
    if (key === '' || /[[\]]/.test(key))
      this.#escaper.fail(pointer, `The name ${quote(key)} cannot be sent in brackets.`);
  }
}
