import { readdir } from 'node:fs/promises';
import { conformanceChecks } from '../../src/conformance/checks.js';
import { runConformance } from '../../src/conformance/run.js';
import type { RunResult } from '../../src/conformance/run.js';
import type { Credentials, ReplayKey, TestOptions } from '../../src/conformance/options.js';
import { loadContract } from '../../src/load/load.js';
import type { Contract } from '../../src/model/contract.js';
import { CRUD_CONTRACT, CRUD_USERS, crudServer } from './correct/crud.js';
import { DLCS_CONTRACT, DLCS_USERS, dlcsServer } from './correct/dlcs.js';
import { HYDRA_CONTRACT, HYDRA_USERS, HYDRA_VOCABULARY, hydraServer } from './correct/hydra.js';
import type { Running } from './correct/server.js';
import { startFaulty } from './fault.js';
import type { Fault } from './fault.js';

export type Base = Fault['base'];
export const BASES: readonly Base[] = ['crud', 'dlcs', 'hydra'];

interface Subject {
  readonly start: () => Promise<Running>;
  readonly contract: () => Promise<Contract>;
  readonly own: Credentials;
  readonly other: Credentials;
}

/** The correct servers, their contracts and two users of each. */
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

/** Every fault, by its file: `state/update-lost`. */
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

/** Tests the server that has a fault, with everything. */
export async function tryFault(fault: Fault): Promise<RunResult> {
  return tryServer(fault.base, await startFaulty(fault), { seed: 1 });
}

/** Tests the server that has a fault with one case, and with no other checks than those that are for the fault. */
export async function tryCase(fault: Fault, replay: ReplayKey): Promise<RunResult> {
  const disable = conformanceChecks.map(({ id }) => id).filter((id) => !fault.killedBy.includes(id));
  return tryServer(fault.base, await startFaulty(fault), { seed: 1, replay: [replay], disable });
}

/** Tests the correct server. */
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
      timeout: 1000,
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
