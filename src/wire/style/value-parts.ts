/** A value as styles see it: one text, a list of texts, or named texts. */
import { isArray, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { pointerTo } from '../issue.js';
import { printText } from '../text-value.js';

/** A text and where its value stands. */
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
 * The parts of a value. Members that are null are left out, as RFC 6570 §2.3 has it for undefined ones. The standards
 * do not say how arrays and objects within them travel; here they are JSON text, as swagger-client sends them.
 */
export function partsOf(value: Json, pointer = ''): ValueParts {
  if (isArray(value)) return { kind: 'list', items: itemParts(value, pointer) };
  if (isObject(value)) return { kind: 'object', members: memberParts(value, pointer) };
  return { kind: 'scalar', text: value === null ? '' : printText(value), pointer };
}

/** The members of an object where each is a pair of its own: lists are repeated pairs. */
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
