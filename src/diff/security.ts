import type { OpenApiOperation } from '../model/contract.js';
import type { Found } from './change.js';
import type { Editions } from './editions.js';
import { breaking, compatible, onCaller, places } from './effects.js';
import type { Effects } from './effects.js';
import type { Pair } from './match.js';

/** Ways in (Security Requirement Objects) that came or went, an operation each, or once where all operations agree. */
export function securityDifferences(editions: Editions, side: 'added' | 'removed'): readonly Found[] {
  const { both } = editions.operations;
  const all = both.flatMap((pair) => waysOf(pair, side).map((way) => ({ pair, way })));
  const counts = new Map<string, number>();
  for (const { way } of all) counts.set(way, (counts.get(way) ?? 0) + 1);
  const shared = [...counts].filter(([, count]) => count === both.length && count > 1).map(([way]) => way);
  return [
    ...shared.map((way) => found(editions, side, way, 'every operation', undefined, overall(both, side, way))),
    ...all
      .filter(({ way }) => !shared.includes(way))
      .map(({ pair, way }) =>
        found(editions, side, way, `${pair.new.method} ${pair.new.path}`, pair, effectsOf(pair, side, way)),
      ),
  ];
}

function waysOf({ old, new: fresh }: Pair<OpenApiOperation>, side: 'added' | 'removed'): readonly string[] {
  const [was, is] = [ways(old), ways(fresh)];
  return side === 'added' ? is.filter((way) => !was.includes(way)) : was.filter((way) => !is.includes(way));
}

const ANYONE = 'anyone';

function ways({ security }: OpenApiOperation): readonly string[] {
  const named = security.map((way) =>
    [...way].map(([name, scopes]) => (scopes.length === 0 ? name : `${name} (${scopes.join(', ')})`)).join(' with '),
  );
  return named.length === 0 ? [ANYONE] : named.map((way) => (way === '' ? ANYONE : way));
}

function found(
  editions: Editions,
  side: 'added' | 'removed',
  way: string,
  subject: string,
  pair: Pair<OpenApiOperation> | undefined,
  effects: Effects,
): Found {
  const message =
    side === 'added' ? `${subject} may be called by ${way} now.` : `${subject} can no longer be called by ${way}.`;
  const [old, fresh] = [editions.oldPlace(pair?.old.pointer ?? '#'), editions.newPlace(pair?.new.pointer ?? '#')];
  return {
    subject,
    message,
    ...(side === 'added' ? { after: way } : { before: way }),
    ...places(old, fresh),
    ...effects,
  };
}

function effectsOf(pair: Pair<OpenApiOperation>, side: 'added' | 'removed', way: string): Effects {
  if (side === 'added')
    return onCaller(
      pair.new,
      compatible('The ways in that were known still stand, as far as they are not reported gone.'),
    );
  if (ways(pair.new).includes(ANYONE))
    return onCaller(pair.new, compatible('Anyone may call it now, with credentials or without.'));
  return onCaller(
    pair.new,
    breaking(way === ANYONE ? 'Calls without credentials are refused.' : 'Calls with these credentials are refused.'),
  );
}

function overall(pairs: readonly Pair<OpenApiOperation>[], side: 'added' | 'removed', way: string): Effects {
  const effects = pairs.map((pair) => effectsOf(pair, side, way));
  const worst = (who: 'reader' | 'writer') =>
    effects.map((one) => one[who]).find(({ impact }) => impact === 'breaking') ?? effects[0]?.[who];
  return { reader: worst('reader') ?? compatible(''), writer: worst('writer') ?? compatible('') };
}
