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
      message: sentence(change, impact),
      about: [change.subject],
      ...(place === undefined ? {} : { location: place }),
      ...(other === undefined ? {} : { related: [other] }),
    };
  });
}

/** What changed, with the subject if the message leaves it to the heading, and why it matters. */
function sentence(change: Change, impact: Impact): string {
  const { subject, message } = change;
  const told = message.includes(subject) ? message : `${subject}: ${message}`;
  return impact === 'editorial' ? told : `${told} (${impact}: ${reasons(change).join(' ')})`;
}
