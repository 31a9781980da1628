import type { Loaded } from '../load/load.js';

/** What was looked at, for the last line of a report: `dlcs@2023`, `5 contracts`. */
export function subjectOf(loaded: readonly Loaded[]): string {
  const [first] = loaded;
  return loaded.length === 1 && first !== undefined ? first.contract.name : `${loaded.length} contracts`;
}
