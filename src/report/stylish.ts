/** Reports findings to people at a terminal. */
import type { Finding, Severity, SourceLocation } from '../finding.js';
import { groupBy } from '../model/group-by.js';
import { codeFrame } from './code-frame.js';
import { paint } from './paint.js';
import type { Paint } from './paint.js';
import type { FindingsReport, ReportStyle } from './report.js';
import { textWidth, wrap } from './text-width.js';
import {
  grouped,
  inline,
  locationText,
  SEVERITY_NOUNS,
  severityWords,
  summaryLine,
  suppressed,
  visible,
} from './words.js';

/** With more findings than this, only the first finding of each check is shown with its source. */
const MANY = 20;

/** How the report is laid out. */
interface Layout {
  readonly paint: Paint;
  readonly width: number;
  readonly linesOf: (file: string) => readonly string[];
  /** The checks that were already shown with their source, if there are many findings; undefined: always show it. */
  readonly shown: Set<string> | undefined;
}

/** By file: each finding with its location, source and hint. The last line counts the findings. */
export function stylish(report: FindingsReport, style: ReportStyle): string {
  const layout: Layout = {
    paint: paint(style.color),
    width: Math.min(style.width, 100),
    linesOf: lineReader(report.sources),
    shown: report.findings.length > MANY ? new Set() : undefined,
  };
  const groups = [...grouped(report.findings)].map(([name, findings]) => group(name, findings, layout));
  return [...groups, summary(report, layout), ''].join('\n');
}

function lineReader(sources: ReadonlyMap<string, string>): (file: string) => readonly string[] {
  const read = new Map<string, readonly string[]>();
  return (file) => {
    const lines = read.get(file) ?? (sources.get(file) ?? '').split(/\r\n?|\n/);
    read.set(file, lines);
    return lines;
  };
}

function group(name: string, findings: readonly Finding[], layout: Layout): string {
  const title = name === '' ? [] : [layout.paint.underline(inline(name)), ''];
  return [...title, ...clusters(findings).flatMap((cluster) => [...entry(cluster, layout), ''])].join('\n');
}

/** Findings of the same check at the same location with the same hint are shown together. */
function clusters(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const key = ({ check, severity, location, related, hint }: Finding) =>
    JSON.stringify([check, severity, location, related, hint]);
  return [...groupBy(findings, key).values()];
}

function entry(cluster: readonly Finding[], layout: Layout): string[] {
  const finding = cluster[0]!;
  const { check, severity, location, related = [], hint } = finding;
  const { dim, cyan } = layout.paint;
  return [
    `  ${severityMark(severity, layout.paint)}  ${dim(placeInGroup(finding))}${dim(inline(check))}`,
    ...cluster.flatMap(({ message }) => indented(message, '  ', layout)),
    ...(location?.kind === 'source' ? frame(finding, location, layout) : []),
    ...(hint === undefined ? [] : indented(hint, '        ', layout, `  ${cyan('hint')}  `)),
    ...related.map((other) => `  ${cyan('also')}  ${inline(locationText(other))}`),
  ];
}

function frame(finding: Finding, location: SourceLocation, layout: Layout): string[] {
  if (layout.shown?.has(finding.check)) return [];
  layout.shown?.add(finding.check);
  return codeFrame(layout.linesOf(location.file), location, layout.width - 4, layout.paint).map(
    (line) => `    ${line}`,
  );
}

function placeInGroup({ location }: Finding): string {
  if (location === undefined) return '';
  if (location.kind === 'exchange') return location.at === undefined ? '' : `${inline(location.at)}  `;
  if (location.line !== undefined)
    return `${location.line}${location.column === undefined ? '' : `:${location.column}`}  `;
  return location.pointer ? `${inline(location.pointer)}  ` : '';
}

function indented(text: string, indent: string, layout: Layout, first = indent): string[] {
  return wrap(visible(text), layout.width - indent.length).map(
    (line, index) => `${index === 0 ? first : indent}${line}`,
  );
}

function severityMark(severity: Severity, { red, yellow, cyan }: Paint): string {
  const colors = { error: red, warning: yellow, info: cyan } satisfies Record<Severity, unknown>;
  return colors[severity](SEVERITY_NOUNS[severity]);
}

function summary(report: FindingsReport, { paint: { red, yellow, green, bold, dim }, width }: Layout): string {
  const { findings, subject } = report;
  const mark = findings.some(({ severity }) => severity === 'error') ? red('✖') : yellow('▲');
  const counts =
    findings.length === 0 ? `${green('✔')} ${bold('No findings')}` : `${mark} ${bold(severityWords(findings))}`;
  const line = `${counts} in ${subject}.`;
  const known = suppressed(report);
  if (known === '') return line;
  const fits = textWidth(`✖ ${summaryLine(report)} ${known}`) <= width;
  return `${line}${fits ? ' ' : '\n  '}${dim(known)}`;
}
