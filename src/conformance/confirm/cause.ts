import type { Judgement } from '../run/judge.js';

/** What several reports of one cause have in common: the check, its weight, the operation, the status and the place without indexes. */
export function causeOf({ check, report, exchange, operation }: Judgement): string {
  const status = exchange.response?.status ?? exchange.failure?.kind ?? '';
  const place = report.key ?? `${status} ${(report.at ?? '').replace(/\/\d+(?=\/|$)/g, '/*')}`;
  // A note must not hide the warning that the same thing is elsewhere.
  return [check.id, report.severity ?? check.severity, operation?.id ?? '', place].join(' | ');
}

/** Judgements by cause; the first of each cause stands for it. */
export function byCause(judgements: readonly Judgement[]): Map<string, Judgement> {
  const causes = new Map<string, Judgement>();
  for (const one of judgements) {
    const cause = causeOf(one);
    if (!causes.has(cause)) causes.set(cause, one);
  }
  return causes;
}
