/** Splits a value into the parts that styles serialize: one text, a list of texts, or named texts. */
import { isArray, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { pointerTo } from '../issue.js';
import { printText } from '../text-value.js';

/** A text and the place of its value. */
export interface Part {
  readonly text: string;
  readonly pointer: string;
}

export interface NamedPart extends Part {
  readonly name: string;
}

export type ValueParts =
  | ({ readonly kind: 'scalar' } & Part)
  | { readonly kind: 'list'; readonly items: readonly Part[] }
  | { readonly kind: 'object'; readonly members: readonly NamedPart[] };

/**
 * The parts of a value. Members that are null are left out: RFC 6570 §2.3 treats null as undefined. Nested arrays and
 * objects, for which the standards define nothing, are written as JSON, as swagger-client does.
 */
export function partsOf(value: Json, pointer = ''): ValueParts {
  if (isArray(value)) return { kind: 'list', items: itemParts(value, pointer) };
  if (isObject(value)) return { kind: 'object', members: memberParts(value, pointer) };
  return { kind: 'scalar', text: value === null ? '' : printText(value), pointer };
}

/** The members of an exploded object. A list becomes several members of the same name. */
export function repeatedMembers(value: JsonObject, pointer = ''): readonly NamedPart[] {
  return Object.entries(value).flatMap(([name, member]) => {
    const at = pointerTo(pointer, name);
    if (isArray(member)) return itemParts(member, at).map((item) => ({ name, ...item }));
    return member === undefined || member === null ? [] : [{ name, text: printText(member), pointer: at }];
  });
}

function itemParts(value: readonly Json[], pointer: string): Part[] {
  return value.flatMap((item, index) =>
    item === null ? [] : [{ text: printText(item), pointer: pointerTo(pointer, index) }],
  );
}

function memberParts(value: JsonObject, pointer: string): NamedPart[] {
  return Object.entries(value).flatMap(([name, member]) =>
    member === undefined || member === null
      ? []
      : [{ name, text: printText(member), pointer: pointerTo(pointer, name) }],
  );
}
