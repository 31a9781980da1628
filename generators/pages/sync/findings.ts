import type { Finding } from '../../../src/finding.js';

/** Where on a page: its file and a line, counted from 1. */
export interface PagePlace {
  readonly file: string;
  readonly line: number;
}

/** A cell that says something else than the contract. */
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
    message: `${what}: the page says ${shown(page)}, the contract says ${shown(contract)}.`,
    location: { kind: 'source', file, line },
    hint: 'Let `pages sync` write what the contract says, or change the contract.',
    ...(about.length > 0 && { about }),
  };
}

/** A URL template that leads elsewhere than the contract's: text of the page, which stays as it is. */
export function driftedTemplate(place: PagePlace, owner: string, page: string, contract: string, iri: string): Finding {
  return {
    ...drifted(place, `${owner}, URL template`, page, contract, [iri]),
    hint: 'Write the contract’s template in its place, or change the contract.',
  };
}

/** A cell whose text was not understood, and which is left as it is. */
export function unreadCell({ file, line }: PagePlace, what: string, page: string, contract: string): Finding {
  return {
    check: 'page-cell-unread',
    severity: 'warning',
    message: `${what}: ${shown(page)} was not understood and is left as it is; the contract says ${shown(contract)}.`,
    location: { kind: 'source', file, line },
  };
}

/** Something of the contract that a page should have a section, a row or a table for. */
export function missing({ file, line }: PagePlace, what: string, about: readonly string[]): Finding {
  return {
    check: 'page-property-missing',
    severity: 'warning',
    message: `The page says nothing of ${what}.`,
    location: { kind: 'source', file, line },
    hint: 'Write a section for it.',
    about,
  };
}

/** A section or row for something that the contract does not have. */
export function unknown({ file, line }: PagePlace, what: string, owner: string): Finding {
  return {
    check: 'page-section-unknown',
    severity: 'error',
    message: `The page describes ${what}, which ${owner} does not have.`,
    location: { kind: 'source', file, line },
    hint: 'Take it out, or add it to the contract.',
  };
}

/** A table of the contract's kind that could not be matched. */
export function unmatched({ file, line }: PagePlace, why: string): Finding {
  return {
    check: 'page-table-unmatched',
    severity: 'warning',
    message: `This table was left as it is: ${why}.`,
    location: { kind: 'source', file, line },
    hint: 'State the class in a domain cell, or the URL template in a line of code above the table.',
  };
}

function shown(text: string): string {
  return text.trim() === '' ? 'nothing' : `"${text.trim().replaceAll(/\s+/g, ' ')}"`;
}
