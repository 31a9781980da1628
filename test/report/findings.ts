/** Findings for the tests of reporters: samples of each kind, and arbitrary ones with hostile text. */
import fc from 'fast-check';
import type { Finding } from '../../src/finding.js';

/** A source file for code frames. */
export const source = `openapi: 3.1.1
info:
  title: Batches
paths:
  /queue/batches/{batch}:
    get:
      summary: "Retrieve a Batch"
      responses:
        '200': { description: OK }
`;

/** One finding for each kind of location. */
export const samples: readonly Finding[] = [
  {
    check: 'operation-status',
    severity: 'error',
    message:
      'GET /queue/batches/{batch} returns 200 here, but hydra:possibleStatus of "Retrieve a Batch" lists only 404.',
    location: { kind: 'source', file: 'spec/openapi.yaml', pointer: '#/paths/~1queue', line: 8, column: 7 },
    related: [{ kind: 'source', file: 'vocab/api.jsonld', line: 88, column: 7 }],
    hint: 'Add the status 200 to possibleStatus, or remove it from the responses.',
  },
  {
    check: 'property-range',
    severity: 'warning',
    message: '`count` | \u001b[31m<b>bold</b> {x} 全角 100%',
    location: { kind: 'source', file: 'spec/openapi.yaml', line: 7, column: 16, endLine: 7, endColumn: 34 },
  },
  {
    check: 'response-status',
    severity: 'error',
    message: 'The server returned 500; the contract declares 200 and 404.',
    location: { kind: 'exchange', method: 'GET', url: 'http://localhost:3000/queue', at: '#/a' },
  },
  { check: 'no-location', severity: 'info', message: 'The finding has no location.' },
];

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    'a|b',
    '```',
    '<script>',
    ']]>',
    '%0A::error::x',
    '\u001b[2J',
    '\u202e',
    '\ud800',
    '__proto__',
    '# x\n| a |',
  ),
);

const location = fc.oneof(
  fc.record(
    {
      kind: fc.constant('source' as const),
      file: text,
      line: fc.nat(20).map((n) => n + 1),
      column: fc.nat(200).map((n) => n + 1),
      pointer: text,
    },
    { requiredKeys: ['kind', 'file'] },
  ),
  fc.record(
    { kind: fc.constant('exchange' as const), method: text, url: text, at: text },
    { requiredKeys: ['kind', 'method', 'url'] },
  ),
);

/** Any finding, with hostile text. */
export const anyFinding: fc.Arbitrary<Finding> = fc.record(
  {
    check: fc.oneof(text, fc.constant('some-check')),
    severity: fc.constantFrom('error', 'warning', 'info'),
    message: text,
    location,
    related: fc.array(location, { maxLength: 2 }),
    hint: text,
  },
  { requiredKeys: ['check', 'severity', 'message'] },
) as fc.Arbitrary<Finding>;
