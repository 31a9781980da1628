import type { Finding } from '../../../src/finding.js';

/** Collects what a page leaves out, contradicts or holds without a place in a contract. */
export class PageFindings {
  readonly found: Finding[] = [];
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  add(check: PageCheck, line: number, message: string, hint?: string): void {
    const severity = check === 'page-not-reproduced' ? 'info' : 'warning';
    const location = { kind: 'source' as const, file: this.#file, line };
    this.found.push({ check, severity, message, location, ...(hint === undefined ? {} : { hint }) });
  }
}

/** What reading a page of a Hydra style reports. */
export type PageCheck =
  | 'page-not-reproduced'
  | 'page-operation-without-statuses'
  | 'page-link-range-not-returned'
  | 'page-domain-foreign'
  | 'page-row-unclosed'
  | 'page-example-not-json'
  | 'page-cell-not-understood'
  | 'page-without-class'
  | 'page-template-repeated';
