/** Names what a report is about. */
import type { Finding } from '../finding.js';
import type { Loaded } from '../load/load.js';

/** The subject of a report's summary line: `dlcs@2023`, `5 contracts`. */
export function subjectOf(loaded: readonly Loaded[]): string {
  const [first] = loaded;
  return loaded.length === 1 && first !== undefined ? first.contract.name : `${loaded.length} contracts`;
}

/** Errors found while reading, such as an unresolvable `$ref`: nothing can be built on such a contract. */
export function brokenParts(loaded: readonly Loaded[]): ReadonlySet<Finding> {
  return new Set(loaded.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'error'));
}
