/**
 * Findings as text. A reporter is a pure function; the shell prints what it returns.
 * Whatever comes from a document is data here: it is escaped as each format asks.
 */
import type { Finding } from '../finding.js';

/** What a reporter is given. */
export interface FindingsReport {
  readonly findings: readonly Finding[];
  /** Version of this package. */
  readonly version: string;
  /** What was done, as the last line of a report for people says it: `5 contracts`. */
  readonly subject: string;
  /** Text of the files that findings point into, for code frames; files may be absent. */
  readonly sources: ReadonlyMap<string, string>;
  /** Findings that stay silent because the baseline lists them. */
  readonly known: number;
  /** What a check holds, in one line; undefined for ids of others. */
  readonly titleOf: (check: string) => string | undefined;
}

/** Where a report is read. */
export interface ReportStyle {
  readonly color: boolean;
  /** Columns. */
  readonly width: number;
}

/** Findings to text, with a final newline. */
export type Reporter = (report: FindingsReport, style: ReportStyle) => string;

/** A report with defaults for all that a caller does not know. */
export function findingsReport(findings: readonly Finding[], known: Partial<FindingsReport> = {}): FindingsReport {
  return { version: '', subject: 'input', sources: new Map(), known: 0, titleOf: () => undefined, ...known, findings };
}
