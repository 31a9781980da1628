/** The position automaton of a regular expression (Glushkov): which characters it may read, and in which order. */
import { alphabetOf } from './characters.js';
import type { Node, Repeat, Syntax } from './syntax.js';

/** A state for each place in the pattern that reads a character: the machine is there when it has just read it. */
export interface Automaton {
  /** The states in which a match may begin. */
  readonly first: readonly number[];
  /**
   * For each state, those that may come next. A state is repeated if there are several ways to get there,
   * as in `(a*)*`: by another round of the inner loop, or of the outer one.
   */
  readonly next: readonly (readonly number[])[];
  /** For each state, the kinds of character that it reads: bit N stands for `kinds[N]`. */
  readonly reads: readonly bigint[];
  /** One character of each kind that the pattern distinguishes. */
  readonly kinds: readonly string[];
}

/** Counts up to this one are written out. */
const MAX_COUNT = 16;
/** Larger automata are not built: patterns that people write are much smaller. */
const MAX_STATES = 2000;
const MAX_WAYS = 100_000;

/**
 * The automaton of a pattern. Assertions are taken to hold, what a lookaround reads may be left out, and backreferences
 * read nothing.
 * @param unroll whether small counts are written out: `a{2,3}` as `aaa?`; otherwise all counts are unbounded, as are
 * large ones in any case
 * @returns undefined if the automaton would be too large
 */
export function automatonOf({ tree, unicode }: Syntax, unroll: boolean): Automaton | undefined {
  const builder = new Builder(unroll ? MAX_COUNT : 1);
  const { first } = builder.build(tree);
  if (builder.isFull()) return undefined;
  const { kinds, sets } = alphabetOf(builder.sources, unicode);
  return { first, next: builder.next, reads: sets, kinds };
}

/** The states that a part of the pattern may begin and end with. */
interface Fragment {
  readonly first: readonly number[];
  readonly last: readonly number[];
  /** Whether the part may match without reading anything. */
  readonly skippable: boolean;
}

const NOTHING: Fragment = { first: [], last: [], skippable: true };

class Builder {
  readonly sources: string[] = [];
  readonly next: number[][] = [];
  readonly #maxCount: number;
  #ways = 0;

  constructor(maxCount: number) {
    this.#maxCount = maxCount;
  }

  isFull(): boolean {
    return this.sources.length > MAX_STATES || this.#ways > MAX_WAYS;
  }

  build(node: Node): Fragment {
    if (this.isFull()) return NOTHING;
    switch (node.kind) {
      case 'character':
        return this.#state(node.source);
      case 'sequence':
        return node.parts.reduce((before, part) => this.#follow(before, this.build(part)), NOTHING);
      case 'choice':
        return either(node.options.map((option) => this.build(option)));
      case 'capture':
        return this.build(node.body);
      case 'repeat':
        return this.#repeat(node);
      case 'look':
        return { first: this.build(node.body).first, last: [], skippable: true };
      default:
        return NOTHING;
    }
  }

  #state(source: string): Fragment {
    const state = this.sources.push(source) - 1;
    this.next.push([]);
    return { first: [state], last: [state], skippable: false };
  }

  #follow(before: Fragment, after: Fragment): Fragment {
    this.#connect(before, after);
    return {
      first: before.skippable ? [...before.first, ...after.first] : before.first,
      last: after.skippable ? [...before.last, ...after.last] : after.last,
      skippable: before.skippable && after.skippable,
    };
  }

  #repeat({ body, min, max }: Repeat): Fragment {
    if (max <= this.#maxCount) return this.#follow(this.#copies(body, min), this.#optional(body, max - min));
    const before = this.#copies(body, Math.min(min, this.#maxCount) - 1);
    const loop = this.build(body);
    this.#connect(loop, loop);
    return this.#follow(before, { ...loop, skippable: min === 0 || loop.skippable });
  }

  #copies(body: Node, count: number): Fragment {
    let copies = NOTHING;
    for (let copy = 0; copy < count; copy += 1) copies = this.#follow(copies, this.build(body));
    return copies;
  }

  /** `(x(x(x)?)?)?`: each number of copies is read in one way. */
  #optional(body: Node, count: number): Fragment {
    let copies = NOTHING;
    for (let copy = 0; copy < count; copy += 1) copies = { ...this.#follow(this.build(body), copies), skippable: true };
    return copies;
  }

  #connect(from: Fragment, to: Fragment): void {
    this.#ways += from.last.length * to.first.length;
    if (!this.isFull()) for (const state of from.last) this.next[state]?.push(...to.first);
  }
}

function either(fragments: readonly Fragment[]): Fragment {
  return {
    first: fragments.flatMap(({ first }) => first),
    last: fragments.flatMap(({ last }) => last),
    skippable: fragments.some(({ skippable }) => skippable),
  };
}
