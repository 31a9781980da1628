/** Compares the security requirements of operations. */
import type { OpenApiOperation } from '../model/contract.js';
import type { Found } from './change.js';
import type { Editions } from './editions.js';
import { breaking, compatible, locations, onCaller } from './effects.js';
import type { Effects } from './effects.js';
import type { Pair } from './match.js';
import { operationName } from './operation-parts.js';

type Side = 'added' | 'removed';

/** An alternative that requires no credentials. */
const ANONYMOUS = 'no credentials';

/**
 * The alternatives (Security Requirement Objects) that were added or removed: once if all operations share the change,
 * else once per operation.
 */
export function securityDifferences(editions: Editions, side: Side): readonly Found[] {
  const { both } = editions.operations;
  const all = both.flatMap((pair) => changedAlternatives(pair, side).map((alternative) => ({ pair, alternative })));
  const counts = new Map<string, number>();
  for (const { alternative } of all) counts.set(alternative, (counts.get(alternative) ?? 0) + 1);
  const shared = [...counts].filter(([, count]) => count === both.length && count > 1).map(([name]) => name);
  return [
    ...shared.map((alternative) => sharedChange(editions, side, alternative)),
    ...all
      .filter(({ alternative }) => !shared.includes(alternative))
      .map(({ pair, alternative }) => operationChange(editions, side, alternative, pair)),
  ];
}

function changedAlternatives({ old, new: fresh }: Pair<OpenApiOperation>, side: Side): readonly string[] {
  const [was, is] = [alternatives(old), alternatives(fresh)];
  return side === 'added' ? is.filter((name) => !was.includes(name)) : was.filter((name) => !is.includes(name));
}

function alternatives({ security }: OpenApiOperation): readonly string[] {
  const named = security.map((schemes) =>
    [...schemes].map(([name, scopes]) => (scopes.length === 0 ? name : `${name} (${scopes.join(', ')})`)).join(' and '),
  );
  return named.length === 0 ? [ANONYMOUS] : named.map((name) => (name === '' ? ANONYMOUS : name));
}

function sharedChange(editions: Editions, side: Side, alternative: string): Found {
  const effects = editions.operations.both.map((pair) => effectsOf(pair, side, alternative));
  const worst = (who: 'reader' | 'writer') =>
    effects.map((one) => one[who]).find(({ impact }) => impact === 'breaking') ?? effects[0]?.[who] ?? compatible('');
  return {
    ...textOf('every operation', side, alternative),
    ...locations(editions.oldLocation('#'), editions.newLocation('#')),
    reader: worst('reader'),
    writer: worst('writer'),
  };
}

function operationChange(editions: Editions, side: Side, alternative: string, pair: Pair<OpenApiOperation>): Found {
  return {
    ...textOf(operationName(pair.new), side, alternative),
    ...locations(editions.oldLocation(pair.old.pointer), editions.newLocation(pair.new.pointer)),
    ...effectsOf(pair, side, alternative),
  };
}

function textOf(
  subject: string,
  side: Side,
  alternative: string,
): Pick<Found, 'subject' | 'message' | 'before' | 'after'> {
  const calls = `Calls to ${subject} with ${alternative}`;
  return side === 'added'
    ? { subject, message: `${calls} are now accepted.`, after: alternative }
    : { subject, message: `${calls} are no longer accepted.`, before: alternative };
}

function effectsOf(pair: Pair<OpenApiOperation>, side: Side, alternative: string): Effects {
  if (side === 'added')
    return onCaller(
      pair.new,
      compatible('The alternatives that were accepted still are, unless they are reported as removed.'),
    );
  if (alternatives(pair.new).includes(ANONYMOUS))
    return onCaller(pair.new, compatible('The operation no longer requires credentials.'));
  const calls = alternative === ANONYMOUS ? 'Calls without credentials' : 'Calls with these credentials';
  return onCaller(pair.new, breaking(`${calls} are rejected.`));
}
