import { readIris } from './cells.js';
import type { ReadClass } from './read-class.js';
import type { PageFindings } from './reading.js';

/** Reports where a page disagrees with itself: a property of another class, a link that returns something else. */
export function contradictions({ page, lines }: ReadClass, findings: PageFindings): void {
  for (const { title, domain, range, template } of page.properties) {
    const line = lines.get(title) ?? 1;
    if (domain !== '' && !(readIris(domain) ?? []).includes(page.class)) {
      findings.add(
        'page-domain-foreign',
        line,
        `"${title}" stands on the page of ${page.class}, its domain is ${domain}.`,
        `State ${page.class} as its domain, or move it.`,
      );
    }
    const gets = template?.operations.filter(({ method }) => method === 'GET') ?? [];
    const agrees =
      gets.length === 0
        ? (template?.operations.length ?? 0) > 0 || range === ''
        : gets.some(({ returns }) => returns === '' || overlaps(returns, range));
    if (template !== undefined && range !== '' && !agrees) {
      const what =
        gets.length === 0
          ? 'no operation of it is stated'
          : `its GET returns ${gets.map(({ returns }) => returns).join(', ')}`;
      findings.add(
        'page-link-range-not-returned',
        line,
        `The range of the link "${title}" is ${range}, but ${what}.`,
        'State the operation that returns its range, or another range.',
      );
    }
  }
}

function overlaps(returns: string, range: string): boolean {
  return range.split(', ').some((iri) => returns.includes(iri));
}
