/** Wording that several reporters share: counts, locations, summaries, and text that is safe to show. */
import { SEVERITIES } from '../finding.js';
import type { Finding, Location, Severity } from '../finding.js';
import { groupBy } from '../model/group-by.js';
import type { FindingsReport } from './report.js';

/** `1 error`, `2 errors`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : noun.endsWith('s') ? 'es' : 's'}`;
}

/** How many findings there are of each severity. */
export function countSeverities(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** What a finding of each severity is called. */
export const SEVERITY_NOUNS = { error: 'error', warning: 'warning', info: 'note' } satisfies Record<Severity, string>;

/** The last line of a report: `2 errors, 1 warning in 5 contracts.` */
export function summaryLine({ findings, subject }: Pick<FindingsReport, 'findings' | 'subject'>): string {
  return `${findings.length === 0 ? 'No findings' : severityWords(findings)} in ${subject}.`;
}

/** What follows {@link summaryLine} if a baseline suppresses findings: `(3 known findings suppressed by the baseline)`. */
export function suppressed({ known }: Pick<FindingsReport, 'known'>): string {
  return known === 0 ? '' : `(${counted(known, 'known finding')} suppressed by the baseline)`;
}

/** `2 errors, 1 warning`; empty if there are no findings. */
export function severityWords(findings: readonly Finding[]): string {
  const counts = countSeverities(findings);
  return SEVERITIES.filter((severity) => counts[severity] > 0)
    .map((severity) => counted(counts[severity], SEVERITY_NOUNS[severity]))
    .join(', ');
}

/** `file:line:column` or `GET URL`, as far as known. */
export function locationText(location: Location): string {
  if (location.kind === 'exchange') return [location.method, location.url, location.at].filter(Boolean).join(' ');
  const { file, line, column, pointer } = location;
  if (line !== undefined) return [file, line, column].filter((part) => part !== undefined).join(':');
  return pointer === undefined || pointer === '' ? file : `${file} ${pointer}`;
}

/** The file or address of a finding, by which reports are grouped. */
export function groupOf({ location }: Finding): string {
  if (location === undefined) return '';
  return location.kind === 'source' ? location.file : `${location.method} ${location.url}`;
}

/** Findings by file or address, in order of first occurrence. */
export function grouped(findings: readonly Finding[]): Map<string, Finding[]> {
  return groupBy(findings, groupOf);
}

/**
 * Text without hidden characters: control characters and those that reverse or hide text are written as escapes,
 * so that no document can move the cursor, change colours or disguise a name.
 */
export function visible(text: string): string {
  return text.replace(HIDDEN, (character) => {
    if (character === '\n') return '\n';
    if (character === '\t') return '  ';
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** Text on a single line, with hidden characters and newlines written as escapes. */
export function inline(text: string): string {
  return visible(text).replaceAll('\n', '\\n');
}

/** Text on a single line, with control characters and white space collapsed to spaces. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

/** Text with its first letter in upper case. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// Control characters, bidirectional overrides and line separators.
const HIDDEN = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;
