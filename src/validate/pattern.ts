/** Patterns of schemas (ECMA-262, JSON Schema 2020-12 §6.4): matched with a limit on time, since they come from outside. */
import vm from 'node:vm';

export interface Matcher {
  /** Whether a text matches; true where the pattern cannot tell, being no pattern or taking too long. */
  test(text: string): boolean;
}

/** Milliseconds after which a match is given up. */
const LIMIT = 100;

/** Compiles a pattern, with `u` where that is valid. A pattern that could go back and forth is matched under a limit. */
export function matcher(pattern: string): Matcher {
  const regExp = compile(pattern);
  if (regExp === undefined) return { test: () => true };
  if (!mayBacktrack(pattern)) return regExp;
  let tooSlow = false;
  return {
    test: (text) => {
      const result = tooSlow ? undefined : limited(regExp, text);
      tooSlow ||= result === undefined;
      return result ?? true;
    },
  };
}

/** What is wrong with a pattern: it is none, or some text is known for which it takes for ever. */
export function patternFault(pattern: string): 'invalid' | 'slow' | undefined {
  const regExp = compile(pattern);
  if (regExp === undefined) return 'invalid';
  return mayBacktrack(pattern) && probes(pattern).some((text) => limited(regExp, text) === undefined)
    ? 'slow'
    : undefined;
}

function compile(pattern: string): RegExp | undefined {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // Not valid in this mode.
    }
  }
  return undefined;
}

/** Exponential time takes a repeated group. */
function mayBacktrack(pattern: string): boolean {
  return /\)[+*{]/.test(pattern);
}

/** Texts on which a pattern that goes back and forth does so: many of one of its characters, then one that does not fit. */
function probes(pattern: string): string[] {
  const characters = new Set([...pattern.replaceAll(/\\./g, '').replaceAll(/[^\w\s@.-]/g, '')].slice(0, 20));
  return [...characters, 'a', '0', ' ', '.', '-'].map((character) => `${character.repeat(40)}\u0000`);
}

let context: vm.Context | undefined;
const script = new vm.Script('regExp.test(text)');

/** Undefined when the time is up. */
function limited(regExp: RegExp, text: string): boolean | undefined {
  context ??= vm.createContext({});
  Object.assign(context, { regExp, text });
  try {
    return Boolean(script.runInContext(context, { timeout: LIMIT }));
  } catch {
    return undefined;
  }
}
