import { describe, expect, it } from 'vitest';
import { conformanceChecks } from '../../src/conformance/checks.js';
import {
  allFaults,
  BASES,
  catchesInWholeRun,
  catchInCase,
  recordedCatches,
  tryCorrect,
} from '../broken-servers/trial.js';
import type { Catch } from '../broken-servers/trial.js';
import type { Fault } from '../broken-servers/fault.js';
import { isFull, sampleSize } from '../support/samples.js';

const SEEDS = Array.from({ length: sampleSize({ quick: 1, full: 4 }) }, (_, index) => index + 1);

/** Checks that no broken server is meant for; other tests run `list-cursor` and `workflow-step`. */
const WITHOUT_FAULT = ['fresh-readable', 'list-cursor', 'workflow-step'];

const faults = [...(await allFaults())];
const recorded = await recordedCatches();
const isUncaught = ([name]: readonly [string, Fault]): boolean => recorded[name] === null;
/** Every fourth fault; none that only a whole run catches. */
const isQuick = ([name]: readonly [string, Fault], index: number): boolean =>
  index % 4 === 0 && recorded[name]?.needsWholeRun !== true;

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

  it('are recorded, each with what catches it', () => {
    expect(Object.keys(recorded).toSorted()).toEqual(faults.map(([name]) => name).toSorted());
  });

  it('include one for each check, except for those without a broken server', () => {
    const meant = new Set(faults.flatMap(([, { caughtBy }]) => caughtBy));
    const ids = conformanceChecks.map(({ id }) => id);
    expect(ids.filter((id) => !meant.has(id))).toEqual(WITHOUT_FAULT);
    expect([...meant].filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('go uncaught in at most 5 % of cases', () => {
    expect(faults.filter(isUncaught).length / faults.length).toBeLessThanOrEqual(0.05);
  });
});

describe.concurrent('a check that is meant for the fault catches the server with', () => {
  it.each(faults.filter((one, index) => !isUncaught(one) && (isFull || isQuick(one, index))))(
    '%s',
    async (name, fault) => {
      expect(await catchOf(fault, recorded[name] ?? undefined)).toBeDefined();
    },
  );
});

describe.runIf(isFull).concurrent('no check that is meant for the fault catches the server with', () => {
  it.each(faults.filter(isUncaught))('%s', async (_, fault) => {
    expect(await catchesInWholeRun(fault)).toEqual([]);
  });
});

/**
 * What catches a fault. A whole run for each fault would take half an hour, so the case that caught it in the recorded
 * run is tried alone first, and everything only where that case no longer catches it.
 */
async function catchOf(fault: Fault, known: Catch | undefined): Promise<Catch | undefined> {
  const alone = known === undefined || known.needsWholeRun ? undefined : await catchInCase(fault, known);
  return alone ?? (await catchesInWholeRun(fault))[0];
}
