/** Formats unusable input as an error message. */
import type { Finding, UnusableInput } from '../finding.js';

/** Formats unusable input as `file:line:column: error: message` with the hint below; the cause's stack only with `--verbose`. */
export function describeUnusable(error: UnusableInput, verbose: boolean): string {
  const { location, message, hint } = error;
  const place =
    location === undefined ? [] : [location.file, location.line, location.column].filter((x) => x !== undefined);
  const lines = [`${place.length === 0 ? '' : `${place.join(':')}: `}error: ${message}`];
  if (hint !== undefined) lines.push(`  hint: ${sentence(hint)}`);
  if (verbose && error.cause instanceof Error) lines.push(error.cause.stack ?? error.cause.message);
  return lines.join('\n');
}

/** A finding in the same form, for commands that have no report of findings. */
export function describeFinding({ severity, message, location, hint }: Finding): string {
  const place = location?.kind === 'source' ? [location.file, location.line, location.column] : [];
  const prefix = place.filter((part) => part !== undefined).join(':');
  const line = `${prefix === '' ? '' : `${prefix}: `}${severity}: ${message}`;
  return hint === undefined ? line : `${line}\n  hint: ${sentence(hint)}`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?!]$/.test(text) ? '' : '.'}`;
}
