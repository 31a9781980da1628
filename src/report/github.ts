/** Reports findings as annotations of GitHub Actions. */
import type { Finding, Severity } from '../finding.js';
import type { FindingsReport } from './report.js';
import { commandData, commandProperty } from './workflow-command.js';
import { locationText, summaryLine, visible } from './words.js';

const LEVELS = { error: 'error', warning: 'warning', info: 'notice' } satisfies Record<Severity, string>;

/** One workflow command per finding, which GitHub shows as an annotation at its line. */
export function github(report: FindingsReport): string {
  return [...report.findings.map(annotation), visible(summaryLine(report)), ''].join('\n');
}

function annotation({ check, severity, message, location, hint }: Finding): string {
  const source = location?.kind === 'source' ? location : undefined;
  const properties = {
    file: source?.file,
    line: source?.line,
    col: source?.column,
    endLine: source?.endLine,
    endColumn: source?.endColumn,
    title: check,
  };
  const listed = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${commandProperty(visible(String(value)))}`);
  const elsewhere = location?.kind === 'exchange' ? `${locationText(location)}: ` : '';
  const text = `${elsewhere}${message}${hint === undefined ? '' : `\nHint: ${hint}`}`;
  return `::${LEVELS[severity]} ${listed.join(',')}::${commandData(visible(text))}`;
}
