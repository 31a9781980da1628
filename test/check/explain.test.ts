import { expect, test } from 'vitest';
import { checks } from '../../src/check/checks.js';
import { explainCheck, listChecks } from '../../src/check/explain.js';
import { UnusableInput } from '../../src/finding.js';
import { docPages } from './support/doc-pages.js';

const pages = new Map(docPages().map(({ id, text }) => [id, text]));

test('an id prints its page', () => {
  expect(explainCheck('operation-title', pages)).toMatch(/^# operation-title\n[^]*## Correct\n/);
});

test('a misspelled id is an error that suggests the nearest one', () => {
  expect(() => explainCheck('operation-titel', pages)).toThrow(UnusableInput);
  try {
    explainCheck('operation-titel', pages);
  } catch (error) {
    expect((error as UnusableInput).hint).toBe('Did you mean operation-title?');
  }
});

test('without an id, each check is listed in one line', () => {
  const lines = listChecks(pages).split('\n');
  expect(lines).toHaveLength(pages.size);
  expect(lines.filter((line) => !/^[a-z-]+ {2,}\S.*\S$/.test(line))).toEqual([]);
  expect(listChecks().split('\n')).toHaveLength(checks.length);
});
