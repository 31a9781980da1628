import type { OpenApiOperation, Parameter } from '../../model/contract.js';
import { get, isArray } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { RunState, Session } from '../check.js';
import { flatten, propertiesOf } from '../plan/flatten.js';
import { memberSchema } from '../plan/resource-types.js';
import { roleOf } from '../plan/roles.js';
import { queryPairs } from '../plan/serialise.js';
import { show } from '../plan/values.js';
import { memberKey, totalOf } from '../state/collection-page.js';
import { withProperties } from '../state/compare-values.js';
import { followPages, readCollection } from '../state/read-collection.js';
import type { CollectionReading } from '../state/read-collection.js';
import { requestPage, smallPages } from '../state/request-page.js';
import { collectionOperations } from '../state/subjects.js';

/** A query parameter that filters a collection by a property of its members. */
interface Filter {
  readonly parameter: Parameter;
  readonly property: string;
}

export const listFilter = defineConformanceCheck({
  id: 'list-filter',
  title: 'A filter named like a property returns all members with the given value, and no others',
  severity: 'warning',
  source: 'this project: query parameters named like properties of the members',
  scenario: defineScenario<OpenApiOperation>({
    writes: false,
    subjects: (state) => collectionOperations(state).filter((one) => filtersOf(state, one).length > 0),
    operation: (operation) => operation,
    async run(session, operation) {
      await createVariety(session, operation);
      const whole = await readCollection(session, operation);
      if (!whole.complete || whole.members.length < 2) return 'fewer than two members: nothing to filter';
      for (const filter of filtersOf(session.state, operation)) {
        await judgeValues(session, operation, filter, whole.members);
        await judgeUnusedValue(session, operation, filter, whole.members);
      }
    },
  }),
});

/** Creates resources that differ in the filtered properties, so that a filter has something to exclude. */
async function createVariety(session: Session, operation: OpenApiOperation): Promise<void> {
  const { state } = session;
  const resourceType = state.resourceTypes.find(({ list, create }) => list === operation && create !== undefined);
  if (resourceType === undefined || !state.writes) return;
  for (const { parameter, property } of filtersOf(state, operation)) {
    const flat = flatten(state.contract.openapi.document, parameter.schema);
    for (const value of choicesOf(flat).slice(0, 4))
      await session.create(resourceType, { adjust: (body) => withProperties(body, { [property]: value }) });
  }
}

/** The values that a schema lists. */
function choicesOf(flat: JsonObject): readonly Json[] {
  const choices = flat['enum'];
  if (isArray(choices)) return choices;
  return flat['type'] === 'boolean' ? [true, false] : [];
}

async function judgeValues(
  session: Session,
  operation: OpenApiOperation,
  filter: Filter,
  members: readonly Json[],
): Promise<void> {
  const judge = session.state.judges.judge(filter.parameter.schema);
  const values = [...new Set(members.map((member) => get(member, filter.property)).filter(isScalar))];
  for (const value of outermost(values)) {
    if (judge(value).length > 0 || value === '') continue;
    const query = queryPairs(filter.parameter, value);
    const filtered = await readCollection(session, operation, { query });
    if (filtered.first.response === undefined || filtered.first.response.status >= 300) continue;
    const foreign = judgeForeign(session, filter, value, filtered);
    judgeMissing(session, filter, value, filtered, members);
    if (foreign) continue;
    judgeTotal(session, filter, value, filtered);
    await judgeNextPages(session, operation, filter, value);
  }
}

/** Every member that the filter returns has the value; returns whether one does not. */
function judgeForeign(
  session: Session,
  { parameter, property }: Filter,
  value: Json,
  { members, first }: CollectionReading,
): boolean {
  const foreign = members.find((member) => !fits(get(member, property), value));
  if (foreign !== undefined)
    session.report(first, {
      message: `${parameter.name}=${show(value)} returns a member whose ${property} is ${show(get(foreign, property) ?? null)}.`,
      key: `foreign ${parameter.name}`,
    });
  return foreign !== undefined;
}

