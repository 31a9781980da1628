/** Groups the findings of several runs by cause. */
import type { ConformanceFinding } from '../options.js';

/** What findings of one cause have in common when they come from different runs; the counterpart of `causeOf`. */
export function sameCause(finding: ConformanceFinding): string {
  return JSON.stringify([...placeOf(finding), finding.outcome === 'failed' ? finding.severity : 'cantTell']);
}

/** Removes findings that another finding of the same kind makes redundant: it is certain, or more severe. */
export function withoutRedundant(findings: readonly ConformanceFinding[]): ConformanceFinding[] {
  const confirmed = new Set(
    findings.filter(({ outcome }) => outcome === 'failed').map((one) => JSON.stringify(placeOf(one))),
  );
  const subjectOf = ({ check, about: names }: ConformanceFinding): string => JSON.stringify([check, names]);
  const counted = new Set(findings.filter(({ severity }) => severity !== 'info').map(subjectOf));
  return findings.filter((one) => {
    if (one.outcome === 'cantTell' && confirmed.has(JSON.stringify(placeOf(one)))) return false;
    return one.severity !== 'info' || !counted.has(subjectOf(one));
  });
}

function placeOf({ check, about = [], location, response }: ConformanceFinding): string[] {
  const [operation = '', key = ''] = about;
  const at = location?.kind === 'exchange' ? (location.at ?? '') : '';
  const place = key === at ? `${response?.status ?? ''} ${at.replace(/\/\d+(?=\/|$)/g, '/*')}` : key;
  return [check, operation, place];
}
