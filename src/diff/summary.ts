/** What reports say about many changes together: counts, groups, reasons. */
import { groupBy } from '../model/group-by.js';
import { IMPACTS, impactOf } from './change.js';
import type { Change, Impact } from './change.js';

/** The number of changes of each impact. */
export function countImpacts(changes: readonly Change[]): Record<Impact, number> {
  const counts: Record<Impact, number> = { breaking: 0, compatible: 0, editorial: 0 };
  for (const change of changes) counts[impactOf(change)]++;
  return counts;
}

/** `3 breaking, 1 compatible and 12 editorial changes`, or `no changes`. */
export function summaryText(changes: readonly Change[]): string {
  const counts = countImpacts(changes);
  const parts = IMPACTS.filter((impact) => counts[impact] > 0).map((impact) => `${counts[impact]} ${impact}`);
  if (parts.length === 0) return 'no changes';
  const noun = changes.length === 1 ? 'change' : 'changes';
  return `${parts.length === 1 ? parts[0] : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`} ${noun}`;
}

/** The changes of one impact by subject, in order of first occurrence. */
export function bySubject(changes: readonly Change[], impact: Impact): ReadonlyMap<string, readonly Change[]> {
  return groupBy(changes, (change) => (impactOf(change) === impact ? change.subject : undefined));
}

/** Who is affected and why: `Readers: Calls to it fail.` A single sentence if the reason is the same for both sides. */
export function reasons({ reader, writer }: Change): readonly string[] {
  if (reader.impact === writer.impact && reader.reason === writer.reason) return [reader.reason];
  const worst = impactOf({ reader, writer });
  const sides = [
    ['Readers', reader],
    ['Writers', writer],
  ] as const;
  return sides
    .filter(([, { impact }]) => impact === worst)
    .map(([who, { reason }]) => (reason.startsWith(who) ? reason : `${who}: ${reason}`));
}