/** Every member with the value is returned. */
function judgeMissing(
  session: Session,
  { parameter, property }: Filter,
  value: Json,
  filtered: CollectionReading,
  members: readonly Json[],
): void {
  const returned = new Set(filtered.members.map(memberKey));
  const wanted = members.filter((member) => get(member, property) === value);
  const missing = wanted.filter((member) => !returned.has(memberKey(member)));
  if (filtered.complete && missing.length > 0)
    session.report(filtered.first, {
      message: `${parameter.name}=${show(value)} omits ${missing.length} of the ${wanted.length} members whose ${property} has that value.`,
      key: `missing ${parameter.name}`,
    });
}

/** The stated total is that of the filtered members. */
function judgeTotal(
  session: Session,
  { parameter }: Filter,
  value: Json,
  { complete, first, members }: CollectionReading,
): void {
  const stated = totalOf(first);
  if (complete && stated !== undefined && stated.total !== members.length)
    session.report(first, {
      message: `${parameter.name}=${show(value)} states a total of ${stated.total} members, but returns ${members.length}.`,
      key: `total ${parameter.name}`,
      at: stated.at,
    });
}

/** Links from one short page to the next keep the filter. */
async function judgeNextPages(
  session: Session,
  operation: OpenApiOperation,
  { parameter, property }: Filter,
  value: Json,
): Promise<void> {
  const small = smallPages(session.state, operation);
  if (small === undefined) return;
  const query = [...queryPairs(parameter, value), ...small];
  const { members, first } = await followPages(session, operation, { query }, 15);
  const foreign = members.find((member) => !fits(get(member, property), value));
  if (foreign === undefined) return;
  session.report(first, {
    message: `The links from page to page of ${parameter.name}=${show(value)} lead to a member whose ${property} is ${show(get(foreign, property) ?? null)}.`,
    key: `next ${parameter.name}`,
    hint: 'Keep the query parameters in links to other pages.',
  });
}

/** A value that no member has returns an empty collection. */
async function judgeUnusedValue(
  session: Session,
  operation: OpenApiOperation,
  { parameter, property }: Filter,
  members: readonly Json[],
): Promise<void> {
  const value = 'zzz-no-member-has-this';
  if (
    session.state.judges.judge(parameter.schema)(value).length > 0 ||
    members.some((member) => typeof get(member, property) !== 'string')
  )
    return;
  const page = await requestPage(session, operation, [parameter, value]);
  if (page !== undefined && page.members.length > 0)
    session.report(page.exchange, {
      message: `${parameter.name}=${value} returns ${page.members.length} members, although none of them has this ${property}.`,
      key: `foreign ${parameter.name}`,
    });
}

/** Query parameters that are named like a property of the members. */
function filtersOf({ contract }: RunState, operation: OpenApiOperation): Filter[] {
  const schema = memberSchema(contract, operation);
  const properties = schema === undefined ? [] : [...propertiesOf(flatten(contract.openapi.document, schema)).keys()];
  return operation.parameters.flatMap((parameter) => {
    if (parameter.in !== 'query' || roleOf(contract, parameter) !== 'other') return [];
    const property = parameter.name.replace(/^filter\[(.+)\]$/, '$1');
    return properties.includes(property) ? [{ parameter, property }] : [];
  });
}

/** Whether a value matches a filter: it is equal or, since servers match texts differently, contains the text. */
function fits(found: Json | undefined, value: Json): boolean {
  if (isArray(found)) return found.some((item) => fits(item, value));
  if (typeof found === 'string' && typeof value === 'string') return found.toLowerCase().includes(value.toLowerCase());
  return found === value;
}

/** The first two and the last two values. */
function outermost<T>(values: readonly T[]): readonly T[] {
  return values.length <= 4 ? values : [...values.slice(0, 2), ...values.slice(-2)];
}

function isScalar(value: Json | undefined): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
