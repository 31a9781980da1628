import { impactOf } from '../change.js';
import type { Change } from '../change.js';
import { countImpacts } from '../summary.js';
import type { DiffReport } from './report.js';

/** The version of the JSON output; it grows by fields, and changes its number only when one goes or changes its meaning. */
export const DIFF_JSON_VERSION = 1;

/** For programs: every change with its impact on either side. */
export function json({ old, new: fresh, changes }: DiffReport): string {
  const withImpact = (change: Change) => ({ impact: impactOf(change), ...change });
  const summary = { changes: changes.length, ...countImpacts(changes) };
  return `${JSON.stringify({ version: DIFF_JSON_VERSION, old, new: fresh, summary, changes: changes.map(withImpact) }, null, 2)}\n`;
}
