/** Reads a regular expression that JavaScript accepts into a tree (ECMA-262 §22.2.1 and, without the flag `u`, Annex B.1.2). */

/** A part of a regular expression. */
export type Node =
  | { readonly kind: 'character'; readonly source: string }
  | { readonly kind: 'sequence'; readonly parts: readonly Node[] }
  | { readonly kind: 'choice'; readonly options: readonly Node[] }
  | { readonly kind: 'capture'; readonly group: number; readonly body: Node }
  | Repeat
  | { readonly kind: 'position'; readonly test: PositionTest }
  | { readonly kind: 'look'; readonly behind: boolean; readonly negative: boolean; readonly body: Node }
  | { readonly kind: 'reference'; readonly groups: readonly number[] };

/** A quantified part. */
export interface Repeat {
  readonly kind: 'repeat';
  readonly body: Node;
  readonly min: number;
  readonly max: number;
  readonly greedy: boolean;
  /** The capturing groups inside: each iteration forgets what they captured. From (inclusive) to (exclusive). */
  readonly groups: readonly [number, number];
}

/** An assertion about the current position that consumes nothing. */
export type PositionTest = 'start' | 'end' | 'boundary' | 'noBoundary';

export interface Syntax {
  readonly tree: Node;
  /** The number of capturing groups. */
  readonly groups: number;
  /** Whether the flag `u` applies: characters are code points, not UTF-16 code units. */
  readonly unicode: boolean;
  /** Whether there may be a lookbehind. */
  readonly looksBehind: boolean;
}

/** Deeper nesting than anybody writes; deeper patterns are not read, so that recursion is bounded. */
const MAX_DEPTH = 250;

/**
 * The tree of a regular expression.
 * @param source must be valid with the flags given: nothing is validated here
 * @returns undefined for a pattern that is nested too deeply, or that uses modifiers such as `(?i:…)`
 */
