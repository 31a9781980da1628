import type { OpenApiOperation, Parameter } from '../../model/contract.js';
import { get, isArray } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { RunState, Session } from '../check.js';
import { flatten, propertiesOf } from '../plan/flatten.js';
import { memberSchema } from '../plan/resource-types.js';
import { parameterWith } from '../plan/roles.js';
import { requestPage } from '../state/request-page.js';
import type { RequestedPage } from '../state/request-page.js';
import { collectionOperations } from '../state/subjects.js';
import { schemaExample } from '../../model/schema-walk.js';

/** A value of a sort parameter that names a property: what it sorts by, and in which direction. */
interface Order {
  readonly value: string;
  readonly property: string;
  readonly descending: boolean;
}

export const listSort = defineConformanceCheck({
  id: 'list-sort',
  title: 'A collection requested in an order is returned in that order',
  severity: 'warning',
  source: 'this project: sort parameters whose values name properties',
  scenario: defineScenario<OpenApiOperation>({
    writes: false,
    subjects: (state) => collectionOperations(state).filter((one) => ordersOf(state, one).length > 0),
    operation: (operation) => operation,
    async run(session, operation) {
      const sort = parameterWith(session.state.contract, operation, 'sort')!;
      for (const order of ordersOf(session.state, operation)) {
        const page = await requestPage(session, operation, [sort, order.value]);
        if (page === undefined || page.members.length < 2) continue;
        judgeOrder(session, page, sort, order.value, order);
        await judgeDirections(session, operation, sort, order);
      }
    },
  }),
});

/** The order in each direction that the direction parameter offers. */
async function judgeDirections(
  session: Session,
  operation: OpenApiOperation,
  sort: Parameter,
  order: Order,
): Promise<void> {
  const direction = parameterWith(session.state.contract, operation, 'direction');
  if (direction === undefined || direction === sort) return;
  for (const way of choicesOf(session.state, direction)) {
    const page = await requestPage(session, operation, [sort, order.value], [direction, way]);
    if (page !== undefined) judgeOrder(session, page, direction, way, { ...order, descending: /^desc/i.test(way) });
  }
}

function judgeOrder(
  session: Session,
  { exchange, members }: RequestedPage,
  parameter: Parameter,
  value: string,
  { property, descending }: Order,
): void {
  const values = members.map((member) => get(member, property));
  if (isSorted(values, descending) !== false) return;
  session.report(exchange, {
    message: `${parameter.name}=${value} returns members that are not in ${descending ? 'descending' : 'ascending'} order of ${property}.`,
    key: `${parameter.name} ${descending ? 'falling' : 'rising'}`,
  });
}

/** Values of the sort parameter that name a property of the members, from its enum, default or examples. */
function ordersOf(state: RunState, operation: OpenApiOperation): Order[] {
  const sort = parameterWith(state.contract, operation, 'sort');
  const schema = memberSchema(state.contract, operation);
  if (sort === undefined || schema === undefined) return [];
  const properties = propertiesOf(flatten(state.contract.openapi.document, schema));
  return choicesOf(state, sort).flatMap((value) => {
    const [, sign, property, way] = /^([-+]?)([^:\s]+?)(?:[:\s](asc|desc))?$/i.exec(value) ?? [];
    if (property === undefined || !properties.has(property)) return [];
    return [{ value, property, descending: sign === '-' || way?.toLowerCase() === 'desc' }];
  });
}

function choicesOf(state: RunState, parameter: Parameter): string[] {
  const flat = flatten(state.contract.openapi.document, parameter.schema);
  const choices = flat['enum'];
  const found = [
    isArray(choices) ? choices : [],
    [flat['default']],
    [schemaExample(flat)],
    parameter.examples.map(({ value }) => value),
  ].find((values) => values.length > 0 && values[0] !== undefined);
  return (found ?? []).filter((value): value is string => typeof value === 'string');
}

/** Whether values are in order; undefined when they cannot be compared. Equal neighbours are in either order. */
function isSorted(values: readonly (Json | undefined)[], descending: boolean): boolean | undefined {
  const present = values.filter((value) => value !== null && value !== undefined);
  const ordered = descending ? present.toReversed() : present;
  if (ordered.length < 2) return undefined;
  if (ordered.every((value) => typeof value === 'string')) return COLLATIONS.some((one) => isAscending(ordered, one));
  if (ordered.every((value) => typeof value === 'number')) return isAscending(ordered, (a, b) => a - b);
  return ordered.every((value) => typeof value === 'boolean')
    ? isAscending(ordered, (a, b) => Number(a) - Number(b))
    : undefined;
}

/** Servers order texts by code units, by the rules of a language, or without regard to case. */
const COLLATIONS: readonly ((a: string, b: string) => number)[] = [
  (a, b) => (a < b ? -1 : a > b ? 1 : 0),
  (a, b) => a.localeCompare(b),
  (a, b) => a.toLowerCase().localeCompare(b.toLowerCase()),
];

function isAscending<T>(values: readonly T[], compare: (a: T, b: T) => number): boolean {
  return values.every((value, index) => index === 0 || compare(values[index - 1]!, value) <= 0);
}
