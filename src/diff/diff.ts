/** Compares two editions of a contract. */
import type { Contract } from '../model/contract.js';
import { IMPACTS, impactOf } from './change.js';
import type { Change, Half, Rule } from './change.js';
import { Editions } from './editions.js';
import { mergeShared } from './merge.js';
import { rules } from './rules.js';

/**
 * The changes from one edition of a contract to the next, on the wire and in meaning, breaking changes first.
 * A half that is derived in either edition is left out, because it would repeat the changes of the other half.
 */
export function diffContracts(old: Contract, fresh: Contract): readonly Change[] {
  const halves = comparable(old, fresh);
  const editions = new Editions(old, fresh);
  const changes = rules.filter(({ half }) => halves.has(half)).flatMap((rule) => apply(rule, editions));
  return mergeShared(changes).toSorted(byImpact);
}

/** The halves that are authored in both editions. */
export function comparable(old: Contract, fresh: Contract): ReadonlySet<Half> {
  const halves = new Set<Half>();
  if (old.openapi.origin === 'authored' && fresh.openapi.origin === 'authored') halves.add('wire');
  if (old.hydra.origin === 'authored' && fresh.hydra.origin === 'authored') halves.add('meaning');
  return halves;
}

function apply({ id, half, kind, find }: Rule, editions: Editions): readonly Change[] {
  return [...find(editions)].map((found) => ({ rule: id, half, kind, ...found }));
}

function byImpact(a: Change, b: Change): number {
  return IMPACTS.indexOf(impactOf(a)) - IMPACTS.indexOf(impactOf(b));
}
