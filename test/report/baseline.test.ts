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
    message: 'same words',
    location: { kind: 'source', file: 'a.yaml', line, ...changes },
  };
}

test('what is listed stays silent, whatever it is', () => {
  fc.assert(
    fc.property(fc.array(anyFinding), (findings) => {
      expect(applyBaseline(findings, known(findings)).fresh).toEqual([]);
    }),
  );
});

test('the file does not depend on the order of findings', () => {
  expect(baselineText(samples.toReversed())).toBe(baselineText(samples));
});

test('moved lines, also within a message, are the same finding', () => {
  expect(applyBaseline([at(80)], known([at(3)])).fresh).toEqual([]);
  const said = (line: number) => ({ ...at(line), message: `not YAML at line ${line}, column 4` });
  expect(applyBaseline([said(80)], known([said(3)])).fresh).toEqual([]);
});

test('a place that moved within an array is the same finding', () => {
  const baseline = known([at(3, { pointer: '#/list/1' })]);
  expect(applyBaseline([at(9, { pointer: '#/list/2' })], baseline).fresh).toEqual([]);
});

test.each([
  ['another file', at(3, { file: 'b.yaml' })],
  ['another check', { ...at(3), check: 'd' }],
  ['other words', { ...at(3), message: 'other words' }],
])('%s is new', (_, finding) => {
  expect(applyBaseline([finding], known([at(3)])).fresh).toEqual([finding]);
});

test('one entry silences one finding, and of several that read alike the new one is reported', () => {
  const findings = ['#/a', '#/b', '#/c'].map((pointer, line) => at(line, { pointer }));
  const { fresh, known: silent } = applyBaseline(findings, known([findings[0]!, findings[2]!]));
  expect(fresh).toEqual([findings[1]]);
  expect(silent).toHaveLength(2);
});

test('an exchange is known wherever the server runs', () => {
  const asked = (origin: string): Finding => ({
    check: 'c',
    severity: 'error',
    message: 'm',
    location: { kind: 'exchange', method: 'GET', url: `${origin}/queue` },
  });
  expect(applyBaseline([asked('http://localhost:4010')], known([asked('https://api.example.org')])).fresh).toEqual([]);
});

test.each(['', '{', '[]', '{}', '{"findings":[{}]}', '{"findings":[1]}'])('%j is no baseline', (text) => {
  expect(() => parseBaseline(text, 'known.json')).toThrow(UnusableInput);
});
