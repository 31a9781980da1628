import type { Finding, Severity } from '../finding.js';
import { impactOf } from './change.js';
import type { Change, Impact } from './change.js';
import { reasons } from './summary.js';

const SEVERITY = { breaking: 'error', compatible: 'info', editorial: 'info' } satisfies Record<Impact, Severity>;

/** Changes as findings, for the reporters that annotate a code host: breaking ones are errors. */
export function changeFindings(changes: readonly Change[]): readonly Finding[] {
  return changes.map((change) => {
    const [place, other] = change.new === undefined ? [change.old, undefined] : [change.new, change.old];
    const impact = impactOf(change);
    return {
      check: change.rule,
      severity: SEVERITY[impact],
      message: `${change.message} ${impact === 'editorial' ? '' : `(${impact}: ${reasons(change).join(' ')})`}`.trim(),
      about: [change.subject],
      ...(place === undefined ? {} : { location: place }),
      ...(other === undefined ? {} : { related: [other] }),
    };
  });
}
