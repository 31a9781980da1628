/** Sets of characters in regular expressions: JavaScript itself decides which characters they contain. */

/** Whether a set contains a character. */
export type CharacterTest = (character: string) => boolean;

/** The test of a class, an escape or a literal character, as written in the pattern. Answers about ASCII are kept. */
export function characterTest(source: string, unicode: boolean): CharacterTest {
  const regExp = new RegExp(`^(?:${source})$`, unicode ? 'u' : '');
  const known: (boolean | undefined)[] = [];
  return (character) => {
    const code = character.charCodeAt(0);
    if (code > 127) return regExp.test(character);
    return (known[code] ??= regExp.test(character));
  };
}

/** Characters that patterns commonly distinguish, the most readable first: ASCII, and characters of other scripts. */
const COMMON = [
  ...'a0 -!_.',
  ...Array.from({ length: 95 }, (_, index) => String.fromCharCode(126 - index)),
  ...Array.from({ length: 33 }, (_, index) => String.fromCharCode((index + 127) % 128)),
  ...'\u0085\u00a0\u2028\u00e9\u00df\u017f\u0394\u0416\u05d0\u0663\u4e2d\uac00\ufeff\uffff\u{1f600}',
  '\ud83d',
  '\ude00',
];

/** A character of every kind that some sets distinguish, and which kinds each set contains. */
export interface Alphabet {
  /** One character of each kind. */
  readonly kinds: readonly string[];
  /** For each set, the kinds that it contains: bit N stands for kind N. */
  readonly sets: readonly bigint[];
}

/**
 * Divides the characters into kinds: two characters are of one kind if each of the sets contains both or neither.
 * Exact for sets written as characters and ranges; sets such as `\p{L}` are judged by samples.
 */
export function alphabetOf(sources: readonly string[], unicode: boolean): Alphabet {
  const distinct = new Map(sources.map((source) => [source, characterTest(source, unicode)]));
  const tests = [...distinct.values()];
  const single = samplesFor(distinct).filter((sample) => unicode || sample.length === 1);
  const kinds = new Map(
    single.toReversed().map((sample) => [tests.map((test) => Number(test(sample))).join(''), sample]),
  );
  const chosen = new Set(kinds.values());
  const readable = single.filter((sample) => chosen.has(sample));
  return { kinds: readable, sets: sources.map((source) => bitsOf(readable, distinct.get(source))) };
}

function bitsOf(kinds: readonly string[], test: CharacterTest = () => false): bigint {
  return kinds.reduce((bits, character, kind) => (test(character) ? bits | (1n << BigInt(kind)) : bits), 0n);
}

const MAX_SAMPLES = 2000;

function samplesFor(tests: ReadonlyMap<string, CharacterTest>): string[] {
  const samples = [...new Set([...COMMON, ...[...tests.keys()].flatMap(mentioned)])].slice(0, MAX_SAMPLES);
  const unmatched = [...tests.values()].filter((test) => !samples.some(test));
  return [...samples, ...unmatched.flatMap(rareSample)];
}

/** The characters written in a class or escape, and their neighbours: a range begins or ends there. */
function mentioned(source: string): string[] {
  const tokens = source.match(/\\u\{[\da-f]+\}|\\u[\da-f]{4}|\\x[\da-f]{2}|[^]/giu) ?? [];
  return tokens
    .map(codeOf)
    .flatMap((code) => [code - 1, code, code + 1])
    .filter((code) => code >= 0 && code <= 0x10ffff)
    .map((code) => String.fromCodePoint(code));
}

function codeOf(token: string): number {
  const [, hex] = /^\\[ux]\{?([\da-f]+)/i.exec(token) ?? [];
  return hex === undefined ? (token.codePointAt(0) ?? 0) : Number.parseInt(hex, 16);
}

/** A character of a set that contains none of the samples, such as `\p{Script=Thai}`. */
function rareSample(test: CharacterTest): string[] {
  for (let code = 128; code <= 0xffff; code += 1) {
    const character = String.fromCharCode(code);
    if (test(character)) return [character];
  }
  return [];
}
