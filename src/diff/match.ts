/** Two lists, each thing of one beside its like in the other. */
export interface Matched<T> {
  readonly both: readonly Pair<T>[];
  readonly added: readonly T[];
  readonly removed: readonly T[];
}

export interface Pair<T> {
  readonly old: T;
  readonly new: T;
}

/** Pairs things that have a key in common: the first key function first, then the next for what is left. */
export function match<T>(
  old: readonly T[],
  fresh: readonly T[],
  ...keys: readonly ((item: T) => string | undefined)[]
): Matched<T> {
  const partner = new Map<T, T>();
  const taken = new Set<T>();
  for (const keyOf of keys) {
    const candidates = groupBy(
      fresh.filter((item) => !taken.has(item)),
      keyOf,
    );
    for (const item of old) {
      const key = partner.has(item) ? undefined : keyOf(item);
      const found = key === undefined ? undefined : candidates.get(key)?.shift();
      if (found === undefined) continue;
      partner.set(item, found);
      taken.add(found);
    }
  }
  return {
    both: old.flatMap((item) => {
      const found = partner.get(item);
      return found === undefined ? [] : [{ old: item, new: found }];
    }),
    added: fresh.filter((item) => !taken.has(item)),
    removed: old.filter((item) => !partner.has(item)),
  };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string | undefined): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
