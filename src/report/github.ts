import type { Finding, Severity } from '../finding.js';
import type { FindingsReport } from './report.js';
import { placeWords, severityWords, visible } from './words.js';

const LEVELS = { error: 'error', warning: 'warning', info: 'notice' } satisfies Record<Severity, string>;

/** For GitHub Actions: a workflow command a finding, which shows as an annotation at its line. */
export function github({ findings, subject }: FindingsReport): string {
  const last = findings.length === 0 ? `No findings in ${subject}.` : `${severityWords(findings)} in ${subject}.`;
  return [...findings.map(annotation), visible(last), ''].join('\n');
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
    .map(([name, value]) => `${name}=${property(String(value))}`);
  const elsewhere = location?.kind === 'exchange' ? `${placeWords(location)}: ` : '';
  return `::${LEVELS[severity]} ${listed.join(',')}::${data(`${elsewhere}${message}${hint === undefined ? '' : `\nHint: ${hint}`}`)}`;
}

// Escapes of the runner's own toolkit (actions/toolkit, command.ts): data first, then what separates properties.
function data(text: string): string {
  return visible(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
