import { describe, expect, it } from 'vitest';
import {
  allFaults,
  BASES,
  catchInCase,
  catchInWholeRun,
  recordedCatches,
  tryCorrect,
} from '../broken-servers/trial.js';
import type { Catch } from '../broken-servers/trial.js';
import type { Fault } from '../broken-servers/fault.js';
import { isFull, sampleSize } from '../support/samples.js';

const SEEDS = Array.from({ length: sampleSize({ quick: 2, full: 10 }) }, (_, index) => index + 1);

const faults = [...(await allFaults())];
const recorded = await recordedCatches();
const isUncaught = ([name]: readonly [string, Fault]): boolean => recorded[name] === null;

describe.each(BASES)('the correct server %s', (base) => {
  it.each(SEEDS)('gives rise to no finding with seed %i', async (seed) => {
    const { findings, summary } = await tryCorrect(base, seed);
    expect(findings.map(({ check, message }) => `${check}: ${message}`)).toEqual([]);
    expect(summary.operations.untested).toBe(0);
  });
});

describe('the faults of broken servers', () => {
  it('are at least eighty, in nine classes', () => {
    expect(faults.length).toBeGreaterThanOrEqual(80);
    expect(new Set(faults.map(([name]) => name.split('/')[0])).size).toBe(9);
  });

  it('go uncaught in at most 5 % of cases', () => {
    expect(faults.filter(isUncaught).length / faults.length).toBeLessThanOrEqual(0.05);
  });
});

describe.concurrent('a check that is meant for the fault catches the server with', () => {
  it.each(faults.filter((one) => !isUncaught(one)))('%s', async (name, fault) => {
    expect(await catchOf(fault, recorded[name] ?? undefined)).toBeDefined();
  });
});

describe.runIf(isFull).concurrent('no check that is meant for the fault catches the server with', () => {
  it.each(faults.filter(isUncaught))('%s', async (_, fault) => {
    expect(await catchInWholeRun(fault)).toBeUndefined();
  });
});

/**
 * What catches a fault. A whole run for each fault takes minutes in all, so the case that caught it last time is tried
 * alone first, and everything only where that case no longer catches it.
 */
async function catchOf(fault: Fault, known: Catch | undefined): Promise<Catch | undefined> {
  const again = isFull || known === undefined ? undefined : await catchInCase(fault, known);
  return again ?? (await catchInWholeRun(fault));
}
