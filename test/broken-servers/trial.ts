/** Runs of the tester against the correct servers and against those with a fault. */
import { readdir, readFile } from 'node:fs/promises';
import { conformanceChecks } from '../../src/conformance/checks.js';
import { runConformance } from '../../src/conformance/run.js';
import type { RunResult } from '../../src/conformance/run.js';
import type { Credentials, TestOptions } from '../../src/conformance/options.js';
import { loadContract } from '../../src/load/load.js';
import type { Contract } from '../../src/model/contract.js';
import { CRUD_CONTRACT, CRUD_USERS, crudServer } from './correct/crud.js';
import { DLCS_CONTRACT, DLCS_USERS, dlcsServer } from './correct/dlcs.js';
import { HYDRA_CONTRACT, HYDRA_USERS, HYDRA_VOCABULARY, hydraServer } from './correct/hydra.js';
import type { Running } from './correct/server.js';
import { startFaulty } from './fault.js';
import type { Fault } from './fault.js';

/** The time limit of an exchange in milliseconds: generous, so that no slow machine is mistaken for a server that hangs. */
const TIMEOUT = 30_000;

export type Base = Fault['base'];
export const BASES: readonly Base[] = ['crud', 'dlcs', 'hydra'];

interface Subject {
  readonly start: () => Promise<Running>;
  readonly contract: () => Promise<Contract>;
  readonly own: Credentials;
  readonly other: Credentials;
}

/** The correct servers, their contracts and the credentials of two users. */
export const SUBJECTS: Readonly<Record<Base, Subject>> = {
  crud: { start: crudServer, contract: once(async () => (await loadContract(CRUD_CONTRACT)).contract), ...CRUD_USERS },
  dlcs: { start: dlcsServer, contract: once(async () => (await loadContract(DLCS_CONTRACT)).contract), ...DLCS_USERS },
  hydra: {
    start: hydraServer,
    contract: once(async () => (await loadContract(HYDRA_CONTRACT, { vocabulary: HYDRA_VOCABULARY })).contract),
    own: { user: HYDRA_USERS.own },
    other: { user: HYDRA_USERS.other },
  },
};

/** Every fault by its name, which is its file: `state/update-lost`. */
export async function allFaults(): Promise<ReadonlyMap<string, Fault>> {
  const here = new URL('.', import.meta.url);
  const folders = (await readdir(here, { withFileTypes: true })).filter(
    (entry) => entry.isDirectory() && entry.name !== 'correct',
  );
  const faults = new Map<string, Fault>();
  for (const { name: folder } of folders.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    for (const file of (await readdir(new URL(`${folder}/`, here))).toSorted()) {
      const loaded = (await import(`./${folder}/${file.slice(0, -3)}.ts`)) as { default: Fault };
      faults.set(`${folder}/${file.slice(0, -3)}`, loaded.default);
    }
  }
  return faults;
}

/** What caught a fault: a check and the case, or scenario, in which it did. */
export interface Catch {
  readonly check: string;
  readonly case: string;
}

/** Where {@link recordedCatches} are kept. */
export const RECORD = new URL('caught-by.json', import.meta.url);

/** What caught each fault in the last recorded whole run, by the fault's name; null for a fault that went uncaught. */
export async function recordedCatches(): Promise<Readonly<Record<string, Catch | null>>> {
  return JSON.parse(await readFile(RECORD, 'utf8')) as Record<string, Catch | null>;
}

/** Runs the whole plan against the server that has a fault: what catches it first, if anything does. */
export async function catchInWholeRun(fault: Fault): Promise<Catch | undefined> {
  return firstCatch(fault, await tryServer(fault.base, await startFaulty(fault), { seed: 1 }));
}

/** Runs a single case, with the checks that are meant for the fault only. */
export async function catchInCase(fault: Fault, replay: Catch): Promise<Catch | undefined> {
  const disable = conformanceChecks.map(({ id }) => id).filter((id) => !fault.caughtBy.includes(id));
  return firstCatch(
    fault,
    await tryServer(fault.base, await startFaulty(fault), { seed: 1, replay: [replay], disable }),
  );
}

function firstCatch({ caughtBy }: Fault, { findings }: RunResult): Catch | undefined {
  const found = findings.find(
    ({ check, severity, outcome }) => severity !== 'info' && outcome === 'failed' && caughtBy.includes(check),
  );
  return found === undefined ? undefined : { check: found.check, case: found.case ?? '' };
}

/** Runs the whole plan against a correct server. */
export async function tryCorrect(base: Base, seed: number): Promise<RunResult> {
  return tryServer(base, await SUBJECTS[base].start(), { seed });
}

async function tryServer(base: Base, running: Running, options: Partial<TestOptions>): Promise<RunResult> {
  const { own, other, contract } = SUBJECTS[base];
  try {
    return await runConformance(await contract(), {
      server: running.url,
      credentials: own,
      other,
      writes: true,
      timeout: TIMEOUT,
      ...options,
    });
  } finally {
    await running.close();
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
