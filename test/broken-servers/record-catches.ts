/**
 * Runs the whole plan against broken servers and records what caught each fault, preferably a case that catches it alone:
 * `npx tsx test/broken-servers/record-catches.ts`, after the title of a case or the plan has changed. With the names of
 * faults (`state/update-lost`), only these are run.
 */
import { writeFile } from 'node:fs/promises';
import type { Fault } from './fault.js';
import { allFaults, catchesInWholeRun, catchInCase, RECORD, recordedCatches } from './trial.js';
import type { Catch } from './trial.js';

async function catchOf(fault: Fault): Promise<Catch | null> {
  const catches = await catchesInWholeRun(fault);
  for (const each of catches) if ((await catchInCase(fault, each)) !== undefined) return each;
  return catches[0] === undefined ? null : { ...catches[0], needsWholeRun: true };
}

const names = process.argv.slice(2);
const recorded = await recordedCatches();
const caught: Record<string, Catch | null> = {};
for (const [name, fault] of await allFaults()) {
  const isKept = names.length > 0 && !names.includes(name);
  caught[name] = isKept ? (recorded[name] ?? null) : await catchOf(fault);
}
await writeFile(RECORD, `${JSON.stringify(caught, null, 2)}\n`);
