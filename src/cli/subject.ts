import type { Finding } from '../finding.js';
import type { Loaded } from '../load/load.js';

/** What was looked at, for the last line of a report: `dlcs@2023`, `5 contracts`. */
export function subjectOf(loaded: readonly Loaded[]): string {
  const [first] = loaded;
  return loaded.length === 1 && first !== undefined ? first.contract.name : `${loaded.length} contracts`;
}

/** What could not be read, such as a `$ref` to nothing: nothing can rest on such a contract. */
export function brokenParts(loaded: readonly Loaded[]): ReadonlySet<Finding> {
  return new Set(loaded.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'error'));
}
