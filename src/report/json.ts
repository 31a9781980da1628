/** Reports findings as JSON. */
import type { FindingsReport } from './report.js';
import { countSeverities } from './words.js';

/** The version of the JSON output. Added fields keep it; removing a field or changing its meaning raises it. */
export const JSON_VERSION = 2;

/** For programs, as described by `schemas/report.json` of this package. */
export function json(report: FindingsReport): string {
  const { findings, known, version } = report;
  const { error, warning, info } = countSeverities(findings);
  const document = {
    version: JSON_VERSION,
    tool: { name: 'hydra-contract', version },
    summary: { findings: findings.length, error, warning, info, known },
    findings,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
