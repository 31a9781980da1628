/** Findings about pages that have drifted from their contract. */
import type { Finding } from '../../../src/finding.js';

/** A place on a page: its file and a line, counted from 1. */
export interface PagePlace {
  readonly file: string;
  readonly line: number;
}

/** Reports a cell that differs from the contract. */
export function drifted(
  { file, line }: PagePlace,
  what: string,
  page: string,
  contract: string,
  about: readonly string[] = [],
): Finding {
  return {
    check: 'page-cell-drifted',
    severity: 'error',
    message: `${what}: the page states ${shown(page)}, the contract states ${shown(contract)}.`,
    location: { kind: 'source', file, line },
    hint: 'Run `pages sync` to update the cell, or change the contract.',
    ...(about.length > 0 && { about }),
  };
}

/** Reports a URL template that differs from the contract's. It is text of the page and therefore never changed. */
export function driftedTemplate(place: PagePlace, owner: string, page: string, contract: string, iri: string): Finding {
  return {
    ...drifted(place, `${owner}, URL template`, page, contract, [iri]),
    hint: 'Replace it by the contract’s template, or change the contract.',
  };
}

/** Reports a cell that was not understood and is left unchanged. */
export function unreadCell({ file, line }: PagePlace, what: string, page: string, contract: string): Finding {
  return {
    check: 'page-cell-unread',
    severity: 'warning',
    message: `${what}: ${shown(page)} was not understood and is left unchanged; the contract states ${shown(contract)}.`,
    location: { kind: 'source', file, line },
  };
}

/** Reports a part of the contract for which the page has no section or row. */
export function missing({ file, line }: PagePlace, what: string, about: readonly string[]): Finding {
  return {
    check: 'page-property-missing',
    severity: 'warning',
    message: `The page does not describe ${what}.`,
    location: { kind: 'source', file, line },
    hint: 'Add a section or a row for it.',
    about,
  };
}

/** Reports a section or row for something that the contract does not contain. */
export function unknown({ file, line }: PagePlace, what: string, owner: string): Finding {
  return {
    check: 'page-section-unknown',
    severity: 'error',
    message: `The page describes ${what}, which ${owner} does not have.`,
    location: { kind: 'source', file, line },
    hint: 'Remove it from the page, or add it to the contract.',
  };
}

/** Reports a table of a known kind that belongs to no part of the contract, or to several. */
export function unmatched({ file, line }: PagePlace, why: string): Finding {
  return {
    check: 'page-table-unmatched',
    severity: 'warning',
    message: `This table was left unchanged: ${why}.`,
    location: { kind: 'source', file, line },
    hint: 'State the class in a domain cell, or the URL template as code above the table.',
  };
}

function shown(text: string): string {
  return text.trim() === '' ? 'nothing' : `"${text.trim().replaceAll(/\s+/g, ' ')}"`;
}
