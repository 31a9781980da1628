/** Reports the changes between two editions as a changelog in GitHub Flavored Markdown. */
import { IMPACTS } from '../../diff/change.js';
import type { Change, Impact } from '../../diff/change.js';
import { bySubject, reasons, summaryText } from '../../diff/summary.js';
import { codeSpan, escapeMarkdown } from '../markdown-text.js';
import { capitalized, oneLine } from '../words.js';
import type { DiffReport } from './report.js';

/** Breaking changes come first, editorial changes last and collapsed. */
export function markdown({ old, new: fresh, changes }: DiffReport): string {
  const head = [`## ${escaped(old)} → ${escaped(fresh)}`, '', `${capitalized(summaryText(changes))}.`, ''];
  return [...head, ...IMPACTS.flatMap((impact) => section(changes, impact))].join('\n');
}

function section(changes: readonly Change[], impact: Impact): readonly string[] {
  const groups = bySubject(changes, impact);
  if (groups.size === 0) return [];
  const lines = [...groups].flatMap(([subject, members]) => item(subject, members, impact));
  const title = capitalized(impact);
  if (impact !== 'editorial') return [`### ${title}`, '', ...lines, ''];
  return [`<details><summary>${title}</summary>`, '', ...lines, '', '</details>', ''];
}

function item(subject: string, changes: readonly Change[], impact: Impact): readonly string[] {
  const texts = changes.map((change) => {
    const why = impact === 'editorial' ? '' : ` *${reasons(change).map(escaped).join(' ')}*`;
    return `${escaped(change.message)}${why}`;
  });
  const [only] = texts;
  const title = codeSpan(oneLine(subject) || ' ');
  if (texts.length === 1 && only !== undefined) return [`- ${title}: ${only}`];
  return [`- ${title}`, ...texts.map((text) => `  - ${text}`)];
}

// A newline would end the item.
function escaped(text: string): string {
  return escapeMarkdown(oneLine(text) || ' ');
}
