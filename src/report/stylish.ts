import type { Finding, Severity, SourceLocation } from '../finding.js';
import { codeFrame } from './code-frame.js';
import { paint } from './paint.js';
import type { Paint } from './paint.js';
import type { FindingsReport, ReportStyle } from './report.js';
import { wrap } from './text-width.js';
import { counted, grouped, inline, placeWords, severityWords, visible } from './words.js';

/** From this many findings on, only the first of each check is shown with its code. */
const MANY = 20;

interface Page {
  readonly paint: Paint;
  readonly width: number;
  readonly linesOf: (file: string) => readonly string[];
  /** Checks whose code was shown already, when there are many findings; undefined: show all. */
  readonly shown: Set<string> | undefined;
}

/** For people at a terminal: by file, each finding with its place, its code and its mend, and a last line that sums up. */
export function stylish(report: FindingsReport, style: ReportStyle): string {
  const page: Page = {
    paint: paint(style.color),
    width: Math.min(style.width, 100),
    linesOf: lineReader(report.sources),
    shown: report.findings.length > MANY ? new Set() : undefined,
  };
  const groups = [...grouped(report.findings)].map(([name, findings]) => group(name, findings, page));
  return [...groups, summary(report, page), ''].join('\n');
}

function lineReader(sources: ReadonlyMap<string, string>): (file: string) => readonly string[] {
  const read = new Map<string, readonly string[]>();
  return (file) => {
    const lines = read.get(file) ?? (sources.get(file) ?? '').split(/\r\n?|\n/);
    read.set(file, lines);
    return lines;
  };
}

function group(name: string, findings: readonly Finding[], page: Page): string {
  const title = name === '' ? [] : [page.paint.underline(inline(name)), ''];
  return [...title, ...sameplaced(findings).flatMap((cluster) => [...entry(cluster, page), ''])].join('\n');
}

/** Findings that one check has of one place, with one mend, are shown as one. */
function sameplaced(findings: readonly Finding[]): readonly (readonly [Finding, ...Finding[]])[] {
  const clusters = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const { check, severity, location, related, hint } = finding;
    const key = JSON.stringify([check, severity, location, related, hint]);
    const cluster = clusters.get(key);
    if (cluster === undefined) clusters.set(key, [finding]);
    else cluster.push(finding);
  }
  return [...clusters.values()];
}

function entry(cluster: readonly [Finding, ...Finding[]], page: Page): string[] {
  const [finding] = cluster;
  const { check, severity, location, related = [], hint } = finding;
  const { dim, cyan } = page.paint;
  return [
    `  ${severityMark(severity, page.paint)}  ${dim(placeInGroup(finding))}${dim(inline(check))}`,
    ...cluster.flatMap(({ message }) => indented(message, '  ', page)),
    ...(location?.kind === 'source' ? frame(finding, location, page) : []),
    ...(hint === undefined ? [] : indented(hint, '        ', page, `  ${cyan('hint')}  `)),
    ...related.map((other) => `  ${cyan('also')}  ${inline(placeWords(other))}`),
  ];
}

function frame(finding: Finding, location: SourceLocation, page: Page): string[] {
  if (page.shown?.has(finding.check)) return [];
  page.shown?.add(finding.check);
  return codeFrame(page.linesOf(location.file), location, page.width - 4, page.paint).map((line) => `    ${line}`);
}

function placeInGroup({ location }: Finding): string {
  if (location === undefined) return '';
  if (location.kind === 'exchange') return location.at === undefined ? '' : `${inline(location.at)}  `;
  if (location.line !== undefined)
    return `${location.line}${location.column === undefined ? '' : `:${location.column}`}  `;
  return location.pointer ? `${inline(location.pointer)}  ` : '';
}

function indented(text: string, indent: string, page: Page, first = indent): string[] {
  return wrap(visible(text), page.width - indent.length).map((line, index) => `${index === 0 ? first : indent}${line}`);
}

function severityMark(severity: Severity, { red, yellow, cyan }: Paint): string {
  const marks = { error: red('error'), warning: yellow('warning'), info: cyan('note') } satisfies Record<
    Severity,
    string
  >;
  return marks[severity];
}

function summary(
  { findings, subject, known }: FindingsReport,
  { paint: { red, yellow, green, bold, dim } }: Page,
): string {
  const silent = known === 0 ? '' : dim(` (${counted(known, 'known finding')} in the baseline)`);
  if (findings.length === 0) return `${green('✔')} ${bold('No findings')} in ${subject}.${silent}`;
  const mark = findings.some(({ severity }) => severity === 'error') ? red('✖') : yellow('▲');
  return `${mark} ${bold(severityWords(findings))} in ${subject}.${silent}`;
}
