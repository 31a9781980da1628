/** Small helpers for messages and hints: lists, quotes, suggestions. */
export { nearest } from '../../model/nearest.js';

/** `a`, `a and b`, `a, b and c`; `none` for an empty list. */
export function list(words: readonly string[], none = 'nothing'): string {
  if (words.length === 0) return none;
  const [last = '', ...before] = words.toReversed();
  return before.length === 0 ? last : `${before.toReversed().join(', ')} and ${last}`;
}

/** A name in quotes, shortened to a readable length. */
export function quote(name: string): string {
  return JSON.stringify(name.length > 80 ? `${name.slice(0, 79)}…` : name);
}

/**
 * The hint that suggests a name.
 * @param otherwise the hint if there is nothing to suggest
 * @param spell how to write the name; by default unchanged
 */
export function didYouMean(
  guess: string | undefined,
  otherwise: string,
  spell: (name: string) => string = (name) => name,
): string {
  return guess === undefined ? otherwise : `Did you mean ${spell(guess)}?`;
}
