import type { OperationOutcome, RunEvent } from '../../conformance/events.js';
import type { ConformanceFinding } from '../../conformance/options.js';
import { JSON_VERSION } from '../json.js';
import type { RunReporter } from './reporter.js';

/** For programs: summary, findings with their exchanges, operations. One document, written at the end. */
export const jsonReport: RunReporter = (write, { version }) => {
  const findings: ConformanceFinding[] = [];
  const operations: OperationOutcome[] = [];
  return (event: RunEvent) => {
    if (event.kind === 'finding') findings.push(event.finding);
    else if (event.kind === 'operation') operations.push(event.operation);
    else if (event.kind === 'finished') {
      const { findings: counts, operations: outcomes, ...rest } = event.summary;
      const summary = { ...rest, findings: findings.length, ...counts, operations: outcomes };
      write(
        `${JSON.stringify({ version: JSON_VERSION, tool: { name: 'hydra-contract', version }, summary, findings, operations }, null, 2)}\n`,
      );
    }
  };
};
