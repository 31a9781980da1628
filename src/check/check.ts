/** What a check is: a rule with an id, a title, a source and a function that reports violations. */
import type { Contract, Page } from '../model/contract.js';
import type { Finding, Severity } from '../finding.js';

/** The input of a check. */
export interface CheckInput {
  readonly contract: Contract;
  /** Hand-written pages to compare; the shell has read them already. */
  readonly pages: readonly Page[];
  /** Findings from loading the contract (`Loaded.findings`); waivers apply to them too. */
  readonly loadFindings?: readonly Finding[];
  /** Findings from comparing the pages (`pages sync --check`), passed in by the shell. */
  readonly pageFindings?: readonly Finding[];
}

/** What a check reports; `runChecks` adds the id and the severity of the check. */
export type Report = Omit<Finding, 'check' | 'severity'> & { readonly severity?: Severity };

export interface Check {
  /** The name of its file, its documentation page and its test. */
  readonly id: string;
  /** What must hold, in one line. */
  readonly title: string;
  readonly severity: Severity;
  /** The standard it enforces, with the section or term. */
  readonly source: string;
  readonly run: (input: CheckInput) => Iterable<Report> | Promise<Iterable<Report>>;
}

/** Defines a check. CONTRIBUTING.md describes how to add one. */
export function defineCheck<const C extends Check>(check: C): C {
  return check;
}
