/** Reports findings as tables in GitHub Flavored Markdown. */
import type { Finding } from '../finding.js';
import { codeSpan, escapeMarkdown } from './markdown-text.js';
import type { FindingsReport } from './report.js';
import { grouped, locationText, SEVERITY_NOUNS, summaryLine, suppressed, visible } from './words.js';

/** For a job summary or a comment: one table per file. */
export function markdown(report: FindingsReport): string {
  const tables = [...grouped(report.findings)].map(([name, members]) => table(name, members));
  const last = `**${escaped(summaryLine(report))}** ${suppressed(report)}`.trimEnd();
  return [...tables, last, ''].join('\n');
}

function table(name: string, findings: readonly Finding[]): string {
  const title = name === '' ? [] : [`### ${code(name)}`, ''];
  return [...title, '| | Check | Finding | Where |', '|---|---|---|---|', ...findings.map(row), ''].join('\n');
}

function row({ check, severity, message, location, related = [], hint }: Finding): string {
  const text = `${escaped(message)}${hint === undefined ? '' : `<br>Hint: ${escaped(hint)}`}`;
  const places = [location, ...related]
    .filter((place) => place !== undefined)
    .map((place) => code(locationText(place)));
  return `| ${SEVERITY_NOUNS[severity]} | ${code(check)} | ${text} | ${places.join('<br>')} |`;
}

// A newline would end the row.
function escaped(text: string): string {
  return escapeMarkdown(visible(text)).replaceAll('\n', '<br>');
}

// A pipe is escaped even in a code span of a table (GFM, tables extension).
function code(text: string): string {
  return codeSpan(visible(text).replaceAll('\n', ' ').replaceAll('|', '\\|'));
}
