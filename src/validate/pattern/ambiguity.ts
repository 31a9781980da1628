/**
 * Finds loops that can read one text in two ways, which is what exponential backtracking takes
 * (A. Weber and H. Seidl, "On the degree of ambiguity of finite automata", 1991, the criterion EDA).
 */
import type { Automaton } from './automaton.js';

/** A text that leads into a loop, and a text that the loop reads: in two ways where there are two. */
export interface Loop {
  readonly prefix: string;
  readonly pump: string;
}

/** Transitions looked at before the analysis gives up: no verdict takes longer, however large the pattern. */
const BUDGET = 400_000;
/** Assertions may rule out some ambiguities of a loop, so that several of them are tried. */
const MAX_PER_LOOP = 12;

/** The loops of an automaton, the ambiguous ones first, with the shortest texts that they read. */
export function loopsOf(automaton: Automaton): Loop[] {
  const { ambiguous, others } = new Analysis(automaton).run();
  return [...ambiguous, ...others];
}

/** Two readings of one text: the states that they have come to, and whether they have differed so far. */
interface Readings {
  readonly left: number;
  readonly right: number;
  readonly differ: boolean;
}

/** A way on: by reading a character of some kind. */
interface Step<Place> {
  readonly to: Place;
  readonly kind: number;
}

/** A place that a search has come to, and how. */
interface Visit<Place> {
  readonly place: Place;
  /** What was read on the way. */
  readonly kinds: { readonly kind: number; readonly before: Visit<Place>['kinds'] } | undefined;
}

class Analysis {
  readonly #automaton: Automaton;
  readonly #kindsRead = new Map<number, readonly number[]>();
  #budget = BUDGET;

  constructor(automaton: Automaton) {
    this.#automaton = automaton;
  }

