import type { ConformanceFinding } from '../options.js';

/** What findings of one cause have in common, read off the findings of different runs; see `causeOf`. */
export function sameCause(finding: ConformanceFinding): string {
  return JSON.stringify([...placeOf(finding), finding.outcome === 'failed' ? finding.severity : 'cantTell']);
}

/** Leaves out what another finding says with more certainty or more weight. */
export function withoutEchoes(findings: readonly ConformanceFinding[]): ConformanceFinding[] {
  const sure = new Set(
    findings.filter(({ outcome }) => outcome === 'failed').map((one) => JSON.stringify(placeOf(one))),
  );
  const about = ({ check, about: names }: ConformanceFinding): string => JSON.stringify([check, names]);
  const counted = new Set(findings.filter(({ severity }) => severity !== 'info').map(about));
  return findings.filter((one) => {
    if (one.outcome === 'cantTell' && sure.has(JSON.stringify(placeOf(one)))) return false;
    return one.severity !== 'info' || !counted.has(about(one));
  });
}

function placeOf({ check, about = [], location, response }: ConformanceFinding): string[] {
  const [operation = '', key = ''] = about;
  const at = location?.kind === 'exchange' ? (location.at ?? '') : '';
  const place = key === at ? `${response?.status ?? ''} ${at.replace(/\/\d+(?=\/|$)/g, '/*')}` : key;
  return [check, operation, place];
}
