/** Reports the changes between two editions to people at a terminal. */
import { IMPACTS, impactOf } from '../../diff/change.js';
import type { Change, Impact } from '../../diff/change.js';
import { bySubject, reasons, summaryText } from '../../diff/summary.js';
import { paint } from '../paint.js';
import type { Paint } from '../paint.js';
import type { ReportStyle } from '../report.js';
import { wrap } from '../text-width.js';
import { capitalized, oneLine } from '../words.js';
import type { DiffReport } from './report.js';

interface Layout {
  readonly paint: Paint;
  readonly width: number;
}

/** By impact and subject, breaking changes with their reasons; the last line counts all changes. */
export function stylish({ old, new: fresh, changes }: DiffReport, style: ReportStyle): string {
  const layout = { paint: paint(style.color), width: style.width };
  const sections = IMPACTS.flatMap((impact) => section(changes, impact, layout));
  const last = `${capitalized(summaryText(changes))} from ${oneLine(old)} to ${oneLine(fresh)}.`;
  return `${[...sections, ...indented(last, 0, layout).map(layout.paint.bold)].join('\n')}\n`;
}

function section(changes: readonly Change[], impact: Impact, layout: Layout): readonly string[] {
  const groups = bySubject(changes, impact);
  if (groups.size === 0) return [];
  const title = impactColor(impact, layout.paint)(impact.toUpperCase());
  return [title, ...[...groups].flatMap(([subject, members]) => item(subject, members, layout)), ''];
}

function impactColor(impact: Impact, { red, green, dim }: Paint): (text: string) => string {
  return ({ breaking: red, compatible: green, editorial: dim } satisfies Record<Impact, unknown>)[impact];
}

function item(subject: string, changes: readonly Change[], layout: Layout): readonly string[] {
  const lines = changes.flatMap((change) => [
    ...indented(change.message, 4, layout),
    ...(impactOf(change) === 'breaking' ? reasonLines(change, layout) : []),
  ]);
  return [`  ${layout.paint.bold(oneLine(subject))}`, ...lines];
}

function reasonLines(change: Change, layout: Layout): readonly string[] {
  return reasons(change)
    .flatMap((reason) => indented(reason, 6, layout))
    .map(layout.paint.dim);
}

function indented(text: string, indent: number, { width }: Layout): readonly string[] {
  return wrap(oneLine(text), width - indent).map((line) => ' '.repeat(indent) + line);
}
