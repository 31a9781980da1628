import { impactOf } from '../change.js';
import type { Change } from '../change.js';
import { changeFindings } from '../findings.js';
import { countImpacts } from '../summary.js';
import type { DiffReport } from './report.js';

/** The version of the JSON output; it grows by fields, and changes its number only when one goes or changes its meaning. */
export const DIFF_JSON_VERSION = 1;

/** For programs: `schemas/diff.json` of this package describes it. A change is a finding, with all that is known of it. */
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
  const { half, kind, subject, before, after, reader, writer, old, new: fresh } = change;
  const [told] = changeFindings([change]);
  const { check = change.rule, severity, location, related } = told ?? {};
  const { message } = change;
  return {
    check,
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
