/** Matches the parts of two editions. */
import { groupBy } from '../model/group-by.js';

/** The parts of two editions, as far as they correspond. */
export interface Matched<T> {
  /** Those in both editions. */
  readonly both: readonly Pair<T>[];
  /** Those in the later edition only. */
  readonly added: readonly T[];
  /** Those in the earlier edition only. */
  readonly removed: readonly T[];
}

/** A part in both editions. */
export interface Pair<T> {
  readonly old: T;
  readonly new: T;
}

/** Pairs items with equal keys: by the first key function, then the remaining items by the next. */
export function match<T>(
  old: readonly T[],
  fresh: readonly T[],
  ...keys: readonly ((item: T) => string | undefined)[]
): Matched<T> {
  const partners = new Map<T, T>();
  const taken = new Set<T>();
  for (const keyOf of keys) {
    for (const [item, partner] of pairsBy(
      keyOf,
      old.filter((item) => !partners.has(item)),
      fresh.filter((item) => !taken.has(item)),
    )) {
      partners.set(item, partner);
      taken.add(partner);
    }
  }
  return {
    both: old.flatMap((item) => {
      const partner = partners.get(item);
      return partner === undefined ? [] : [{ old: item, new: partner }];
    }),
    added: fresh.filter((item) => !taken.has(item)),
    removed: old.filter((item) => !partners.has(item)),
  };
}

function* pairsBy<T>(
  keyOf: (item: T) => string | undefined,
  old: readonly T[],
  fresh: readonly T[],
): Generator<readonly [T, T]> {
  const candidates = groupBy(fresh, keyOf);
  for (const item of old) {
    const key = keyOf(item);
    const partner = key === undefined ? undefined : candidates.get(key)?.shift();
    if (partner !== undefined) yield [item, partner];
  }
}
