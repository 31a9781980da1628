import { IMPACTS } from '../change.js';
import type { Change, Impact } from '../change.js';
import { bySubject, reasons, summaryWords } from '../summary.js';
import type { DiffReport } from './report.js';

const TITLES = { breaking: 'Breaking', compatible: 'Compatible', editorial: 'Editorial' } satisfies Record<
  Impact,
  string
>;

/** A changelog (GitHub Flavored Markdown): what somebody has to do something about first, words last and folded. */
export function markdown({ old, new: fresh, changes }: DiffReport): string {
  const head = [`## ${escaped(old)} → ${escaped(fresh)}`, '', `${capital(summaryWords(changes))}.`, ''];
  return [...head, ...IMPACTS.flatMap((impact) => section(changes, impact))].join('\n');
}

function section(changes: readonly Change[], impact: Impact): readonly string[] {
  const groups = bySubject(changes, impact);
  if (groups.size === 0) return [];
  const lines = [...groups].flatMap(([subject, members]) => item(subject, members, impact));
  if (impact !== 'editorial') return [`### ${TITLES[impact]}`, '', ...lines, ''];
  return [`<details><summary>${TITLES[impact]}</summary>`, '', ...lines, '', '</details>', ''];
}

function item(subject: string, changes: readonly Change[], impact: Impact): readonly string[] {
  const texts = changes.map((change) => {
    const why = impact === 'editorial' ? '' : ` *${reasons(change).map(escaped).join(' ')}*`;
    return `${escaped(change.message)}${why}`;
  });
  const [only] = texts;
  if (texts.length === 1 && only !== undefined) return [`- ${code(subject)}: ${only}`];
  return [`- ${code(subject)}`, ...texts.map((text) => `  - ${text}`)];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// Every punctuation character may be escaped (GFM §6.1); a newline would end the item.
function escaped(text: string): string {
  return oneLine(text).replaceAll(/[\\`*_{}[\]<>#|~&]/g, String.raw`\$&`);
}

// A code span ends at a run of as many backticks (GFM §6.3).
function code(text: string): string {
  const shown = oneLine(text);
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${shown}${fence}` : `${fence} ${shown} ${fence}`;
}

/** Without line breaks and control characters, which would end what the text stands in. */
function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim() || ' ';
}
