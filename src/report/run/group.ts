import { SEVERITIES } from '../../finding.js';
import { operationName } from '../../conformance/operation-ref.js';
import type { ConformanceFinding } from '../../conformance/options.js';
import { groupBy } from '../../model/group-by.js';

/** Findings of one cause: one check, one place, whatever the operation. */
export interface Cause {
  readonly check: string;
  readonly severity: ConformanceFinding['severity'];
  readonly outcome: ConformanceFinding['outcome'];
  readonly findings: readonly ConformanceFinding[];
  /** How many cases showed it, over all operations. */
  readonly cases: number;
}

/** Findings by cause, worst first. */
export function causesOf(findings: readonly ConformanceFinding[]): Cause[] {
  const key = ({ check, severity, outcome, about }: ConformanceFinding) =>
    [check, severity, outcome, about?.[1] ?? ''].join(' | ');
  return [...groupBy(findings, key).values()]
    .map((group): Cause => ({
      check: group[0]!.check,
      severity: group[0]!.severity,
      outcome: group[0]!.outcome,
      findings: group,
      cases: group.reduce((sum, { cases }) => sum + cases, 0),
    }))
    .sort((a, b) => rank(a) - rank(b));
}

function rank({ severity, outcome }: Cause): number {
  return outcome === 'cantTell' ? SEVERITIES.length : SEVERITIES.indexOf(severity);
}

/** The operations of a cause as people read them, a few of many. */
export function operationsOf({ findings }: Cause, most = 4): string {
  const names = [
    ...new Set(
      findings
        .map(({ operation }) => (operation === undefined ? undefined : operationName(operation)))
        .filter((name) => name !== undefined),
    ),
  ];
  return names.length > most ? `${names.slice(0, most).join(', ')} and ${names.length - most} more` : names.join(', ');
}
