import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/finding.js';
import type { Waiver } from '../../src/model/contract.js';
import { runChecks } from '../../src/check/run.js';
import { applyWaivers } from '../../src/check/waivers.js';
import { matches } from '../../src/check/support/wildcards.js';
import { loadFiles } from './support/check-files.js';

const finding: Finding = {
  check: 'property-range',
  severity: 'error',
  message: 'A range is wrong.',
  location: { kind: 'source', file: 'openapi.yaml', pointer: '#/components/schemas/Book/properties/pages' },
  related: [{ kind: 'source', file: 'vocabulary.jsonld', pointer: '#/supportedClass/0' }],
  about: ['https://example.org/vocab#pages', 'ex:pages'],
};

const waiver = (at: string, check = 'property-range'): Waiver => ({
  check,
  at,
  reason: 'agreed',
  location: { kind: 'source', file: 'redocly.yaml', line: 7 },
});
const judged = new Set(['property-range']);

describe('a waiver', () => {
  test.each([
    'ex:pages',
    'https://example.org/vocab#pages',
    'ex:*',
    '#/components/schemas/Book/properties/pages',
    'openapi.yaml#/components/schemas/*',
    '#/supportedClass/0',
  ])('at %s accepts a finding about it', (at) => {
    expect(applyWaivers([finding], [waiver(at)], judged)).toEqual([]);
  });

  test.each(['ex:page', 'ex:pagesX', '#/components', 'x*', ''])('at %j does not match and is stale', (at) => {
    expect(applyWaivers([finding], [waiver(at)], judged).map(({ check }) => check)).toEqual([
      'property-range',
      'waiver-stale',
    ]);
  });

  test('for another check does not match', () => {
    expect(
      applyWaivers([finding], [waiver('ex:pages', 'property-access')], new Set(['property-range', 'property-access'])),
    ).toHaveLength(2);
  });

  test('for a check that did not run, or for pages that were not read, is not stale', () => {
    expect(applyWaivers([], [waiver('ex:pages', 'operation-title'), waiver('*', 'page-drift')], judged)).toEqual([]);
  });

  test('for a check that does not exist is always stale, and the nearest name is suggested', () => {
    const [stale] = applyWaivers([], [waiver('ex:pages', 'property-rang')], new Set());
    expect(stale).toMatchObject({
      check: 'waiver-stale',
      severity: 'warning',
      hint: 'Did you mean the check property-range?',
      location: { line: 7 },
    });
  });
});

test('a pattern with many stars is matched without backtracking', () => {
  expect(matches('*a'.repeat(2000), 'a'.repeat(50_000))).toBe(true);
  expect(matches(`${'*a'.repeat(2000)}*b`, 'a'.repeat(50_000))).toBe(false);
  expect(matches('a*a', 'a')).toBe(false);
});

test('waivers also apply to findings of the loader and of the page tools', async () => {
  const { contract } = await loadFiles({
    'openapi.yaml':
      'openapi: 3.1.1\ninfo: { title: T, version: "1" }\nservers: [{ url: https://example.org }]\npaths: {}\n',
  });
  const page: Finding = { check: 'page-cell', severity: 'error', message: 'A cell has drifted.', about: ['ex:Book'] };
  const settings = { ...contract.settings, waivers: [waiver('ex:Book', 'page-cell')] };
  expect(await runChecks({ contract: { ...contract, settings }, pages: [], pageFindings: [page] })).toEqual([]);
  expect(await runChecks({ contract, pages: [], pageFindings: [page], loadFindings: [finding, finding] })).toEqual([
    page,
    finding,
  ]);
});
