import { crudServer } from './correct/crud.js';
import type { Crud } from './correct/crud.js';
import { dlcsServer } from './correct/dlcs.js';
import type { Dlcs } from './correct/dlcs.js';
import { hydraServer } from './correct/hydra.js';
import type { Hydra } from './correct/hydra.js';
import type { Hooks, Running } from './correct/server.js';

/** What is wrong with a server that is right in everything else. */
export interface Fault {
  /** What the server does, in one sentence. */
  readonly title: string;
  readonly base: 'crud' | 'dlcs' | 'hydra';
  /** The checks that are for it: any of them is right. */
  readonly caughtBy: readonly string[];
  readonly crud?: Partial<Crud>;
  readonly dlcs?: Partial<Dlcs>;
  readonly hydra?: Partial<Hydra>;
  readonly hooks?: Hooks;
}

export function defineFault(fault: Fault): Fault {
  return fault;
}

/** Starts the server that has this fault and no other. */
export function startFaulty({ base, crud, dlcs, hydra, hooks }: Fault): Promise<Running> {
  const start = {
    crud: () => crudServer(crud, hooks),
    dlcs: () => dlcsServer(dlcs, hooks),
    hydra: () => hydraServer(hydra, hooks),
  };
  return start[base]();
}
