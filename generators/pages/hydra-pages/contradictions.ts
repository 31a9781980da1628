/** Finds contradictions within a page of the Hydra styles. */
import { readIris } from './cells.js';
import type { ReadClass } from './read-class.js';
import type { PageFindings } from './page-findings.js';

/** Reports contradictions within a page: a property with another domain, or a link that does not return its range. */
export function contradictions({ page, lines }: ReadClass, findings: PageFindings): void {
  for (const { title, domain, range, template } of page.properties) {
    const line = lines.get(title) ?? 1;
    if (domain !== '' && !(readIris(domain) ?? []).includes(page.class)) {
      findings.add(
        'page-domain-foreign',
        line,
        `"${title}" is on the page of ${page.class}, but its domain is ${domain}.`,
        `Change its domain to ${page.class}, or move it to the page of its domain.`,
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
          ? 'the page states no operation for it'
          : `its GET returns ${gets.map(({ returns }) => returns).join(', ')}`;
      findings.add(
        'page-link-range-not-returned',
        line,
        `The range of the link "${title}" is ${range}, but ${what}.`,
        'Add the operation that returns the range, or change the range.',
      );
    }
  }
}

function overlaps(returns: string, range: string): boolean {
  return range.split(', ').some((iri) => returns.includes(iri));
}
