/** Finds keys and values in documents as they were written. */
import { isArray, isObject, pointer } from '../../model/json.js';
import type { Json } from '../../model/json.js';

/** A member of an object somewhere in a document. */
export interface Member {
  readonly key: string;
  readonly value: Json;
  /** Pointer of the member. */
  readonly pointer: string;
}

/** Every member of every object of a document, in document order. Does not recurse, so that depth cannot overflow the stack. */
export function* members(document: Json, at = '#', skip: (key: string) => boolean = () => false): Generator<Member> {
  const stack: [Json, string][] = [[document, at]];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [value, place] = next;
    const children: [Json, string][] = [];
    if (isArray(value)) {
      for (const [index, item] of value.entries()) children.push([item, `${place}/${index}`]);
    } else if (isObject(value)) {
      for (const [key, member] of Object.entries(value)) {
        if (member === undefined || skip(key)) continue;
        const below = pointer(place, key);
        yield { key, value: member, pointer: below };
        children.push([member, below]);
      }
    }
    for (const child of children.toReversed()) if (typeof child[0] === 'object' && child[0] !== null) stack.push(child);
  }
}

/** The places of a key, in document order. Contexts do not count. */
export function placesOfKey(document: Json, key: string): string[] {
  return [...members(document, '#', isContext)].filter((member) => member.key === key).map((member) => member.pointer);
}

/** The places of a string that is a value or an item of one, in document order. Contexts do not count. */
export function placesOfValue(document: Json, text: string): string[] {
  const holds = (value: Json): boolean => value === text || (isArray(value) && value.includes(text));
  return [...members(document, '#', isContext)].filter(({ value }) => holds(value)).map((member) => member.pointer);
}

function isContext(key: string): boolean {
  return key === '@context';
}
