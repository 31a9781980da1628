/** The part that is common to all rules about OpenAPI operations. */
import type { OpenApiOperation } from '../model/contract.js';
import type { Found } from './change.js';
import type { Editions } from './editions.js';
import type { Pair } from './match.js';
import { operationName } from './operation-parts.js';

/** What a rule finds in an operation. Its locations are those of the operation unless the rule states others. */
export type OperationChange = Omit<Found, 'subject'>;

/** The `find` of a rule about operations that are in both editions. */
export function operationRule(
  changesOf: (pair: Pair<OpenApiOperation>, editions: Editions) => readonly OperationChange[],
): (editions: Editions) => Iterable<Found> {
  return (editions) =>
    editions.operations.both.flatMap((pair) =>
      changesOf(pair, editions).map((change) => ({
        subject: operationName(pair.new),
        ...(change.new === undefined ? { old: editions.oldLocation(pair.old.pointer) } : {}),
        ...(change.old === undefined ? { new: editions.newLocation(pair.new.pointer) } : {}),
        ...change,
      })),
    );
}
