import type { Contract, Page } from '../model/contract.js';
import type { Finding, Severity } from '../finding.js';

/** What a check may look at. */
export interface CheckInput {
  readonly contract: Contract;
  /** Hand-written pages to compare, already read by the shell. */
  readonly pages: readonly Page[];
  /** What reading the contract found (`Loaded.findings`); waivers apply to it too. */
  readonly loadFindings?: readonly Finding[];
  /** What comparing the pages found (`pages sync --check`), as the shell hands it over. */
  readonly pageFindings?: readonly Finding[];
}

/** What a check reports; the engine adds check id and severity. */
export type Report = Omit<Finding, 'check' | 'severity'> & { readonly severity?: Severity };

export interface Check {
  /** File name, docs page and test name. */
  readonly id: string;
  /** One line: what must hold. */
  readonly title: string;
  readonly severity: Severity;
  /** The standard and section that it rests on. */
  readonly source: string;
  readonly run: (input: CheckInput) => Iterable<Report> | Promise<Iterable<Report>>;
}

/** Types a check; see CONTRIBUTING for how to add one. */
export function defineCheck<const C extends Check>(check: C): C {
  return check;
}
