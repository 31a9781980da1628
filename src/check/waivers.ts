import type { Finding, Location } from '../finding.js';
import type { Waiver } from '../model/contract.js';
import { matches, nearest } from './support/words.js';
import { checks } from './checks.js';

/** The id under which waivers that excuse nothing are reported. */
const STALE = 'waiver-stale';

/**
 * Takes out the findings that a waiver accepts and adds one for each waiver that excuses nothing.
 * @param judged ids that this run could have reported: a waiver for any other known check is left alone
 */
export function applyWaivers(
  findings: readonly Finding[],
  waivers: readonly Waiver[],
  judged: ReadonlySet<string>,
): Finding[] {
  const used = new Set<Waiver>();
  const kept = findings.filter((finding) => {
    const matching = waivers.filter((waiver) => excuses(waiver, finding));
    for (const waiver of matching) used.add(waiver);
    return matching.length === 0;
  });
  const unused = waivers.filter((waiver) => !used.has(waiver) && isJudged(waiver, judged));
  return [...kept, ...unused.map(stale)];
}

function excuses({ check, at }: Waiver, finding: Finding): boolean {
  return check === finding.check && namesOf(finding).some((name) => matches(at, name));
}

/** What a finding is about, as a waiver may name it: pointers, IRIs, names. */
function namesOf({ about = [], location, related = [] }: Finding): string[] {
  return [...about, ...[location, ...related].flatMap(namesOfLocation)];
}

function namesOfLocation(location: Location | undefined): string[] {
  if (location?.kind !== 'source') return [];
  const { file, pointer = '' } = location;
  return [pointer, `${file}${pointer}`];
}

/** A waiver for pages is not stale while no page was compared; one for a check nobody knows always is. */
function isJudged({ check }: Waiver, judged: ReadonlySet<string>): boolean {
  return judged.has(check) || !(check.startsWith('page-') || checks.some(({ id }) => id === check));
}

function stale({ check, at, location }: Waiver): Finding {
  const known = checks.map(({ id }) => id);
  const guess = known.includes(check) ? undefined : nearest(check, known);
  return {
    check: STALE,
    severity: 'warning',
    message: `The waiver of ${check} at ${at} excuses nothing.`,
    location,
    about: [at],
    hint: guess === undefined ? 'Remove the waiver: what it accepted is mended.' : `Did you mean the check ${guess}?`,
  };
}
