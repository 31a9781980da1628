/**
 * Runs the whole plan against every broken server and records what caught each fault:
 * `npx tsx test/broken-servers/record-catches.ts`, after the title of a case or the plan has changed.
 */
import { writeFile } from 'node:fs/promises';
import { allFaults, catchInWholeRun, RECORD } from './trial.js';
import type { Catch } from './trial.js';

const caught: Record<string, Catch | null> = {};
for (const [name, fault] of await allFaults()) caught[name] = (await catchInWholeRun(fault)) ?? null;
await writeFile(RECORD, `${JSON.stringify(caught, null, 2)}\n`);