  run(): { readonly ambiguous: Loop[]; readonly others: Loop[] } {
    const loops = stronglyConnected(this.#automaton.next);
    return {
      ambiguous: loops.flatMap((loop) => this.#ambiguitiesOf(loop)),
      others: loops.flatMap((loop) => this.#roundOf(loop)),
    };
  }

  /** If one state of a loop is ambiguous, all of them are: the first one decides whether to look at the others. */
  #ambiguitiesOf(loop: readonly number[]): Loop[] {
    const states = new Set(loop);
    const found: Loop[] = [];
    for (const state of loop.slice(0, MAX_PER_LOOP)) {
      const pump = this.#pump(state, states);
      const prefix = pump === undefined ? undefined : this.#path(-1, state);
      if (pump === undefined || prefix === undefined) break;
      found.push({ prefix, pump });
    }
    return found;
  }

  /** One round of a loop, from its first state. */
  #roundOf([state = -1]: readonly number[]): Loop[] {
    const [prefix, pump] = [this.#path(-1, state), this.#path(state, state)];
    return prefix === undefined || pump === undefined ? [] : [{ prefix, pump }];
  }

  /** The shortest text that leads from one state, or from the beginning (-1), to another. */
  #path(from: number, state: number): string | undefined {
    const { first, next } = this.#automaton;
    const stepsTo = (states: readonly number[]): Step<number>[] =>
      states.flatMap((to) => this.#kindRead(to, to).map((kind) => ({ to, kind })));
    return this.#shortest(
      from,
      (at) => stepsTo(at < 0 ? first : (next[at] ?? [])),
      (at) => at,
      (at) => at === state,
    );
  }

  /** The shortest text by which a state comes back to itself in two ways. */
  #pump(state: number, loop: ReadonlySet<number>): string | undefined {
    const count = this.#automaton.next.length;
    return this.#shortest<Readings>(
      { left: state, right: state, differ: false },
      (readings) => this.#readOn(readings, loop),
      ({ left, right, differ }) => (left * count + right) * 2 + Number(differ),
      ({ left, right, differ }) => differ && left === state && right === state,
    );
  }

  /** How two readings may go on with the same character, without leaving the loop. */
  *#readOn({ left, right, differ }: Readings, loop: ReadonlySet<number>): Generator<Step<Readings>> {
    const next = this.#automaton.next;
    for (const [way, toLeft] of (next[left] ?? []).entries()) {
      if (!loop.has(toLeft)) continue;
      for (const [otherWay, toRight] of (next[right] ?? []).entries()) {
        if (!loop.has(toRight)) continue;
        const to = { left: toLeft, right: toRight, differ: differ || left !== right || way !== otherWay };
        for (const kind of this.#kindRead(toLeft, toRight)) yield { to, kind };
      }
    }
  }

  /** A kind of character that both states read: at most one. */
  #kindRead(state: number, other: number): readonly number[] {
    const key = state * this.#automaton.next.length + other;
    let kind = this.#kindsRead.get(key);
    if (kind === undefined) this.#kindsRead.set(key, (kind = this.#commonKind(state, other)));
    return kind;
  }

  #commonKind(state: number, other: number): readonly number[] {
    const { reads, kinds } = this.#automaton;
    const both = (reads[state] ?? 0n) & (reads[other] ?? 0n);
    const kind = both === 0n ? -1 : kinds.findIndex((_, index) => (both >> BigInt(index)) & 1n);
    return kind < 0 ? [] : [kind];
  }

  /** Breadth-first search: the text read on the shortest way to a goal. */
  #shortest<Place>(
    start: Place,
    stepsFrom: (place: Place) => Iterable<Step<Place>>,
    keyOf: (place: Place) => number,
    isGoal: (place: Place) => boolean,
  ): string | undefined {
    const seen = new Set<number>();
    const queue: Visit<Place>[] = [{ place: start, kinds: undefined }];
    for (const { place, kinds: before } of queue) {
      for (const { to, kind } of stepsFrom(place)) {
        if ((this.#budget -= 1) < 0) return undefined;
        if (isGoal(to)) return this.#text({ kind, before });
        if (seen.has(keyOf(to))) continue;
        seen.add(keyOf(to));
        queue.push({ place: to, kinds: { kind, before } });
      }
    }
    return undefined;
  }

  #text(last: Visit<unknown>['kinds']): string {
    const characters: string[] = [];
    for (let read = last; read !== undefined; read = read.before)
      characters.push(this.#automaton.kinds[read.kind] ?? '');
    return characters.toReversed().join('');
  }
}

/** The loops of a graph: its strongly connected components with at least one edge (Kosaraju's algorithm). */
function stronglyConnected(next: readonly (readonly number[])[]): number[][] {
  const previous = reversed(next);
  const done = new Set<number>();
  const components = finished(next)
    .toReversed()
    .map((state) => finishedFrom(state, previous, done));
  return components.filter(([state = -1, ...others]) => others.length > 0 || next[state]?.includes(state) === true);
}

function reversed(next: readonly (readonly number[])[]): number[][] {
  const previous: number[][] = next.map(() => []);
  for (const [state, others] of next.entries()) for (const other of others) previous[other]?.push(state);
  return previous;
}

/** The states of a graph in the order in which a depth-first search leaves them. */
function finished(next: readonly (readonly number[])[]): number[] {
  const done = new Set<number>();
  return [...next.keys()].flatMap((state) => finishedFrom(state, next, done));
}

function finishedFrom(start: number, next: readonly (readonly number[])[], done: Set<number>): number[] {
  if (done.has(start)) return [];
  const finished: number[] = [];
  const path = [{ state: start, ways: (next[start] ?? []).values() }];
  done.add(start);
  for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
    const way = last.ways.next();
    if (way.done === true) finished.push(path.pop()?.state ?? start);
    else if (!done.has(way.value)) {
      done.add(way.value);
      path.push({ state: way.value, ways: (next[way.value] ?? []).values() });
    }
  }
  return finished;
}
