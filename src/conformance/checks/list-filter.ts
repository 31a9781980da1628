import type { OpenApiOperation, Parameter } from '../../model/contract.js';
import { get, isArray } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { Session, RunState } from '../check.js';
import { flatten, propertiesOf } from '../plan/flatten.js';
import { memberSchema } from '../plan/resource-types.js';
import { parameterWith, roleOf } from '../plan/roles.js';
import { show } from '../plan/values.js';
import { followPages } from '../state/read-collection.js';
import { memberKey, totalOf } from '../state/collection-page.js';
import { collectionOperations, requestPage } from '../state/request-page.js';
import { readCollection } from '../state/read-collection.js';
import { queryPairs } from '../plan/serialise.js';

export const listFilter = defineConformanceCheck({
  id: 'list-filter',
  title: 'A filter that is named like a property gives the members that have the value, all of them and no others',
  severity: 'warning',
  source: 'this project: query parameters named like properties of the members',
  scenario: defineScenario<OpenApiOperation>({
    writes: false,
    subjects: (state) => collectionOperations(state).filter((one) => filters(state, one).length > 0),
    operation: (operation) => operation,
    async run(session, operation) {
      await stock(session, operation);
      const whole = await readCollection(session, operation);
      if (!whole.complete || whole.members.length < 2) return 'fewer than two members: nothing to filter';
      for (const [parameter, property] of filters(session.state, operation))
        await filtered(session, operation, parameter, property, whole.members);
    },
  }),
});

/** Makes things that differ in the filtered properties, so that there is something to tell apart. */
async function stock(session: Session, operation: OpenApiOperation): Promise<void> {
  const resourceType = session.state.resourceTypes.find(
    ({ list, create }) => list === operation && create !== undefined,
  );
  if (resourceType === undefined || !session.state.writes) return;
  for (const [parameter, property] of filters(session.state, operation)) {
    const flat = flatten(session.state.contract.openapi.document, parameter.schema);
    const values: readonly Json[] = isArray(flat['enum'])
      ? flat['enum']
      : flat['type'] === 'boolean'
        ? [true, false]
        : [];
    for (const value of values.slice(0, 4))
      await session.create(resourceType, { adjust: (body) => ({ ...(body as object), [property]: value }) });
  }
}

async function filtered(
  session: Session,
  operation: OpenApiOperation,
  parameter: Parameter,
  property: string,
  members: readonly Json[],
): Promise<void> {
  const values = [...new Set(members.map((member) => get(member, property)).filter(isScalar))];
  for (const value of pick(values)) {
    if (session.state.judges.judge(parameter.schema)(value).length > 0 || value === '') continue;
    const list = await readCollection(session, operation, { query: queryPairs(parameter, value) });
    if (list.first.response === undefined || list.first.response.status >= 300) continue;
    const wanted = members.filter((member) => get(member, property) === value);
    const got = new Set(list.members.map(memberKey));
    const foreign = list.members.find((member) => !fits(get(member, property), value));
    if (foreign !== undefined) {
      session.report(list.first, {
        message: `${parameter.name}=${show(value)} gives a member whose ${property} is ${show(get(foreign, property) ?? null)}.`,
        key: `foreign ${parameter.name}`,
      });
    }
    const missing = wanted.filter((member) => !got.has(memberKey(member)));
    if (list.complete && missing.length > 0) {
      session.report(list.first, {
        message: `${parameter.name}=${show(value)} leaves out ${missing.length} of ${wanted.length} members whose ${property} is that.`,
        key: `missing ${parameter.name}`,
      });
    }
    const stated = totalOf(list.first);
    if (list.complete && stated !== undefined && foreign === undefined && stated.total !== list.members.length) {
      session.report(list.first, {
        message: `${parameter.name}=${show(value)} states ${stated.total} members in all and gives ${list.members.length}.`,
        key: `total ${parameter.name}`,
        at: stated.at,
      });
    }
    if (foreign === undefined) await onNextPages(session, operation, parameter, property, value);
  }
  await nobody(session, operation, parameter, property, members);
}

/** The filter holds on the pages that short ones link to. */
async function onNextPages(
  session: Session,
  operation: OpenApiOperation,
  parameter: Parameter,
  property: string,
  value: Json,
): Promise<void> {
  const limit = parameterWith(session.state.contract, operation, 'limit');
  if (limit === undefined || session.state.judges.judge(limit.schema)(1).length > 0) return;
  const list = await followPages(
    session,
    operation,
    { query: [...queryPairs(parameter, value), ...queryPairs(limit, 1)] },
    15,
  );
  const foreign = list.members.find((member) => !fits(get(member, property), value));
  if (foreign === undefined) return;
  session.report(list.first, {
    message: `The links to the next pages of ${parameter.name}=${show(value)} lead to a member whose ${property} is ${show(get(foreign, property) ?? null)}.`,
    key: `next ${parameter.name}`,
    hint: 'Keep the query in links to other pages.',
  });
}

/** A value that no member has gives an empty list. */
async function nobody(
  session: Session,
  operation: OpenApiOperation,
  parameter: Parameter,
  property: string,
  members: readonly Json[],
): Promise<void> {
  const value = 'zzz-no-member-has-this';
  if (
    session.state.judges.judge(parameter.schema)(value).length > 0 ||
    members.some((member) => typeof get(member, property) !== 'string')
  )
    return;
  const list = await requestPage(session, operation, [parameter, value]);
  if (list !== undefined && list.members.length > 0) {
    session.report(list.exchange, {
      message: `${parameter.name}=${value} gives ${list.members.length} members, none of which has that ${property}.`,
      key: `foreign ${parameter.name}`,
    });
  }
}

/** Query parameters that are named like a property of the members and take its values. */
function filters(state: RunState, operation: OpenApiOperation): (readonly [Parameter, string])[] {
  const schema = memberSchema(state.contract, operation);
  const properties =
    schema === undefined ? [] : [...propertiesOf(flatten(state.contract.openapi.document, schema)).keys()];
  return operation.parameters.flatMap((parameter) => {
    if (parameter.in !== 'query' || roleOf(state.contract, parameter) !== 'other') return [];
    const name = parameter.name.replace(/^filter\[(.+)\]$/, '$1');
    return properties.includes(name) ? [[parameter, name] as const] : [];
  });
}

/** Equal, or a text that holds the other: servers differ in how they match texts. */
function fits(found: Json | undefined, value: Json): boolean {
  if (isArray(found)) return found.some((item) => fits(item, value));
  if (typeof found === 'string' && typeof value === 'string') return found.toLowerCase().includes(value.toLowerCase());
  return found === value;
}

function pick<T>(values: readonly T[]): readonly T[] {
  return values.length <= 4 ? values : [...values.slice(0, 2), ...values.slice(-2)];
}

function isScalar(value: Json | undefined): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
