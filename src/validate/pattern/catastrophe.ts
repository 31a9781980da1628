/** Confirms exponential backtracking: by counting the steps that a pattern takes on texts made for it. */
import { loopsOf } from './ambiguity.js';
import type { Loop } from './ambiguity.js';
import { automatonOf } from './automaton.js';
import type { Automaton } from './automaton.js';
import { search } from './machine.js';
import type { Program } from './machine.js';
import type { Syntax } from './syntax.js';

/** Texts on which a pattern takes exponential time: `prefix`, any number of repetitions of `pump`, `suffix`. */
export interface Catastrophe {
  readonly prefix: string;
  readonly pump: string;
  readonly suffix: string;
}

/** Each further repetition at least doubles the steps; steps that grow with a power below the seventh pass. */
const REPETITIONS = 8;
const GROWTH = 2 ** 7;
/** So many steps are too many for so few repetitions, however they grow. */
const MAX_STEPS = 500_000;
/** Steps spent on one pattern. */
const BUDGET = 4_000_000;
/** Outlasts what a pattern may tolerate after a loop, such as `.{0,20}`. */
const LONG = 64;

/** The first family of texts that makes a pattern backtrack exponentially, or undefined if none is found. */
export function catastropheOf(syntax: Syntax, program: Program): Catastrophe | undefined {
  const trials = new Trials(program, syntax.looksBehind);
  // Loops as written, with small counts written out; then each count as if it were a loop.
  return trials.run(automatonOf(syntax, true)) ?? trials.run(automatonOf(syntax, false));
}

class Trials {
  readonly #program: Program;
  readonly #looksBehind: boolean;
  #budget = BUDGET;

  constructor(program: Program, looksBehind: boolean) {
    this.#program = program;
    this.#looksBehind = looksBehind;
  }

  run(automaton: Automaton | undefined): Catastrophe | undefined {
    if (automaton === undefined) return undefined;
    for (const loop of loopsOf(automaton)) {
      const found = this.#loop(loop, automaton.kinds);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Tries a loop with each character that might make the match fail: unless it fails, the matcher does not backtrack. */
  #loop({ prefix, pump }: Loop, characters: readonly string[]): Catastrophe | undefined {
    for (const character of characters) {
      const found =
        this.#family({ prefix, pump, suffix: character }, character.repeat(LONG)) ??
        // A lookbehind reads from right to left: what makes it fail comes first.
        (this.#looksBehind ? this.#family({ prefix: character, pump, suffix: '' }) : undefined);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Tries a family of texts and, where they match, the one with a longer suffix. */
  #family(texts: Catastrophe, longer?: string): Catastrophe | undefined {
    const outcome = this.#outcome(texts);
    if (outcome === 'exponential') return texts;
    return outcome === 'matched' && longer !== undefined ? this.#family({ ...texts, suffix: longer }) : undefined;
  }

  /** Compares the steps taken on two texts, one with twice as many repetitions as the other. */
  #outcome({ prefix, pump, suffix }: Catastrophe): 'exponential' | 'matched' | 'failed' {
    if (this.#budget < 0) return 'failed';
    const text = (repetitions: number): string => prefix + pump.repeat(repetitions) + suffix;
    const few = search(this.#program, text(REPETITIONS), MAX_STEPS);
    const many = search(this.#program, text(2 * REPETITIONS), Math.min(few.steps * GROWTH, MAX_STEPS));
    this.#budget -= few.steps + many.steps;
    if (few.matched === undefined || many.matched === undefined) return 'exponential';
    return many.matched ? 'matched' : 'failed';
  }
}
