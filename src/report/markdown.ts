import type { Finding, Severity } from '../finding.js';
import type { FindingsReport } from './report.js';
import { grouped, placeWords, severityWords, visible } from './words.js';

const NOUNS = { error: 'error', warning: 'warning', info: 'note' } satisfies Record<Severity, string>;

/** For a job summary or a comment (GitHub Flavored Markdown): a table a file. */
export function markdown({ findings, subject, known }: FindingsReport): string {
  const silent = known === 0 ? '' : ` ${known} known in the baseline.`;
  const last = findings.length === 0 ? `No findings in ${subject}.` : `${severityWords(findings)} in ${subject}.`;
  const tables = [...grouped(findings)].map(([name, members]) => table(name, members));
  return [...tables, `**${escaped(last)}**${silent}`, ''].join('\n');
}

function table(name: string, findings: readonly Finding[]): string {
  const title = name === '' ? [] : [`### ${code(name)}`, ''];
  return [...title, '| | Check | Finding | Where |', '|---|---|---|---|', ...findings.map(row), ''].join('\n');
}

function row({ check, severity, message, location, related = [], hint }: Finding): string {
  const text = `${escaped(message)}${hint === undefined ? '' : `<br>Hint: ${escaped(hint)}`}`;
  const places = [location, ...related].filter((place) => place !== undefined).map((place) => code(placeWords(place)));
  return `| ${NOUNS[severity]} | ${code(check)} | ${text} | ${places.join('<br>')} |`;
}

// Every punctuation character may be escaped (GFM §6.1); a newline would end the row.
function escaped(text: string): string {
  return visible(text)
    .replace(/[\\`*_{}[\]<>()#+!|~&@]/g, '\\$&')
    .replaceAll('\n', '<br>');
}

// A code span ends at a run of as many backticks (GFM §6.3); a pipe is escaped even there, within a table.
function code(text: string): string {
  const shown = visible(text).replaceAll('\n', ' ').replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${shown}${fence}` : `${fence} ${shown} ${fence}`;
}
