/** Converts changes to findings. */
import type { Finding, Severity } from '../finding.js';
import { optional } from '../model/optional.js';
import { impactOf } from './change.js';
import type { Change, Impact } from './change.js';
import { reasons } from './summary.js';

const SEVERITY = { breaking: 'error', compatible: 'info', editorial: 'info' } satisfies Record<Impact, Severity>;

/** Changes as findings, for reporters that know findings only. Breaking changes are errors. */
export function changeFindings(changes: readonly Change[]): readonly Finding[] {
  return changes.map((change) => {
    const [location, other] = change.new === undefined ? [change.old, undefined] : [change.new, change.old];
    const impact = impactOf(change);
    return {
      check: change.rule,
      severity: SEVERITY[impact],
      message: sentence(change, impact),
      about: [change.subject],
      ...optional('location', location),
      ...optional('related', other && [other]),
    };
  });
}

/** The message, with the subject if the message does not name it, and the reason. */
function sentence(change: Change, impact: Impact): string {
  const { subject, message } = change;
  const text = message.includes(subject) ? message : `${subject}: ${message}`;
  return impact === 'editorial' ? text : `${text} (${impact}: ${reasons(change).join(' ')})`;
}
