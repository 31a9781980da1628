/** Small helpers for sentences: lists, quotes, the nearest name. */

/** `a`, `a and b`, `a, b and c`; `none` for nothing. */
export function list(words: readonly string[], none = 'nothing'): string {
  if (words.length === 0) return none;
  const [last = '', ...before] = words.toReversed();
  return before.length === 0 ? last : `${before.toReversed().join(', ')} and ${last}`;
}

/** A name as people see it in a sentence, shortened to a readable length. */
export function quote(name: string): string {
  return JSON.stringify(name.length > 80 ? `${name.slice(0, 79)}…` : name);
}

/** The candidate nearest to a misspelt name, if one is near enough to be meant. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let distance = Math.max(1, Math.floor(Math.min(name.length, 60) / 3)) + 1;
  for (const candidate of candidates) {
    if (candidate === name || Math.abs(candidate.length - name.length) >= distance) continue;
    const found = editDistance(name.toLowerCase(), candidate.toLowerCase(), distance);
    if (found < distance) [best, distance] = [candidate, found];
  }
  return best;
}

/** Edits (insert, delete, replace, swap of neighbours) from one word to the other, cut off at a limit. */
function editDistance(a: string, b: string, limit: number): number {
  if (a.length > 200 || b.length > 200) return limit;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replace = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? (before[j - 2] ?? 0) + 1 : replace;
      next.push(Math.min(replace, swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next) >= limit) return limit;
    [before, row] = [row, next];
  }
  return row[b.length] ?? limit;
}

/** Whether a pattern, in which `*` stands for any run of characters, matches a whole name. Linear, whatever the input. */
export function matches(pattern: string, name: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return pattern === name;
  if (!name.startsWith(first)) return false;
  let from = first.length;
  for (const part of rest) {
    const at = name.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return name.length - last.length >= from && name.endsWith(last);
}
