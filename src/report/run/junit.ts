/** Reports a run as JUnit XML, with one test case for each conformance case. */
import type { CaseOutcome, RunEvent } from '../../conformance/events.js';
import { attributes, xml } from '../xml.js';
import type { RunReporter } from './reporter.js';

export const junitReport: RunReporter = (write) => (event: RunEvent) => {
  if (event.kind === 'started')
    write(
      `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes({ name: 'hydra-contract test' })}>\n  <testsuite${attributes({ name: `${event.contract} against ${event.server}` })}>\n`,
    );
  else if (event.kind === 'case') write(testCase(event.outcome));
  else if (event.kind === 'finished') write('  </testsuite>\n</testsuites>\n');
};

function testCase({ id, operation, outcome, reason = '', checks }: CaseOutcome): string {
  const open = `    <testcase${attributes({ name: id, classname: operation?.id ?? 'server' })}`;
  if (outcome === 'passed') return `${open}/>\n`;
  const inside =
    outcome === 'failed'
      ? `<failure${attributes({ type: checks.join(' '), message: reason })}/>`
      : `<skipped${attributes({ message: `${outcome}: ${reason}` })}/>`;
  return `${open}>${xml('')}${inside}</testcase>\n`;
}