export function parseSyntax(source: string, unicode: boolean): Syntax | undefined {
  const outline = outlineOf(source);
  if (outline === undefined) return undefined;
  const tree = new Reader(source, unicode, outline).choice();
  return { tree, groups: outline.length, unicode, looksBehind: /\(\?<[=!]/.test(source) };
}

/** Escapes, character classes, and everything that opens or closes a group. */
const TOKENS = /\\[^]|\[(?:\\[^]|[^\]\\])*\]|\(\?<(?![=!])([^>]*)>|\(\?[<=!:]*|[()]/g;
const MODIFIERS = /^[-ims]+:/;

/** The names of the capturing groups in order, undefined for unnamed ones; undefined altogether if the pattern is not read. */
function outlineOf(source: string): (string | undefined)[] | undefined {
  const names: (string | undefined)[] = [];
  let depth = 0;
  for (const { 0: token, 1: name, index } of source.matchAll(TOKENS)) {
    if (token === '(' || name !== undefined) names.push(name);
    if (token === '(?' && MODIFIERS.test(source.slice(index + 2))) return undefined;
    if (token === ')') depth -= 1;
    else if (token.startsWith('(')) depth += 1;
    if (depth > MAX_DEPTH) return undefined;
  }
  return names;
}

const CLASS = String.raw`\[(?:\\[^]|[^\]\\])*\]`;
const HEX = String.raw`\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\c[A-Za-z]`;
const PAIR = String.raw`\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}`;

/** What matches one character, as written: a class, an escape or the character itself. */
const UNICODE_CHARACTER = new RegExp(
  String.raw`${CLASS}|${PAIR}|\\u\{[\da-fA-F]+\}|${HEX}|\\[pP]\{[^}]*\}|\\[^]|[^]`,
  'uy',
);
/** Annex B: octal escapes, and `\c` without a letter is a backslash. */
const LEGACY_CHARACTER = new RegExp(
  String.raw`${CLASS}|${HEX}|\\(?:[0-3][0-7]{0,2}|[4-7][0-7]?)|\\(?=c)|\\[^]|[^]`,
  'y',
);

const QUANTIFIER = /(?:([*+?])|\{(\d+)(,?)(\d*)\})(\??)/y;
const OPENING = /\(\?<?[=!]|\(\?:|\(\?<[^>]*>|\(/y;
const POSITIONS: ReadonlyMap<string, PositionTest> = new Map([
  ['^', 'start'],
  ['$', 'end'],
  [String.raw`\b`, 'boundary'],
  [String.raw`\B`, 'noBoundary'],
]);

class Reader {
  readonly #source: string;
  readonly #unicode: boolean;
  /** Names of the capturing groups. */
  readonly #names: readonly (string | undefined)[];
  #at = 0;
  #groups = 0;

  constructor(source: string, unicode: boolean, names: readonly (string | undefined)[]) {
    this.#source = source;
    this.#unicode = unicode;
    this.#names = names;
  }

  choice(): Node {
    const options = [this.#sequence()];
    while (this.#take(/\|/y) !== undefined) options.push(this.#sequence());
    const [only] = options;
    return only !== undefined && options.length === 1 ? only : { kind: 'choice', options };
  }

  #sequence(): Node {
    const parts: Node[] = [];
    while (this.#at < this.#source.length && !'|)'.includes(this.#source.charAt(this.#at))) parts.push(this.#term());
    return { kind: 'sequence', parts };
  }

  #term(): Node {
    const before = this.#groups;
    const body = this.#atom();
    const quantifier = body.kind === 'position' ? undefined : this.#take(QUANTIFIER);
    return quantifier === undefined
      ? body
      : { kind: 'repeat', body, ...boundsOf(quantifier), groups: [before, this.#groups] };
  }

  #atom(): Node {
    return this.#position() ?? this.#group() ?? this.#reference() ?? this.#character();
  }

  #position(): Node | undefined {
    const test = POSITIONS.get(this.#take(/[$^]|\\[bB]/y)?.[0] ?? '');
    return test === undefined ? undefined : { kind: 'position', test };
  }

  #group(): Node | undefined {
    const opening = this.#take(OPENING)?.[0];
    if (opening === undefined) return undefined;
    const group = /^\((?!\?)|>$/.test(opening) ? this.#groups++ : undefined;
    const body = this.choice();
    this.#take(/\)/y);
    if (group !== undefined) return { kind: 'capture', group, body };
    if (opening === '(?:') return body;
    return { kind: 'look', behind: opening.includes('<'), negative: opening.endsWith('!'), body };
  }

  /** `\1` or `\k<name>`; without the flag `u`, numbers beyond the last group are octal escapes. */
  #reference(): Node | undefined {
    const rest = this.#source.slice(this.#at, this.#at + 200);
    const [numbered, number] = /^\\([1-9]\d*)/.exec(rest) ?? [];
    if (numbered !== undefined && (this.#unicode || Number(number) <= this.#names.length))
      return this.#refer(numbered, [Number(number) - 1]);
    const [named, name] = /^\\k<([^>]*)>/.exec(rest) ?? [];
    if (named === undefined || !(this.#unicode || this.#names.some((each) => each !== undefined))) return undefined;
    return this.#refer(
      named,
      this.#names.flatMap((each, group) => (each === name ? [group] : [])),
    );
  }

  #refer(written: string, groups: readonly number[]): Node {
    this.#at += written.length;
    return { kind: 'reference', groups };
  }

  #character(): Node {
    const source = this.#take(this.#unicode ? UNICODE_CHARACTER : LEGACY_CHARACTER)?.[0] ?? '';
    return { kind: 'character', source: source === '\\' ? String.raw`\\` : source };
  }

  #take(token: RegExp): RegExpExecArray | undefined {
    token.lastIndex = this.#at;
    const found = token.exec(this.#source) ?? undefined;
    if (found !== undefined) this.#at += found[0].length;
    return found;
  }
}

function boundsOf([, sign, least, comma, most, lazy]: readonly (string | undefined)[]): Pick<
  Repeat,
  'min' | 'max' | 'greedy'
> {
  const greedy = lazy !== '?';
  if (sign !== undefined) return { min: sign === '+' ? 1 : 0, max: sign === '?' ? 1 : Infinity, greedy };
  const min = Number(least);
  if (comma === '') return { min, max: min, greedy };
  return { min, max: most === '' ? Infinity : Number(most), greedy };
}
