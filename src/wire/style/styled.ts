/** What the styles are told of a parameter, a header or a form's property. */

/** A name and how its value travels: a Parameter Object, or an Encoding Object with its property's name. */
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

/** The delimiter between values of the styles that RFC 6570 does not know. */
export const DELIMITERS: ReadonlyMap<string, string> = new Map([
  ['spaceDelimited', ' '],
  ['pipeDelimited', '|'],
]);
