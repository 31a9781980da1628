/** Reports a run as JSON: each case as it is done, then the summary, the findings with their exchanges, and the operations. */
import type { CaseOutcome, OperationOutcome, RunEvent } from '../../conformance/events.js';
import type { ConformanceFinding } from '../../conformance/options.js';
import { JSON_VERSION } from '../json.js';
import type { RunReporter } from './reporter.js';

export const jsonReport: RunReporter = (write, { version }) => {
  const findings: ConformanceFinding[] = [];
  const operations: OperationOutcome[] = [];
  let cases = 0;
  return (event: RunEvent) => {
    if (event.kind === 'started') write(opening(event, version));
    else if (event.kind === 'case') write(`${cases++ === 0 ? '' : ','}\n    ${JSON.stringify(row(event.outcome))}`);
    else if (event.kind === 'finding') findings.push(event.finding);
    else if (event.kind === 'operation') operations.push(event.operation);
    else if (event.kind === 'finished') {
      const { findings: counts, operations: outcomes, ...rest } = event.summary;
      const summary = { ...rest, findings: findings.length, ...counts, operations: outcomes };
      const rows = JSON.stringify({ summary, findings, operations }, null, 2);
      write(`${cases === 0 ? '' : '\n  '}],${rows.slice(1)}\n`);
    }
  };
};

/** All that is known before the first case; ends inside the list of cases, which is written while the run goes on. */
function opening({ server, contract, writes, at, shard }: Extract<RunEvent, { kind: 'started' }>, version: string) {
  const run = { server, contract, at, writes, ...(shard === undefined ? {} : { shard }) };
  const head = JSON.stringify({ version: JSON_VERSION, tool: { name: 'hydra-contract', version }, run }, null, 2);
  return `${head.slice(0, -2)},\n  "cases": [`;
}

function row({ operation, ...rest }: CaseOutcome): object {
  return { ...rest, ...(operation === undefined ? {} : { operation: operation.id }) };
}
