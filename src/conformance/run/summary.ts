import type { RunState } from '../check.js';
import type { OperationOutcome, RunSummary } from '../events.js';
import { emptyCounts } from './outcomes.js';
import type { RunOutcomes } from './outcomes.js';
import type { Shared } from './shared.js';

/** Counts a run, and says in words what it could not do. */
export function summarise(
  { state, settings, client }: Shared,
  outcomes: RunOutcomes,
  operations: readonly OperationOutcome[],
  duration: number,
): RunSummary {
  const notes = notesOf(operations, client.unreachable, state.stateless && !settings.stateless);
  return summaryOf(state, outcomes, operations, { requests: client.sent, duration, notes });
}

/** The counts of a run. */
export function summaryOf(
  { base, contract }: RunState,
  outcomes: RunOutcomes,
  operations: readonly OperationOutcome[],
  {
    requests,
    duration,
    notes,
  }: { readonly requests: number; readonly duration: number; readonly notes: readonly string[] },
): RunSummary {
  const counts = emptyCounts();
  for (const { outcome } of operations) counts[outcome]++;
  const findings = { error: 0, warning: 0, info: 0, cantTell: 0 };
  for (const { severity, outcome } of outcomes.findings()) findings[outcome === 'cantTell' ? 'cantTell' : severity]++;
  const tested = contract.openapi.operations.some((one) => outcomes.hasSucceeded(one));
  return {
    server: base,
    contract: contract.name,
    operations: counts,
    cases: outcomes.cases,
    findings,
    requests,
    duration: Math.round(duration),
    tested,
    ...(tested ? {} : { reason: untestedReason(operations) }),
    notes,
  };
}

function notesOf(operations: readonly OperationOutcome[], gone: string | undefined, stateless: boolean): string[] {
  const notes: string[] = [];
  if (gone !== undefined) notes.push(`${gone}; what came after is untested`);
  if (stateless) notes.push('answers are the examples of the contract whatever is sent: nothing was said of state');
  return [...notes, ...statusNotes(operations)];
}

/** Says so when most operations only met one refusal. */
export function statusNotes(operations: readonly OperationOutcome[]): string[] {
  const notes: string[] = [];
  const called = operations.filter(({ statuses }) => statuses.length > 0);
  for (const status of [401, 403, 404]) {
    const those = called.filter(({ statuses }) => statuses.every((one) => one === status));
    if (those.length > 0 && those.length * 2 >= called.length)
      notes.push(`${those.length} of ${called.length} operations only answered ${status}${HINTS[status as 401]}`);
  }
  return notes;
}

const HINTS = {
  401: ': give credentials (--user, --bearer, --api-key)',
  403: ': give credentials that may do more',
  404: ': name things that exist with --var, or the right base path with --server',
} as const;

/** Why no operation was answered with a success. */
export function untestedReason(operations: readonly OperationOutcome[]): string {
  if (operations.length === 0) return 'the contract has no operations';
  const statuses = new Map<number, number>();
  for (const one of operations)
    for (const status of one.statuses) statuses.set(status, (statuses.get(status) ?? 0) + 1);
  const [most] = [...statuses].sort((a, b) => b[1] - a[1]);
  if (most === undefined) return 'no operation could be called';
  return `no operation was answered with a success; most answered ${most[0]}${HINTS[most[0] as 401] ?? ''}`;
}
