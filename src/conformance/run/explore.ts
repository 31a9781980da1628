import type { OpenApiOperation } from '../../model/contract.js';
import type { Json } from '../../model/json.js';
import { jsonBody, succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { variablesOf } from '../plan/template.js';
import { learn } from '../state/learn.js';
import type { Thing } from '../check.js';
import { creatorOf, RunSession } from './session.js';
import type { Shared } from './session.js';
import type { Ledger } from './ledger.js';
import { byCause } from '../truth/group.js';
import { forbidden } from './settings.js';

/** Things of the run's own that exist during the whole run, so that there is something to read. */
const SEEDS = 3;

/** Reads what can be read, from the top down, to learn addresses; each operation once it has a target that is known. */
export async function explore(shared: Shared, ledger: Ledger): Promise<void> {
  const { world, settings } = shared;
  const session = new RunSession(shared);
  /** Of each answer to an operation with examples, whether it is one of them. */
  const canned: boolean[] = [];
  const left = new Set(
    world.contract.openapi.operations.filter((one) => one.method === 'GET' && forbidden(settings, one) === undefined),
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
        learn(world, exchange);
        if (succeeded(exchange) && examplesOf(one).length > 0) canned.push(isExample(shared, one, exchange));
      }),
    );
  }
  certain(session, ledger);
  if (canned.length > 0 && canned.every((one) => one)) world.stateless = true;
}

/** Notes what needs no repetition: requests that were not answered although they were sent twice. */
function certain({ judgements }: RunSession, ledger: Ledger): void {
  for (const [cause, judgement] of byCause(judgements.filter(({ exchange }) => exchange.failure?.repeated === true))) {
    if (ledger.repeats(cause) === undefined) ledger.add(judgement, 'failed', undefined);
  }
}

function isKnown({ world }: Shared, operation: OpenApiOperation): boolean {
  return (
    variablesOf(operation.path).length === 0 ||
    world.pool.known(operation.path).length > 0 ||
    variablesOf(operation.path).length ===
      variablesOf(world.pool.nearest(operation.path) === undefined ? '' : operation.path).length
  );
}

/** Makes a few things of each resource, parents first, so that the run has something of its own to read. */
export async function seed(shared: Shared, ledger: Ledger): Promise<readonly Thing[]> {
  const { world, settings } = shared;
  const session = new RunSession(shared);
  const alike: boolean[] = [];
  const makeable = world.resources.filter(
    (one) => creatorOf(one) !== undefined && forbidden(settings, creatorOf(one)!) === undefined,
  );
  for (const resource of makeable.toSorted((a, b) => depth(a.item) - depth(b.item))) {
    const made: Thing[] = [];
    for (let index = 0; index < SEEDS; index++) {
      const thing = await session.create(resource);
      if (thing === undefined) break;
      world.pool.add(resource.item, thing.vars, 'own');
      learn(world, thing.created, 'seen');
      made.push(thing);
    }
    if (made.length > 1) alike.push(answersAlike(made) && isExample(shared, creatorOf(resource)!, made[0]!.created));
  }
  certain(session, ledger);
  if (alike.length > 0) world.stateless = settings.stateless || alike.some((one) => one);
  return session.things;
}

function depth(path: string): number {
  return variablesOf(path).length;
}

/** Whether several things that were made of different bodies have one address and one answer. */
function answersAlike(made: readonly Thing[]): boolean {
  const texts = new Set(made.map(({ url, created }) => `${url} ${created.response?.text}`));
  const sent = new Set(made.map((thing) => JSON.stringify(thing.sent)));
  return made.length > 1 && texts.size === 1 && (sent.size > 1 || made[0]!.sent === undefined);
}

/** Whether an answer is one of the contract's examples, but for the server's own address. */
function isExample({ world }: Shared, operation: OpenApiOperation, exchange: Exchange): boolean {
  const own = new RegExp(`https?://[^/"]+(${escaped(new URL(world.base).pathname)})?`, 'g');
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
