/** Explores a server before the cases are run. */
import type { OpenApiOperation } from '../../model/contract.js';
import { succeeded } from '../exchange.js';
import { variablesOf } from '../plan/template.js';
import { learnAddresses } from '../state/addresses.js';
import { examplesOf, isExample } from './examples.js';
import type { RunOutcomes } from './outcomes.js';
import { RunSession } from './session.js';
import { forbidden } from './settings.js';
import type { Shared } from './shared.js';

const ROUNDS = 5;

/** Calls every operation that reads, to learn addresses: in rounds, each operation once its target is known. */
export async function explore(shared: Shared, outcomes: RunOutcomes): Promise<void> {
  const { state, settings } = shared;
  const session = new RunSession(shared);
  /** For each answer to an operation with examples, whether it is one of them. */
  const areExamples: boolean[] = [];
  const left = new Set(
    state.contract.openapi.operations.filter((one) => one.method === 'GET' && forbidden(settings, one) === undefined),
  );
  for (let round = 0; round < ROUNDS && left.size > 0; round++) {
    const ready = [...left].filter((one) => isKnown(shared, one) || round === ROUNDS - 1);
    // When no further target becomes known, skip to the last round, which guesses.
    if (ready.length === 0 && round < ROUNDS - 2) {
      round = ROUNDS - 2;
      continue;
    }
    ready.forEach((one) => left.delete(one));
    await Promise.all(ready.map((one) => readOne(session, one, areExamples)));
  }
  outcomes.addTimeouts(session.judgements);
  if (areExamples.length > 0 && areExamples.every((one) => one)) state.stateless = true;
}

async function readOne(session: RunSession, operation: OpenApiOperation, areExamples: boolean[]): Promise<void> {
  const exchange = await session.call(operation);
  learnAddresses(session.state, exchange);
  if (succeeded(exchange) && examplesOf(operation).length > 0)
    areExamples.push(isExample(session.state, operation, exchange));
}

/** Whether an address is known for the path of an operation, or for a part of it. */
function isKnown({ state }: Shared, { path }: OpenApiOperation): boolean {
  return variablesOf(path).length === 0 || state.pool.nearest(path) !== undefined;
}
