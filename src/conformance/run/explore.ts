import type { OpenApiOperation } from '../../model/contract.js';
import type { Json } from '../../model/json.js';
import { jsonBody, succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { variablesOf } from '../plan/template.js';
import { learnAddresses } from '../state/addresses.js';
import type { CreatedResource } from '../check.js';
import { creatorOf } from '../plan/resource-types.js';
import { RunSession } from './session.js';
import type { Shared } from './shared.js';
import type { RunOutcomes } from './outcomes.js';
import { byCause } from '../confirm/cause.js';
import { forbidden } from './settings.js';

/** Things of the run's own that exist during the whole run, so that there is something to read. */
const FIXTURES_PER_TYPE = 3;

/** Reads what can be read, from the top down, to learn addresses; each operation once it has a target that is known. */
export async function explore(shared: Shared, outcomes: RunOutcomes): Promise<void> {
  const { state, settings } = shared;
  const session = new RunSession(shared);
  /** Of each answer to an operation with examples, whether it is one of them. */
  const canned: boolean[] = [];
  const left = new Set(
    state.contract.openapi.operations.filter((one) => one.method === 'GET' && forbidden(settings, one) === undefined),
  );
  for (let round = 0; round < 5 && left.size > 0; round++) {
    const ready = [...left].filter((one) => isKnown(shared, one) || round === 4);
    if (ready.length === 0 && round < 3) {
      round = 3;
      continue;
    }
    ready.forEach((one) => left.delete(one));
    await Promise.all(
      ready.map(async (one) => {
        const exchange = await session.call(one);
        learnAddresses(state, exchange);
        if (succeeded(exchange) && examplesOf(one).length > 0) canned.push(isExample(shared, one, exchange));
      }),
    );
  }
  certain(session, outcomes);
  if (canned.length > 0 && canned.every((one) => one)) state.stateless = true;
}

/** Notes what needs no repetition: requests that were not answered although they were sent twice. */
function certain({ judgements }: RunSession, outcomes: RunOutcomes): void {
  for (const [cause, judgement] of byCause(judgements.filter(({ exchange }) => exchange.failure?.repeated === true))) {
    if (outcomes.countRepeat(cause) === undefined) outcomes.addFinding(judgement, 'failed', undefined);
  }
}

function isKnown({ state }: Shared, operation: OpenApiOperation): boolean {
  return (
    variablesOf(operation.path).length === 0 ||
    state.pool.known(operation.path).length > 0 ||
    variablesOf(operation.path).length ===
      variablesOf(state.pool.nearest(operation.path) === undefined ? '' : operation.path).length
  );
}

/** Makes a few things of each resource, parents first, so that the run has something of its own to read. */
export async function createFixtures(shared: Shared, outcomes: RunOutcomes): Promise<readonly CreatedResource[]> {
  const { state, settings } = shared;
  const session = new RunSession(shared);
  const alike: boolean[] = [];
  const makeable = state.resourceTypes.filter(
    (one) => creatorOf(one) !== undefined && forbidden(settings, creatorOf(one)!) === undefined,
  );
  for (const resourceType of makeable.toSorted((a, b) => depth(a.item) - depth(b.item))) {
    const made: CreatedResource[] = [];
    for (let index = 0; index < FIXTURES_PER_TYPE; index++) {
      const resource = await session.create(resourceType);
      if (resource === undefined) break;
      state.pool.add(resourceType.item, resource.vars, 'own');
      learnAddresses(state, resource.creation, 'seen');
      made.push(resource);
    }
    if (made.length > 1)
      alike.push(answersAlike(made) && isExample(shared, creatorOf(resourceType)!, made[0]!.creation));
  }
  certain(session, outcomes);
  if (alike.length > 0) state.stateless = settings.stateless || alike.some((one) => one);
  return session.createdResources;
}

function depth(path: string): number {
  return variablesOf(path).length;
}

/** Whether several things that were made of different bodies have one address and one answer. */
function answersAlike(made: readonly CreatedResource[]): boolean {
  const texts = new Set(made.map(({ url, creation }) => `${url} ${creation.response?.text}`));
  const sent = new Set(made.map((resource) => JSON.stringify(resource.sent)));
  return made.length > 1 && texts.size === 1 && (sent.size > 1 || made[0]!.sent === undefined);
}

/** Whether an answer is one of the contract's examples, but for the server's own address. */
function isExample({ state }: Shared, operation: OpenApiOperation, exchange: Exchange): boolean {
  const own = new RegExp(`https?://[^/"]+(${escaped(new URL(state.base).pathname)})?`, 'g');
  const plain = (value: unknown): string => JSON.stringify(value).replace(own, '');
  const body = jsonBody(exchange);
  return body !== undefined && examplesOf(operation).some((example) => plain(example) === plain(body));
}

function examplesOf(operation: OpenApiOperation): readonly Json[] {
  return operation.responses
    .filter(({ status }) => status.startsWith('2'))
    .flatMap(({ content }) => content.flatMap((media) => media.examples.map(({ value }) => value)));
}

function escaped(text: string): string {
  return text.replace(/\/$/, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
