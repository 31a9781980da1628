import type { RunEvent } from '../../conformance/events.js';
import { operationName } from '../../conformance/operation-ref.js';
import { commandData, commandProperty } from '../workflow-command.js';
import type { RunReporter } from './reporter.js';

/** Workflow commands that GitHub shows as annotations: one for each finding. */
export const githubReport: RunReporter = (write) => (event: RunEvent) => {
  if (event.kind === 'finished')
    write(
      `::notice::${commandData(`${event.summary.requests} requests, ${event.summary.findings.error} errors, ${event.summary.findings.warning} warnings`)}\n`,
    );
  if (event.kind !== 'finding') return;
  const { severity, check, message, operation, curl } = event.finding;
  const command = severity === 'info' ? 'notice' : severity;
  const title = [check, operation === undefined ? '' : operationName(operation)]
    .filter((text) => text !== '')
    .join(': ');
  write(
    `::${command} title=${commandProperty(title)}::${commandData([message, curl].filter((text) => text !== undefined).join('\n'))}\n`,
  );
};
