import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../broken-servers/fault.js';
import { allFaults, BASES, tryCorrect, tryFault } from '../broken-servers/trial.js';
import type { RunResult } from '../../src/conformance/run.js';

/**
 * Every fault must be found by a check that is for it. A whole run a fault takes minutes in all, so the case that
 * found a fault last time is tried by itself first, and everything only where that no longer finds it.
 * `BROKEN_SERVERS=full` runs everything against every fault and notes the cases anew.
 */
const FULL = process.env['BROKEN_SERVERS'] === 'full';
const KILLS = new URL('../broken-servers/kills.json', import.meta.url);
const SEEDS = FULL ? 10 : 2;

type Kill = { readonly check: string; readonly case: string };

describe('correct servers', () => {
  it.each(BASES)(
    '%s: nothing is reported, whatever the seed',
    async (base) => {
      for (let seed = 1; seed <= SEEDS; seed++) {
        const { findings, summary } = await tryCorrect(base, seed);
        expect(findings.map(({ check, message }) => `seed ${seed}: ${check}: ${message}`)).toEqual([]);
        expect(summary.operations.untested).toBe(0);
      }
    },
    600_000,
  );
});

describe('broken servers', () => {
  it('are at least eighty in nine classes, and at least 95% are found by a check that is for them', async () => {
    const faults = await allFaults();
    const known = JSON.parse(await readFile(KILLS, 'utf8')) as Record<string, Kill>;
    const kills: Record<string, Kill> = {};
    for (const [name, fault] of faults) {
      const kill = await killOf(fault, FULL ? undefined : known[name]);
      if (kill !== undefined) kills[name] = kill;
    }
    if (FULL) await writeFile(KILLS, `${JSON.stringify(kills, null, 2)}\n`);
    const survivors = [...faults.keys()].filter((name) => kills[name] === undefined);
    expect(new Set([...faults.keys()].map((name) => name.split('/')[0])).size).toBe(9);
    expect(faults.size).toBeGreaterThanOrEqual(80);
    expect(survivors.length / faults.size, `not found: ${survivors.join(', ')}`).toBeLessThanOrEqual(0.05);
  }, 3_600_000);
});

/** The case that shows a fault: the one known, else the first of a whole run. */
async function killOf(fault: Fault, known: Kill | undefined): Promise<Kill | undefined> {
  if (known !== undefined) {
    const again = firstKill(fault, await tryFault(fault, 1, [known]));
    if (again !== undefined) return again;
  }
  return firstKill(fault, await tryFault(fault));
}

function firstKill({ killedBy }: Fault, { findings }: RunResult): Kill | undefined {
  const found = findings.find(
    ({ check, severity, outcome }) => severity !== 'info' && outcome === 'failed' && killedBy.includes(check),
  );
  return found === undefined ? undefined : { check: found.check, case: found.case ?? '' };
}
