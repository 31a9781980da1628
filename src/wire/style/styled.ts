/** Defines what styles need to know about a parameter, a header or a property of a form. */

/** A name and how its value is serialized, from a Parameter Object or an Encoding Object. */
export interface Styled {
  readonly name: string;
  readonly style: string;
  readonly explode: boolean;
}

/** One `name=value`, both as they are sent. */
export interface Pair {
  readonly name: string;
  readonly value: string;
}

/** The delimiters of the styles that RFC 6570 does not define. */
export const DELIMITERS: ReadonlyMap<string, string> = new Map([
  ['spaceDelimited', ' '],
  ['pipeDelimited', '|'],
]);
