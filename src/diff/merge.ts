/** Merges changes that operations share. */
import type { SourceLocation } from '../finding.js';
import { groupBy } from '../model/group-by.js';
import type { Change } from './change.js';

/** Reports a change once if it is written once and used by several operations, such as a shared parameter. */
export function mergeShared(changes: readonly Change[]): readonly Change[] {
  return [...groupBy(changes, identity).values()].flatMap(merged);
}

/** Everything but the subject. */
function identity({ rule, message, before, after, old, new: fresh, reader, writer }: Change): string {
  return JSON.stringify([rule, message, before, after, sourceOf(old), sourceOf(fresh), reader, writer]);
}

function sourceOf(location: SourceLocation | undefined): string {
  return location === undefined ? '' : `${location.file}${location.pointer ?? ''}`;
}

/** Changes without a location may be different ones. */
function merged(group: readonly Change[]): readonly Change[] {
  const [first] = group;
  if (first === undefined || group.length === 1 || (first.old === undefined && first.new === undefined)) return group;
  const others = new Set(group.map(({ subject }) => subject)).size - 1;
  return others === 0 ? group : [{ ...first, subject: `${first.subject} and ${others} more` }];
}
