import type { OperationOutcome, RunEvent, RunSummary } from '../../conformance/events.js';
import { OUTCOMES } from '../../conformance/events.js';
import { operationName } from '../../conformance/operation-ref.js';
import type { ConformanceFinding } from '../../conformance/options.js';
import { paint } from '../paint.js';
import type { Paint } from '../paint.js';
import { wrap } from '../text-width.js';
import { counted, inline } from '../words.js';
import { causesOf, operationsOf } from './group.js';
import type { Cause } from './group.js';
import type { RunReporter } from './reporter.js';

/** For people at a terminal: what is wrong by cause, what was not tested and why, and a last line that sums up. */
export const stylishReport: RunReporter = (write, { color, width: columns, verbose }) => {
  const findings: ConformanceFinding[] = [];
  const operations: OperationOutcome[] = [];
  const p = paint(color);
  const width = Math.min(Math.max(columns, 40), 100);
  return (event: RunEvent) => {
    if (event.kind === 'finding') findings.push(event.finding);
    else if (event.kind === 'operation') operations.push(event.operation);
    else if (event.kind === 'started')
      write(
        `${p.bold(inline(event.contract))} against ${inline(event.server)}${event.writes ? '' : p.dim(' (only reading; --writes tests the rest)')}\n\n`,
      );
    else if (event.kind === 'finished') {
      const causes = causesOf(findings);
      for (const cause of causes.filter(({ outcome }) => outcome === 'failed')) write(entry(cause, p, width));
      for (const cause of causes.filter(({ outcome }) => outcome === 'cantTell')) write(doubtful(cause, p, width));
      if (verbose) for (const one of operations) write(operationLine(one, p));
      write(untested(operations, p, width));
      write(summary(event.summary, p, width));
    }
  };
};

function entry(cause: Cause, p: Paint, width: number): string {
  const [first] = cause.findings;
  const operations = operationsOf(cause);
  const many =
    cause.cases > 1
      ? p.dim(
          `  ${counted(cause.cases, 'case')}${cause.findings.length > 1 ? ` on ${counted(cause.findings.length, 'operation')}` : ''}`,
        )
      : '';
  const lines = [
    `${mark(cause.severity, p)}  ${p.bold(cause.check)}${many}`,
    ...indented(inline(first!.message), width),
    ...(operations === '' ? [] : indented(inline(operations), width).map(p.dim)),
    ...(first!.hint === undefined ? [] : indented(inline(first!.hint), width, p.cyan('hint '))),
    ...(first!.curl === undefined ? [] : [`       ${inline(first!.curl)}`]),
  ];
  return `${lines.join('\n')}\n\n`;
}

function doubtful(cause: Cause, p: Paint, width: number): string {
  const [first] = cause.findings;
  return `${[`${p.dim('cannot tell')}  ${p.bold(cause.check)}${p.dim('  did not happen again')}`, ...indented(inline(first!.message), width)].join('\n')}\n\n`;
}

function mark(severity: Cause['severity'], p: Paint): string {
  return severity === 'error' ? p.red('error') : severity === 'warning' ? p.yellow('warn ') : p.cyan('note ');
}

function indented(text: string, width: number, lead = '     '): string[] {
  return wrap(text, width - 7).map((line, index) => `  ${index === 0 ? lead : '     '}${line}`);
}

function operationLine(operation: OperationOutcome, p: Paint): string {
  const { outcome, cases } = operation;
  const color = outcome === 'passed' ? p.green : outcome === 'failed' ? p.red : p.yellow;
  const total = OUTCOMES.reduce((sum, name) => sum + cases[name], 0);
  return `  ${color(outcome.padEnd(8))}  ${inline(operationName(operation))}${p.dim(`  ${counted(total, 'case')}`)}\n`;
}

function untested(operations: readonly OperationOutcome[], p: Paint, width: number): string {
  const left = operations.filter(({ outcome }) => outcome === 'untested' || outcome === 'cantTell');
  if (left.length === 0) return '';
  const byReason = new Map<string, string[]>();
  for (const operation of left) {
    const { reason = 'nothing was learnt' } = operation;
    byReason.set(reason, [...(byReason.get(reason) ?? []), operationName(operation)]);
  }
  const lines = [...byReason].flatMap(([reason, names]) => [
    ...indented(inline(reason), width, p.yellow('why  ')),
    ...indented(
      inline(names.length > 6 ? `${names.slice(0, 6).join(', ')} and ${names.length - 6} more` : names.join(', ')),
      width,
    ),
  ]);
  return `${p.yellow('Untested')}\n${lines.join('\n')}\n\n`;
}

function summary(summary: RunSummary, p: Paint, width: number): string {
  const words = OUTCOMES.filter((name) => summary.operations[name] > 0).map(
    (name) => `${summary.operations[name]} ${name === 'cantTell' ? 'cannot tell' : name}`,
  );
  const total = OUTCOMES.reduce((sum, name) => sum + summary.operations[name], 0);
  const cases = OUTCOMES.reduce((sum, name) => sum + summary.cases[name], 0);
  const { error, warning, info, cantTell } = summary.findings;
  const found = [
    error > 0 ? counted(error, 'error') : '',
    warning > 0 ? counted(warning, 'warning') : '',
    info > 0 ? counted(info, 'note') : '',
    cantTell > 0 ? `${cantTell} not repeated` : '',
  ].filter((text) => text !== '');
  const color = error > 0 ? p.red : warning > 0 || !summary.tested ? p.yellow : p.green;
  const lines = [
    ...summary.notes.flatMap((note) => indented(inline(note), width, p.yellow('note '))),
    ...(summary.reason === undefined ? [] : [p.red(inline(`Nothing could be tested: ${summary.reason}.`))]),
    `${counted(total, 'operation')}: ${words.join(', ') || 'none'}`,
    color(`${found.join(', ') || 'No findings'}`) +
      p.dim(
        `  ${counted(cases, 'case')}, ${counted(summary.requests, 'request')}, ${(summary.duration / 1000).toFixed(1)} s`,
      ),
  ];
  return `${lines.join('\n')}\n`;
}
