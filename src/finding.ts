/**
 * What is wrong, anywhere: the one currency of this project. Checks, the conformance run, `diff`
 * and the page tools all return findings; one set of reporters prints them.
 */

/** How much a finding weighs. `error` fails a run, `warning` fails it under `--fail-on warning`. */
export type Severity = 'error' | 'warning' | 'info';

/** A place in a source file. Lines and columns count from 1. */
export interface SourceLocation {
  readonly kind: 'source';
  /** As given by the user or the configuration: relative to the working folder where possible. */
  readonly file: string;
  /** JSON Pointer (RFC 6901) within the file, as a fragment: `#/paths/~1x/get`. Empty for text files. */
  readonly pointer?: string;
  readonly line?: number;
  readonly column?: number;
  /** The place ends here (exclusive), where known. */
  readonly endLine?: number;
  readonly endColumn?: number;
}

/** A place in an exchange with a live server. */
export interface ExchangeLocation {
  readonly kind: 'exchange';
  readonly method: string;
  readonly url: string;
  /** JSON Pointer within the body, or the name of a header (`header:Link`), where it applies. */
  readonly at?: string;
}

export type Location = SourceLocation | ExchangeLocation;

/** One thing that is wrong, where, and how to mend it. A plain value: safe to serialise. */
export interface Finding {
  /** The id of the check that found it: its file name, its docs page and its test's name. */
  readonly check: string;
  readonly severity: Severity;
  /** One sentence for people. Names the offending value and what was expected. */
  readonly message: string;
  readonly location?: Location;
  /** The other half of a disagreement: where the opposite is said. */
  readonly related?: readonly Location[];
  /** How to fix it, in one sentence. */
  readonly hint?: string;
  /** What it is about beside its location: IRIs, compact IRIs, names. Waivers and baselines match these. */
  readonly about?: readonly string[];
  /** The mend as edits, where it can be made without thought (`check --fix`). */
  readonly fix?: readonly TextEdit[];
}

/** A change to a source file: the text between two offsets (UTF-16 code units, end exclusive) is replaced. */
export interface TextEdit {
  /** As in locations. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Thrown for unusable input only (exit code 2); everything that can be judged is a {@link Finding}. */
export class UnusableInput extends Error {
  override readonly name = 'UnusableInput';
  readonly location: SourceLocation | undefined;
  readonly hint: string | undefined;

  constructor(message: string, options: { location?: SourceLocation; hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.location = options.location;
    this.hint = options.hint;
  }
}

/** The usual order: worst first, then by file, line and column, then by check id. */
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
