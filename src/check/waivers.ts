/** Applies waivers, and reports those that do not match any finding. */
import type { Finding, Location } from '../finding.js';
import type { Waiver } from '../model/contract.js';
import { didYouMean, nearest } from './support/phrases.js';
import { matches } from './support/wildcards.js';
import { checks } from './checks.js';

/** The id under which unused waivers are reported. */
const STALE = 'waiver-stale';

/**
 * Removes the findings that a waiver accepts, and adds one for each waiver that matches no finding.
 * @param judged the ids that this run could have reported: waivers for other known checks are not reported
 */
export function applyWaivers(
  findings: readonly Finding[],
  waivers: readonly Waiver[],
  judged: ReadonlySet<string>,
): Finding[] {
  const used = new Set<Waiver>();
  const kept = findings.filter((finding) => {
    const matching = waivers.filter((waiver) => accepts(waiver, finding));
    for (const waiver of matching) used.add(waiver);
    return matching.length === 0;
  });
  const unused = waivers.filter((waiver) => !used.has(waiver) && isJudged(waiver, judged));
  return [...kept, ...unused.map(stale)];
}

function accepts({ check, at }: Waiver, finding: Finding): boolean {
  return check === finding.check && namesOf(finding).some((name) => matches(at, name));
}

/** The names by which a waiver may refer to a finding: pointers, IRIs, names. */
function namesOf({ about = [], location, related = [] }: Finding): string[] {
  return [...about, ...[location, ...related].flatMap(namesOfLocation)];
}

function namesOfLocation(location: Location | undefined): string[] {
  if (location?.kind !== 'source') return [];
  const { file, pointer = '' } = location;
  return [pointer, `${file}${pointer}`];
}

/** A waiver for pages is not stale while no page was compared; a waiver for an unknown check always is. */
function isJudged({ check }: Waiver, judged: ReadonlySet<string>): boolean {
  return judged.has(check) || !(check.startsWith('page-') || checks.some(({ id }) => id === check));
}

function stale({ check, at, location }: Waiver): Finding {
  const known = checks.map(({ id }) => id);
  const guess = known.includes(check) ? undefined : nearest(check, known);
  return {
    check: STALE,
    severity: 'warning',
    message: `The waiver for ${check} at ${at} does not match any finding.`,
    location,
    about: [at],
    hint: didYouMean(
      guess,
      'Remove the waiver: the finding that it accepted has been fixed.',
      (id) => `the check ${id}`,
    ),
  };
}
