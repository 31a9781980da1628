import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UnusableInput } from '../../src/finding.js';
import type { Finding, SourceLocation } from '../../src/finding.js';
import { applyBaseline, baselineText, parseBaseline } from '../../src/report/baseline.js';
import { anyFinding, samples } from './findings.js';

const known = (findings: readonly Finding[]) => parseBaseline(baselineText(findings), 'known.json');

function at(line: number, changes: Partial<SourceLocation> = {}): Finding {
  return {
    check: 'c',
    severity: 'error',
    message: 'same message',
    location: { kind: 'source', file: 'a.yaml', line, ...changes },
  };
}

test('any listed finding is suppressed', () => {
  fc.assert(
    fc.property(fc.array(anyFinding), (findings) => {
      expect(applyBaseline(findings, known(findings)).fresh).toEqual([]);
    }),
  );
});

test('the file does not depend on the order of the findings', () => {
  expect(baselineText(samples.toReversed())).toBe(baselineText(samples));
});

test('a finding on another line is the same finding, also if its message names the line', () => {
  expect(applyBaseline([at(80)], known([at(3)])).fresh).toEqual([]);
  const withLine = (line: number) => ({ ...at(line), message: `not YAML at line ${line}, column 4` });
  expect(applyBaseline([withLine(80)], known([withLine(3)])).fresh).toEqual([]);
});

test('a finding at another index of an array is the same finding', () => {
  const baseline = known([at(3, { pointer: '#/list/1' })]);
  expect(applyBaseline([at(9, { pointer: '#/list/2' })], baseline).fresh).toEqual([]);
});

test.each([
  ['another file', at(3, { file: 'b.yaml' })],
  ['another check', { ...at(3), check: 'd' }],
  ['another message', { ...at(3), message: 'another message' }],
])('%s is new', (_, finding) => {
  expect(applyBaseline([finding], known([at(3)])).fresh).toEqual([finding]);
});

test('an entry suppresses one finding, and of several with the same message the new one is reported', () => {
  const findings = ['#/a', '#/b', '#/c'].map((pointer, line) => at(line, { pointer }));
  const { fresh, known: suppressed } = applyBaseline(findings, known([findings[0]!, findings[2]!]));
  expect(fresh).toEqual([findings[1]]);
  expect(suppressed).toHaveLength(2);
});

test('an exchange is known at any origin', () => {
  const from = (origin: string): Finding => ({
    check: 'c',
    severity: 'error',
    message: 'm',
    location: { kind: 'exchange', method: 'GET', url: `${origin}/queue` },
  });
  expect(applyBaseline([from('http://localhost:4010')], known([from('https://api.example.org')])).fresh).toEqual([]);
});

test.each(['', '{', '[]', '{}', '{"findings":[{}]}', '{"findings":[1]}'])('%j is not a baseline', (text) => {
  expect(() => parseBaseline(text, 'known.json')).toThrow(UnusableInput);
});
