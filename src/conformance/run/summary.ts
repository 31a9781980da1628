/** Summarises a run: counts, and notes on what could not be tested. */
import type { RunState } from '../check.js';
import { emptyCounts } from '../events.js';
import type { OperationOutcome, RunSummary } from '../events.js';
import type { ConformanceFinding } from '../options.js';
import type { RunOutcomes } from './outcomes.js';
import type { Shared } from './shared.js';

/** The summary of a run against a server. */
export function summarise(
  { state, settings, client }: Shared,
  outcomes: RunOutcomes,
  operations: readonly OperationOutcome[],
  duration: number,
): RunSummary {
  const notes = notesOf(operations, client.unreachable, state.stateless && !settings.stateless);
  return summaryOf(state, outcomes, operations, { requests: client.sent, duration, notes });
}

/** A summary with the counts of a run. */
export function summaryOf(
  { base, contract }: RunState,
  outcomes: RunOutcomes,
  operations: readonly OperationOutcome[],
  { requests, duration, notes }: Pick<RunSummary, 'requests' | 'duration' | 'notes'>,
): RunSummary {
  const tested = contract.openapi.operations.some((one) => outcomes.hasSucceeded(one));
  return {
    server: base,
    contract: contract.name,
    operations: countOutcomes(operations),
    cases: outcomes.cases,
    findings: countFindings(outcomes.findings()),
    requests,
    duration: Math.round(duration),
    tested,
    ...(tested ? {} : { reason: untestedReason(operations) }),
    notes,
  };
}

/** How many operations have each outcome. */
export function countOutcomes(operations: readonly OperationOutcome[]): RunSummary['operations'] {
  const counts = emptyCounts();
  for (const { outcome } of operations) counts[outcome]++;
  return counts;
}

/** How many confirmed findings have each severity, and how many are not confirmed. */
export function countFindings(findings: readonly ConformanceFinding[]): RunSummary['findings'] {
  const counts = { error: 0, warning: 0, info: 0, cantTell: 0 };
  for (const { severity, outcome } of findings) counts[outcome === 'cantTell' ? 'cantTell' : severity]++;
  return counts;
}

function notesOf(
  operations: readonly OperationOutcome[],
  unreachable: string | undefined,
  stateless: boolean,
): string[] {
  return [
    ...(unreachable === undefined ? [] : [`${unreachable}; everything after that is untested`]),
    ...(stateless
      ? ['the server answers every request with the examples of the contract: checks that need state were skipped']
      : []),
    ...statusNotes(operations),
  ];
}

/** Notes when most operations were only ever answered with the same refusal. */
export function statusNotes(operations: readonly OperationOutcome[]): string[] {
  const called = operations.filter(({ statuses }) => statuses.length > 0);
  return [401, 403, 404].flatMap((status) => {
    const { length } = called.filter(({ statuses }) => statuses.every((one) => one === status));
    if (length === 0 || length * 2 < called.length) return [];
    return [`${length} of ${called.length} operations only answered ${status}${HINTS.get(status)}`];
  });
}

const HINTS: ReadonlyMap<number, string> = new Map([
  [401, ': add credentials (--user, --bearer, --api-key)'],
  [403, ': add credentials with more permissions'],
  [404, ': name existing resources with --var, or the right base path with --server'],
]);

/** Why no operation was answered with a success. */
export function untestedReason(operations: readonly OperationOutcome[]): string {
  if (operations.length === 0) return 'the contract has no operations';
  const counts = new Map<number, number>();
  for (const status of operations.flatMap(({ statuses }) => statuses))
    counts.set(status, (counts.get(status) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  if (most === undefined) return 'no operation could be called';
  return `no operation was answered with a success; most answered ${most[0]}${HINTS.get(most[0]) ?? ''}`;
}
