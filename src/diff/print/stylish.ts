import { IMPACTS, impactOf } from '../change.js';
import type { Change, Impact } from '../change.js';
import { bySubject, reasons, summaryWords } from '../summary.js';
import type { DiffReport, DiffStyle } from './report.js';

const COLOURS = { breaking: 31, compatible: 32, editorial: 2 } satisfies Record<Impact, number>;

/** For a terminal: what breaks with its reason, what does not in a line each, and last the count. */
export function stylish({ old, new: fresh, changes }: DiffReport, style: DiffStyle): string {
  const sections = IMPACTS.flatMap((impact) => section(changes, impact, style));
  const last = `${summaryWords(changes)} from ${plain(old)} to ${plain(fresh)}.`;
  const lines = wrap(last.charAt(0).toUpperCase() + last.slice(1), 0, style.width).map((line) => paint(line, 1, style));
  return `${[...sections, ...lines].join('\n')}\n`;
}

function section(changes: readonly Change[], impact: Impact, style: DiffStyle): readonly string[] {
  const groups = bySubject(changes, impact);
  if (groups.size === 0) return [];
  const title = paint(impact.toUpperCase(), COLOURS[impact], style);
  return [title, ...[...groups].flatMap(([subject, members]) => item(subject, members, style)), ''];
}

function item(subject: string, changes: readonly Change[], style: DiffStyle): readonly string[] {
  const lines = changes.flatMap((change) => [
    ...wrap(plain(change.message), 4, style.width),
    ...(impactOf(change) === 'breaking'
      ? reasons(change)
          .flatMap((reason) => wrap(plain(reason), 6, style.width))
          .map((line) => paint(line, 2, style))
      : []),
  ]);
  return [`  ${paint(plain(subject), 1, style)}`, ...lines];
}

function wrap(text: string, indent: number, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((one) => ' '.repeat(indent) + one);
}

/** Without line breaks and control characters: names cannot move the cursor. */
function plain(text: string): string {
  return text.replaceAll(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

function paint(text: string, code: number, { color }: DiffStyle): string {
  return color ? `\u001B[${code}m${text}\u001B[0m` : text;
}
