/**
 * What reporters of findings are given and return. A reporter is a pure function; the shell prints its result.
 * Text from documents is data: every reporter escapes it as its format requires.
 */
import type { Finding } from '../finding.js';

/** The findings to report, and what is needed to print them. */
export interface FindingsReport {
  readonly findings: readonly Finding[];
  /** The version of this package. */
  readonly version: string;
  /** What was judged, as the last line of a report names it: `5 contracts`. */
  readonly subject: string;
  /** The text of files by name, for code frames. Files may be missing. */
  readonly sources: ReadonlyMap<string, string>;
  /** The number of findings that the baseline suppresses. */
  readonly known: number;
  /** The title of a check; undefined for an unknown id. */
  readonly titleOf: (check: string) => string | undefined;
}

/** What the output of a report can show. */
export interface ReportStyle {
  readonly color: boolean;
  /** Width in columns. */
  readonly width: number;
}

/** Turns findings into text with a final newline. */
export type Reporter = (report: FindingsReport, style: ReportStyle) => string;

/** A report with defaults for everything that the caller does not specify. */
export function findingsReport(findings: readonly Finding[], known: Partial<FindingsReport> = {}): FindingsReport {
  return { version: '', subject: 'input', sources: new Map(), known: 0, titleOf: () => undefined, ...known, findings };
}
