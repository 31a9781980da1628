/** What reporters for comparisons of two editions are given and return. */
import type { Change } from '../../diff/change.js';
import type { ReportStyle } from '../report.js';

/** A comparison to report. */
export interface DiffReport {
  /** The name of the earlier edition. */
  readonly old: string;
  /** The name of the later edition. */
  readonly new: string;
  readonly changes: readonly Change[];
  /** The version of this package. */
  readonly version: string;
}

/** Turns changes into text with a final newline. */
export type DiffReporter = (report: DiffReport, style: ReportStyle) => string;
