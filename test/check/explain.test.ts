import { expect, test } from 'vitest';
import { checks } from '../../src/check/checks.js';
import { explainCheck, listChecks } from '../../src/check/explain.js';
import { UnusableInput } from '../../src/finding.js';
import { wrapColumns, wrapPage } from '../../src/report/wrap-page.js';
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

test('without an id, each check is listed with its title', () => {
  const rows = listChecks(pages);
  expect(rows.map(([id]) => id).toSorted()).toEqual([...pages.keys()].toSorted());
  expect(rows.filter(([, title]) => title === '')).toEqual([]);
  expect(listChecks()).toHaveLength(checks.length);
});

test('each page and the list fit into 80 columns, except for code', () => {
  const texts = [wrapColumns(listChecks(pages), 80)];
  for (const id of pages.keys()) texts.push(wrapPage(explainCheck(id, pages), 80));
  const lines = texts.flatMap((text) => text.replaceAll(/^```[^]*?^```/gm, '').split('\n'));
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
});
