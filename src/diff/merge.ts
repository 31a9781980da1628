import type { SourceLocation } from '../finding.js';
import type { Change } from './change.js';

/** One change for what is written once and used by many, such as a parameter that operations share. */
export function mergeShared(changes: readonly Change[]): readonly Change[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = JSON.stringify([
      change.rule,
      change.message,
      change.before,
      change.after,
      place(change.old),
      place(change.new),
      change.reader,
      change.writer,
    ]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [change]);
    else group.push(change);
  }
  return [...groups.values()].flatMap(merged);
}

function place(location: SourceLocation | undefined): string {
  return location === undefined ? '' : `${location.file}${location.pointer ?? ''}`;
}

/** A change without a place of its own may not be the same one. */
function merged(group: readonly Change[]): readonly Change[] {
  const [first] = group;
  if (first === undefined || group.length === 1 || (first.old === undefined && first.new === undefined)) return group;
  const others = new Set(group.map(({ subject }) => subject)).size - 1;
  return others === 0 ? group : [{ ...first, subject: `${first.subject} and ${others} more` }];
}
