import type { RunEvent } from '../../conformance/events.js';
import { operationName } from '../../conformance/operation-ref.js';
import type { RunReporter } from './reporter.js';

/** Workflow commands that GitHub shows as annotations: one for each finding. */
export const githubReport: RunReporter = (write) => (event: RunEvent) => {
  if (event.kind === 'finished')
    write(
      `::notice::${data(`${event.summary.requests} requests, ${event.summary.findings.error} errors, ${event.summary.findings.warning} warnings`)}\n`,
    );
  if (event.kind !== 'finding') return;
  const { severity, check, message, operation, curl } = event.finding;
  const command = severity === 'info' ? 'notice' : severity;
  const title = [check, operation === undefined ? '' : operationName(operation)]
    .filter((text) => text !== '')
    .join(': ');
  write(
    `::${command} title=${property(title)}::${data([message, curl].filter((text) => text !== undefined).join('\n'))}\n`,
  );
};

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
