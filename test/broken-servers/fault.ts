/** Faults: how each broken server differs from a correct one. */
import { crudServer } from './correct/crud.js';
import type { Crud } from './correct/crud.js';
import { dlcsServer } from './correct/dlcs.js';
import type { Dlcs } from './correct/dlcs.js';
import { hydraServer } from './correct/hydra.js';
import type { Hydra } from './correct/hydra.js';
import type { Hooks, Running } from './correct/server.js';

/** The one fault of a server that is otherwise correct. The comment at the top of its file describes it. */
export interface Fault {
  /** The correct server that has the fault. */
  readonly base: 'crud' | 'dlcs' | 'hydra';
  /** The checks that are meant to catch it; one of them is enough. */
  readonly caughtBy: readonly string[];
  readonly crud?: Partial<Crud>;
  readonly dlcs?: Partial<Dlcs>;
  readonly hydra?: Partial<Hydra>;
  readonly hooks?: Hooks;
}

/** Types a fault. */
export function defineFault(fault: Fault): Fault {
  return fault;
}

/** Starts a server with this fault and no other. */
export function startFaulty({ base, crud, dlcs, hydra, hooks }: Fault): Promise<Running> {
  const start = {
    crud: () => crudServer(crud, hooks),
    dlcs: () => dlcsServer(dlcs, hooks),
    hydra: () => hydraServer(hydra, hooks),
  };
  return start[base]();
}
