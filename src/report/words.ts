import { SEVERITIES } from '../finding.js';
import type { Finding, Location, Severity } from '../finding.js';

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

/** `2 errors, 1 warning`; empty when there is nothing. */
export function severityWords(findings: readonly Finding[]): string {
  const nouns = { error: 'error', warning: 'warning', info: 'note' } satisfies Record<Severity, string>;
  const counts = countSeverities(findings);
  return SEVERITIES.filter((severity) => counts[severity] > 0)
    .map((severity) => counted(counts[severity], nouns[severity]))
    .join(', ');
}

/** `file:line:column` or `GET URL`, as far as known. */
export function placeWords(location: Location): string {
  if (location.kind === 'exchange') return [location.method, location.url, location.at].filter(Boolean).join(' ');
  const { file, line, column, pointer } = location;
  if (line !== undefined) return [file, line, column].filter((part) => part !== undefined).join(':');
  return pointer === undefined || pointer === '' ? file : `${file} ${pointer}`;
}

/** The file or the address that a finding belongs to, by which reports group. */
export function groupOf({ location }: Finding): string {
  if (location === undefined) return '';
  return location.kind === 'source' ? location.file : `${location.method} ${location.url}`;
}

/** Findings by file or address, in the order in which these first occur. */
export function grouped(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(groupOf(finding));
    if (group === undefined) groups.set(groupOf(finding), [finding]);
    else group.push(finding);
  }
  return groups;
}

/**
 * Text that shows as it is: control characters and those that reverse or hide text are written as escapes,
 * so that no document can move the cursor, change colours or disguise a name.
 */
export function visible(text: string): string {
  return text.replace(HIDDEN, (character) => {
    if (character === '\n') return '\n';
    if (character === '\t') return '  ';
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** A name as it fits into a line: visible, without newlines. */
export function inline(text: string): string {
  return visible(text).replaceAll('\n', '\\n');
}

// Controls, bidirectional overrides and line separators.
const HIDDEN = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;
