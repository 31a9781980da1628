/**
 * Reports of a conformance run. A reporter listens to the run and writes text as it goes; the shell decides where the
 * text ends up. Whatever comes from a server or a document is data here: it is escaped as each format asks.
 */
import type { Listener } from '../../conformance/events.js';
import type { ReportStyle } from '../report.js';

export interface RunReportOptions extends ReportStyle {
  /** Version of this package. */
  readonly version: string;
  /** What a check holds, in one line. */
  readonly titleOf: (check: string) => string | undefined;
  /** Takes credentials out of a header field. */
  readonly hide: (name: string, value: string) => string;
  /** Takes credentials out of an address or a body. */
  readonly redact: (text: string) => string;
  readonly verbose: boolean;
}

/** What listens to a run and writes its report, piece by piece. */
export type RunReporter = (write: (text: string) => void, options: RunReportOptions) => Listener;
