/** Reports the changes between two editions as JSON. */
import { impactOf } from '../../diff/change.js';
import type { Change } from '../../diff/change.js';
import { changeFindings } from '../../diff/findings.js';
import { countImpacts } from '../../diff/summary.js';
import type { DiffReport } from './report.js';

/** The version of the JSON output. Added fields keep it; removing a field or changing its meaning raises it. */
export const DIFF_JSON_VERSION = 1;

/** For programs, as described by `schemas/diff.json` of this package. Each change is a finding with additional fields. */
export function json({ old, new: fresh, changes, version }: DiffReport): string {
  const findings = changes.map(finding);
  const of = (severity: string): number => findings.filter((one) => one.severity === severity).length;
  const document = {
    version: DIFF_JSON_VERSION,
    tool: { name: 'hydra-contract', version },
    old,
    new: fresh,
    summary: { findings: findings.length, error: of('error'), warning: 0, info: of('info'), ...countImpacts(changes) },
    findings,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function finding(change: Change) {
  const { half, kind, subject, message, before, after, reader, writer, old, new: fresh } = change;
  const [{ severity, location, related } = {}] = changeFindings([change]);
  return {
    check: change.rule,
    severity,
    message,
    location,
    related,
    impact: impactOf(change),
    half,
    kind,
    subject,
    before,
    after,
    reader,
    writer,
    old,
    new: fresh,
  };
}
