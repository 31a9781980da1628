/** A backtracking matcher that counts its steps, so that its cost does not depend on the machine that it runs on. */
import type { CharacterTest } from './characters.js';
import type { PositionTest } from './syntax.js';

/** One step: moves the machine on, or returns false to make it backtrack. */
export type Instruction = (machine: Machine) => boolean;

/** A regular expression, ready to be matched. */
export interface Program {
  readonly instructions: readonly Instruction[];
  /** The number of registers: two for each capturing group, then those of the loops. */
  readonly registers: number;
  /** Whether characters are code points, not UTF-16 code units. */
  readonly unicode: boolean;
}

/** How a search ended. */
export interface Search {
  /** Undefined when the limit was reached first. */
  readonly matched: boolean | undefined;
  readonly steps: number;
}

/** Searches a text for a match, as `RegExp.prototype.test` does, in at most `limit` steps. */
export function search(program: Program, text: string, limit: number): Search {
  const machine = new Machine(program, text, limit);
  const matched = machine.search();
  return { matched, steps: machine.steps };
}

/** The backtracking stack holds at most this many numbers: 32 MB. */
const MAX_STACK = 4_000_000;
const MATCH = -1;

class Machine {
  readonly #program: Program;
  readonly #text: string;
  readonly #limit: number;
  readonly #registers: Int32Array;
  /** Pairs: an instruction and a position to resume at, or a register (as -1 - N) and the value to restore. */
  readonly #stack: number[] = [];
  #next = 0;
  #at = 0;
  steps = 0;

  constructor(program: Program, text: string, limit: number) {
    this.#program = program;
    this.#text = text;
    this.#limit = limit;
    this.#registers = new Int32Array(program.registers).fill(-1);
  }

  /** Tries each position of the text in turn. */
  search(): boolean | undefined {
    for (let at = 0; at <= this.#text.length; at += Math.max(1, this.#characterAfter(at).length)) {
      if (this.#run(0, at)) return true;
      if (this.#isExhausted()) return undefined;
    }
    return false;
  }

  /** Whether the instructions from `start` on match at a position. */
  #run(start: number, at: number): boolean {
    const base = this.#stack.length;
    this.#next = start;
    this.#at = at;
    while (this.#next !== MATCH) {
      this.steps += 1;
      if (this.#isExhausted()) return false;
      const instruction = this.#program.instructions[this.#next];
      if (instruction?.(this) !== true && !this.#backtrack(base)) return false;
    }
    return true;
  }

  #isExhausted(): boolean {
    return this.steps >= this.#limit || this.#stack.length > MAX_STACK;
  }

  /** Resumes at the latest alternative that was left; false if there is none above `base`. */
  #backtrack(base: number): boolean {
    while (this.#stack.length > base) {
      const [at = 0, next = 0] = [this.#stack.pop(), this.#stack.pop()];
      if (next < 0) this.#registers[-1 - next] = at;
      else {
        this.#next = next;
        this.#at = at;
        return true;
      }
    }
    return false;
  }

  /** Continues at an instruction, by default the following one. */
  goTo(instruction = this.#next + 1): true {
    this.#next = instruction;
    return true;
  }

  end(): true {
    return this.goTo(MATCH);
  }

  /** Continues at one instruction, and comes back to the other if that fails. */
  fork(instruction: number, other: number): true {
    this.#stack.push(other, this.#at);
    return this.goTo(instruction);
  }

  register(index: number): number {
    return this.#registers[index] ?? -1;
  }

  /** Sets a register, by default to the current position; backtracking restores it. */
  set(index: number, value = this.#at): void {
    this.#stack.push(-1 - index, this.register(index));
    this.#registers[index] = value;
  }

  isAt(position: number): boolean {
    return this.#at === position;
  }

  /** Consumes one character of a set, to the left in a lookbehind. */
  consume(test: CharacterTest, behind: boolean): boolean {
    const character = behind ? this.#characterBefore(this.#at) : this.#characterAfter(this.#at);
    if (character === '' || !test(character)) return false;
    this.#at += behind ? -character.length : character.length;
    return this.goTo();
  }

  /** Consumes what a group captured, and nothing if it captured nothing. */
  repeat(group: number, behind: boolean): boolean {
    const [start, end] = [this.register(2 * group), this.register(2 * group + 1)];
    const captured = start < 0 || end < 0 ? '' : this.#text.slice(start, end);
    const from = behind ? this.#at - captured.length : this.#at;
    if (from < 0 || !this.#text.startsWith(captured, from)) return false;
    this.#at += behind ? -captured.length : captured.length;
    return this.goTo();
  }

  hasCaptured(group: number): boolean {
    return this.register(2 * group) >= 0 && this.register(2 * group + 1) >= 0;
  }

  holds(test: PositionTest): boolean {
    if (test === 'start') return this.#at === 0;
    if (test === 'end') return this.#at === this.#text.length;
    const [before, after] = [this.#text.charAt(this.#at - 1), this.#text.charAt(this.#at)];
    return (WORD.test(before) === WORD.test(after)) === (test === 'noBoundary');
  }

  /** Tries the instructions of a lookaround here, then continues at `next` if they match, or if they do not and should not. */
  look(body: number, next: number, negative: boolean): boolean {
    const [base, at] = [this.#stack.length, this.#at];
    const matched = this.#run(body, at);
    if (matched && negative) this.#undo(base);
    else if (matched) this.#forgetAlternatives(base);
    this.#at = at;
    return matched !== negative && !this.#isExhausted() && this.goTo(next);
  }

  /** Restores every register set since. */
  #undo(base: number): void {
    while (this.#stack.length > base) {
      const [value = 0, next = 0] = [this.#stack.pop(), this.#stack.pop()];
      if (next < 0) this.#registers[-1 - next] = value;
    }
  }

  /** A lookaround that has matched is not entered again; only the registers that it set are restored later. */
  #forgetAlternatives(base: number): void {
    const entries = this.#stack.splice(base);
    for (let index = 0; index < entries.length; index += 2) {
      const [next = 0, value = 0] = [entries[index], entries[index + 1]];
      if (next < 0) this.#stack.push(next, value);
    }
  }

  #characterAfter(at: number): string {
    const unit = this.#text.charAt(at);
    if (unit < SURROGATES || !this.#program.unicode || !isPair(unit, this.#text.charAt(at + 1))) return unit;
    return this.#text.slice(at, at + 2);
  }

  #characterBefore(at: number): string {
    const unit = this.#text.charAt(at - 1);
    if (unit < SURROGATES || !this.#program.unicode || !isPair(this.#text.charAt(at - 2), unit)) return unit;
    return this.#text.slice(at - 2, at);
  }
}

export type { Machine };

const WORD = /^\w$/;
const SURROGATES = '\ud800';

function isPair(high: string, low: string): boolean {
  return high >= '\ud800' && high <= '\udbff' && low >= '\udc00' && low <= '\udfff';
}
