/** Reports a run in EARL 1.0, as JSON-LD, with one assertion for each case. */
import type { CaseOutcome, RunEvent } from '../../conformance/events.js';
import type { RunReporter } from './reporter.js';

const CONTEXT = {
  '@vocab': 'http://www.w3.org/ns/earl#',
  earl: 'http://www.w3.org/ns/earl#',
  dct: 'http://purl.org/dc/terms/',
  doap: 'http://usefulinc.com/ns/doap#',
  title: 'dct:title',
  description: 'dct:description',
  date: { '@id': 'dct:date', '@type': 'http://www.w3.org/2001/XMLSchema#dateTime' },
  outcome: { '@type': '@id' },
  mode: { '@type': '@id' },
  assertions: { '@reverse': 'earl:subject' },
};

export const earlReport: RunReporter = (write, { version }) => {
  let first = true;
  return (event: RunEvent) => {
    if (event.kind === 'started') {
      const subject = {
        '@id': event.server,
        '@type': 'TestSubject',
        title: event.contract,
        date: event.at.toISOString(),
      };
      const assertor = {
        '@id': '_:assertor',
        '@type': ['Software', 'Assertor'],
        title: 'hydra-contract',
        'doap:revision': version,
      };
      write(
        `{\n  "@context": ${JSON.stringify(CONTEXT)},\n  "@graph": [\n    ${JSON.stringify(assertor)},\n    ${JSON.stringify(subject)}`,
      );
      first = false;
    } else if (event.kind === 'case') write(`${first ? '' : ','}\n    ${JSON.stringify(assertion(event.outcome))}`);
    else if (event.kind === 'finished')
      write(
        `,\n    ${JSON.stringify({ '@id': event.summary.server, description: `${event.summary.requests} requests` })}\n  ]\n}\n`,
      );
  };
};

function assertion({ id, title, outcome, reason, checks }: CaseOutcome) {
  return {
    '@type': 'Assertion',
    assertedBy: { '@id': '_:assertor' },
    mode: 'earl:automatic',
    test: { '@id': `urn:hydra-contract:case:${encodeURIComponent(id)}`, '@type': 'TestCase', title },
    result: {
      '@type': 'TestResult',
      outcome: `earl:${outcome}`,
      ...(reason === undefined ? {} : { description: reason }),
      ...(checks.length === 0 ? {} : { info: checks.join(' ') }),
    },
  };
}
