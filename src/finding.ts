/**
 * Findings: everything that is reported as wrong. Checks, the conformance run, `diff` and the page tools all return
 * findings, and the same reporters print them.
 */

/** The severity of a finding. An `error` fails a run; a `warning` fails it only with `--fail-on warning`. */
export type Severity = 'error' | 'warning' | 'info';

/** A location in a source file. Lines and columns count from 1. */
export interface SourceLocation {
  readonly kind: 'source';
  /** The name of the file, relative to the working folder if it is inside. */
  readonly file: string;
  /** A JSON Pointer (RFC 6901) into the file, in fragment form: `#/paths/~1x/get`. Absent or empty for text files. */
  readonly pointer?: string;
  readonly line?: number;
  readonly column?: number;
  /** The end of the location (exclusive), if known. */
  readonly endLine?: number;
  readonly endColumn?: number;
}

/** A location in an exchange with a live server. */
export interface ExchangeLocation {
  readonly kind: 'exchange';
  readonly method: string;
  readonly url: string;
  /** A JSON Pointer into the body, or the name of a header (`header:Link`), if the finding is about such a part. */
  readonly at?: string;
}

/** Where a finding is. */
export type Location = SourceLocation | ExchangeLocation;

/** A violation that was found, with its location and how to fix it. A plain value that can be serialized. */
export interface Finding {
  /** The id of the check that found it, which is also the name of its file, documentation page and test. */
  readonly check: string;
  readonly severity: Severity;
  /** One or two sentences for people that name the offending value and what was expected. */
  readonly message: string;
  readonly location?: Location;
  /** Other locations involved, such as the other half of a contradiction. */
  readonly related?: readonly Location[];
  /** How to fix it: the action, in the imperative. */
  readonly hint?: string;
  /** What it is about, in addition to its location: IRIs, compact IRIs, names. Waivers and baselines match these. */
  readonly about?: readonly string[];
  /** The edits that fix it, if it can be fixed automatically (`check --fix`). */
  readonly fix?: readonly TextEdit[];
}

/** An edit to a source file: replaces the text between two offsets (UTF-16 code units, end exclusive). */
export interface TextEdit {
  /** The name of the file as it appears in locations. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Thrown for input that cannot be used at all (exit code 2). Everything that can be judged is reported as a {@link Finding}. */
export class UnusableInput extends Error {
  override readonly name = 'UnusableInput';
  readonly location: SourceLocation | undefined;
  /** How to fix it: the action, in the imperative. */
  readonly hint: string | undefined;

  constructor(message: string, options: { location?: SourceLocation; hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.location = options.location;
    this.hint = options.hint;
  }
}

/** The order of findings in reports: by severity, then by location, then by check id. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    placeOf(a).localeCompare(placeOf(b), 'en', { numeric: true }) ||
    a.check.localeCompare(b.check)
  );
}

/** Every severity, worst first. */
export const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Severity[];

function placeOf({ location }: Finding): string {
  if (location === undefined) return '';
  return location.kind === 'source'
    ? `${location.file}:${location.line ?? 0}:${location.column ?? 0}`
    : `${location.method} ${location.url}`;
}
