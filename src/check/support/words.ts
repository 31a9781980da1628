/** Small helpers for sentences: lists, quotes, the nearest name. */
export { nearest } from '../../model/nearest.js';

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
