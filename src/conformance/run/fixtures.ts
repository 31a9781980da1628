/** Resources that exist during the whole run, so that there is something to read. */
import { creatorOf } from '../plan/resource-types.js';
import type { ResourceType } from '../plan/resource-types.js';
import { variablesOf } from '../plan/template.js';
import type { CreatedResource } from '../check.js';
import { learnAddresses } from '../state/addresses.js';
import { isExample } from './examples.js';
import type { RunOutcomes } from './outcomes.js';
import { RunSession } from './session.js';
import { forbidden } from './settings.js';
import type { Shared } from './shared.js';

const FIXTURES_PER_TYPE = 3;

/** Creates a few resources of each type, parents first. */
export async function createFixtures(shared: Shared, outcomes: RunOutcomes): Promise<readonly CreatedResource[]> {
  const { state, settings } = shared;
  const session = new RunSession(shared);
  const isStateless: boolean[] = [];
  for (const resourceType of fixtureTypes(shared)) {
    const created = await createSome(session, shared, resourceType);
    const [first] = created;
    if (first !== undefined && created.length > 1)
      isStateless.push(haveOneAnswer(created) && isExample(state, creatorOf(resourceType)!, first.creation));
  }
  outcomes.addTimeouts(session.judgements);
  if (isStateless.length > 0) state.stateless = settings.stateless || isStateless.includes(true);
  return session.createdResources;
}

/** The types that the run may create, those with the fewest path variables first. */
function fixtureTypes({ state, settings }: Shared): ResourceType[] {
  const depth = ({ item }: ResourceType): number => variablesOf(item).length;
  return state.resourceTypes
    .filter((one) => {
      const creator = creatorOf(one);
      return creator !== undefined && forbidden(settings, creator) === undefined;
    })
    .toSorted((a, b) => depth(a) - depth(b));
}

async function createSome(
  session: RunSession,
  { state }: Shared,
  resourceType: ResourceType,
): Promise<CreatedResource[]> {
  const created: CreatedResource[] = [];
  for (let index = 0; index < FIXTURES_PER_TYPE; index++) {
    const resource = await session.create(resourceType);
    if (resource === undefined) break;
    state.pool.add(resourceType.item, resource.vars, 'own');
    learnAddresses(state, resource.creation, 'seen');
    created.push(resource);
  }
  return created;
}

/** Whether resources that were created from different bodies have the same address and the same answer. */
function haveOneAnswer(created: readonly CreatedResource[]): boolean {
  const answers = new Set(created.map(({ url, creation }) => `${url} ${creation.response?.text}`));
  const bodies = new Set(created.map(({ sent }) => JSON.stringify(sent)));
  return answers.size === 1 && (bodies.size > 1 || created[0]?.sent === undefined);
}
