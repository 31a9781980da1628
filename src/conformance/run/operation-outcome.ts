/** The outcome of an operation, from its cases, statuses and findings. */
import type { OperationOutcome, Outcome } from '../events.js';
import { bareRef } from '../operation-ref.js';
import type { ConformanceFinding, OperationRef } from '../options.js';

/** What the outcome of an operation is judged by. */
type Evidence = Pick<OperationOutcome, 'cases' | 'statuses' | 'reason'>;

/** Judges an operation: it fails by its findings, and passes when a usual request was answered with a success. */
export function operationOutcome(
  ref: OperationRef,
  { cases, statuses, reason }: Evidence,
  findings: readonly ConformanceFinding[],
): OperationOutcome {
  const hasSucceeded = statuses.some((status) => status >= 200 && status < 400);
  // An operation that only served to send another method was not tested itself.
  const wasTested = statuses.length > 0 || cases.untested === 0;
  const hasFailed = findings.some(
    (one) => one.operation?.id === ref.id && one.outcome === 'failed' && one.severity !== 'info',
  );
  const uncertain: Outcome = cases.cantTell > 0 && cases.untested === 0 ? 'cantTell' : 'untested';
  return {
    ...bareRef(ref),
    outcome: wasTested && hasFailed ? 'failed' : hasSucceeded ? 'passed' : uncertain,
    cases,
    statuses: statuses.toSorted((a, b) => a - b),
    ...(hasSucceeded || reason === undefined ? {} : { reason }),
  };
}
