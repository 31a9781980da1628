import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { checks } from '../../src/check/checks.js';
import { contextOperators } from './mutation/context-operators.js';
import { ContractUnderTest } from './mutation/contract-under-test.js';
import { openapiOperators } from './mutation/openapi-operators.js';
import type { Mutation, Operator } from './mutation/operator.js';
import { vocabularyOperators } from './mutation/vocabulary-operators.js';
import { isFull, sampleOf, sampleSize } from '../support/samples.js';

const operators = [...openapiOperators, ...vocabularyOperators, ...contextOperators];

/** Contracts with two authored halves: only these can contradict themselves. */
const CONTRACTS = ['dlcs@2023', 'dlcs@2020', 'dlcs@2016'];
const SAMPLE = sampleSize({ quick: 110, full: Number.MAX_SAFE_INTEGER });
const SEED = 20_261_122;

const explanations = readFileSync(path.resolve(import.meta.dirname, '../../docs/mutation.md'), 'utf8');

interface Mutant {
  readonly subject: ContractUnderTest;
  readonly operator: Operator;
  readonly mutation: Mutation;
}

/** Every operator at every place of every contract. */
function allMutants(subjects: readonly ContractUnderTest[]): Mutant[] {
  return subjects.flatMap((subject) =>
    operators.flatMap((operator) =>
      [...operator.sites(subject.document(operator.half))].map((mutation) => ({ subject, operator, mutation })),
    ),
  );
}

/** A sample that is the same in every run: at least one mutant of each operator, and others by a seeded shuffle. */
function sampled(mutants: readonly Mutant[]): Mutant[] {
  const shuffled = mutants
    .map((mutant, index) => ({ mutant, order: hash(index) }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ mutant }) => mutant);
  const first = operators.flatMap((operator) => shuffled.find((mutant) => mutant.operator === operator) ?? []);
  const others = shuffled.filter((mutant) => !first.includes(mutant));
  return [...first, ...others].slice(0, SAMPLE);
}

/** One step of Mulberry32, a seeded generator with an even distribution. */
function hash(index: number): number {
  let value = (SEED + Math.imul(index + 1, 0x6d2b79f5)) | 0;
  value = Math.imul(value ^ (value >>> 15), value | 1);
  value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
  return (value ^ (value >>> 14)) >>> 0;
}

const label = ({ subject, operator, mutation }: Mutant): string =>
  `${operator.half}: ${operator.name} (${subject.contract.name} ${mutation.at})`;

// All mutants take minutes.
describe('mutants', { timeout: 3_600_000 }, () => {
  let subjects: ContractUnderTest[] = [];
  beforeAll(async () => {
    subjects = await Promise.all(CONTRACTS.map((name) => ContractUnderTest.load(name)));
  });

  test('operators name existing checks, and each applies somewhere', () => {
    const known = checks.map(({ id }) => id);
    expect(operators.flatMap(({ caughtBy }) => caughtBy).filter((id) => !known.includes(id))).toEqual([]);
    const mutants = allMutants(subjects);
    expect(
      operators.filter((operator) => !mutants.some((mutant) => mutant.operator === operator)).map(({ name }) => name),
    ).toEqual([]);
  });

  test('each check has an operator, or docs/mutation.md lists it among those without one', () => {
    const caught = new Set(operators.flatMap(({ caughtBy }) => caughtBy));
    const without = checks.map(({ id }) => id).filter((id) => !caught.has(id));
    const [, list = ''] = /^Checks without an operator[^:]*: (.*)\.$/m.exec(explanations) ?? [];
    expect(list.split(', ').toSorted()).toEqual(without.map((id) => `\`${id}\``).toSorted());
  });

  test('contracts that are rebuilt without a change have no findings', async () => {
    const untouched: Mutation = { at: '#', apply: () => {} };
    for (const subject of sampleOf(subjects, 1)) {
      for (const half of ['openapi', 'vocabulary', 'context'] as const) {
        expect(
          await subject.check(
            half,
            untouched,
            checks.map(({ id }) => id),
          ),
        ).toEqual([]);
      }
    }
  });

  test('at least 95 % are caught by the checks meant for them, and the others are explained', async () => {
    const mutants = sampled(allMutants(subjects));
    expect(mutants.length).toBeGreaterThanOrEqual(operators.length);
    const uncaught: Mutant[] = [];
    for (const mutant of mutants) {
      const { subject, operator, mutation } = mutant;
      const found = await subject.check(operator.half, mutation, operator.caughtBy);
      if (found.length === 0) uncaught.push(mutant);
    }
    if (isFull)
      console.log(`${uncaught.length} of ${mutants.length} uncaught\n${uncaught.map(label).toSorted().join('\n')}`);
    expect(1 - uncaught.length / mutants.length, uncaught.map(label).join('\n')).toBeGreaterThanOrEqual(0.95);
    expect(
      [...new Set(uncaught.map(({ operator }) => operator.name))].filter((name) => !explanations.includes(name)),
    ).toEqual([]);
  });
});
