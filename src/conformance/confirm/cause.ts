/** Causes: reports of the same fault are grouped, so that each fault is one finding. */
import type { Judgement } from '../run/judge.js';

/** What reports of one cause have in common: check, severity, operation, and the key or else the status and the place. */
export function causeOf({ check, report, exchange, operation }: Judgement): string {
  const status = exchange.response?.status ?? exchange.failure?.kind ?? '';
  const place = report.key ?? `${status} ${(report.at ?? '').replace(/\/\d+(?=\/|$)/g, '/*')}`;
  // The severity is included so that a note cannot hide a warning of the same kind.
  return [check.id, report.severity ?? check.severity, operation?.id ?? '', place].join(' | ');
}

/** Judgements by cause; the first of each cause represents it. */
export function byCause(judgements: readonly Judgement[]): Map<string, Judgement> {
  const causes = new Map<string, Judgement>();
  for (const one of judgements) {
    const cause = causeOf(one);
    if (!causes.has(cause)) causes.set(cause, one);
  }
  return causes;
}
