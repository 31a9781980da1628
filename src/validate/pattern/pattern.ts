/**
 * Patterns of schemas (ECMA-262; JSON Schema 2020-12 Core §6.4): judged and matched in a bounded number of steps, since
 * they come from outside. Steps are counted, so that a busy machine gives the same answers as an idle one.
 */
import { catastropheOf } from './catastrophe.js';
import type { Catastrophe } from './catastrophe.js';
import { search } from './machine.js';
import type { Program } from './machine.js';
import { compileProgram } from './program.js';
import { parseSyntax } from './syntax.js';

export interface Matcher {
  /** Whether a text matches; true where the pattern cannot tell, because it is invalid or takes too many steps. */
  test(text: string): boolean;
}

/** Why a pattern should not be used: it is not valid, or it backtracks exponentially on certain texts. */
export type PatternFault =
  | { readonly kind: 'invalid' }
  | { readonly kind: 'catastrophic'; readonly texts: Catastrophe };

const UNDECIDED: Matcher = { test: () => true };

const matchers = new Map<string, Matcher>();
const MAX_MATCHERS = 500;

/** Compiles a pattern, with the flag `u` where it is valid. Patterns with repeated groups are matched in limited steps. */
export function matcher(pattern: string): Matcher {
  const known = matchers.get(pattern);
  if (known !== undefined) return known;
  if (matchers.size >= MAX_MATCHERS) matchers.clear();
  const compiled = compileMatcher(pattern);
  matchers.set(pattern, compiled);
  return compiled;
}

/** What is wrong with a pattern. The same pattern always gets the same answer. */
export function patternFault(pattern: string): PatternFault | undefined {
  const regExp = compileRegExp(pattern);
  if (regExp === undefined) return { kind: 'invalid' };
  const syntax = repeatsGroup(pattern) ? parseSyntax(pattern, regExp.unicode) : undefined;
  const texts = syntax === undefined ? undefined : catastropheOf(syntax, compileProgram(syntax));
  return texts === undefined ? undefined : { kind: 'catastrophic', texts };
}

function compileMatcher(pattern: string): Matcher {
  const regExp = compileRegExp(pattern);
  if (regExp === undefined) return UNDECIDED;
  if (!repeatsGroup(pattern)) return regExp;
  const syntax = parseSyntax(pattern, regExp.unicode);
  return syntax === undefined ? UNDECIDED : limited(compileProgram(syntax));
}

function compileRegExp(pattern: string): RegExp | undefined {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // Not valid in this mode.
    }
  }
  return undefined;
}

/** Only a repeated group can backtrack exponentially. */
function repeatsGroup(pattern: string): boolean {
  return /\)[+*{]/.test(pattern);
}

const MIN_LIMIT = 1_000_000;
const LIMIT_PER_CHARACTER = 100;

function limited(program: Program): Matcher {
  return {
    test: (text) => search(program, text, MIN_LIMIT + LIMIT_PER_CHARACTER * text.length).matched ?? true,
  };
}
