import { IMPACTS, impactOf } from './change.js';
import type { Change, Impact } from './change.js';

/** How many changes there are of each impact. */
export function countImpacts(changes: readonly Change[]): Record<Impact, number> {
  const counts: Record<Impact, number> = { breaking: 0, compatible: 0, editorial: 0 };
  for (const change of changes) counts[impactOf(change)]++;
  return counts;
}

/** `3 breaking, 1 compatible and 12 editorial changes`, or `no change`. */
export function summaryWords(changes: readonly Change[]): string {
  const counts = countImpacts(changes);
  const parts = IMPACTS.filter((impact) => counts[impact] > 0).map((impact) => `${counts[impact]} ${impact}`);
  if (parts.length === 0) return 'no change';
  const noun = changes.length === 1 ? 'change' : 'changes';
  return `${parts.length === 1 ? parts[0] : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`} ${noun}`;
}

/** The changes of one impact, each subject's together, in order of appearance. */
export function bySubject(changes: readonly Change[], impact: Impact): ReadonlyMap<string, readonly Change[]> {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    if (impactOf(change) !== impact) continue;
    const group = groups.get(change.subject);
    if (group === undefined) groups.set(change.subject, [change]);
    else group.push(change);
  }
  return groups;
}

/** Who is concerned, and why: `Readers: Calls of it fail.`; one sentence where both sides are told the same. */
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
