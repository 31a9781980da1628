import type { OpenApiOperation, Parameter } from '../../model/contract.js';
import { get, isArray } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { Session, RunState } from '../check.js';
import { flatten, propertiesOf } from '../plan/flatten.js';
import { memberSchema } from '../plan/resource-types.js';
import { parameterWith } from '../plan/roles.js';
import { collectionOperations, requestPage } from '../state/request-page.js';

/** A value of a sort parameter that names a property: what it sorts by and which way. */
interface Order {
  readonly value: string;
  readonly property: string;
  readonly descending: boolean;
}

export const listSort = defineConformanceCheck({
  id: 'list-sort',
  title: 'A list that was asked for in an order is in that order',
  severity: 'warning',
  source: 'this project: sort parameters whose values name properties',
  scenario: defineScenario<OpenApiOperation>({
    writes: false,
    subjects: (state) => collectionOperations(state).filter((one) => orders(state, one).length > 0),
    operation: (operation) => operation,
    async run(session, operation) {
      const sort = parameterWith(session.state.contract, operation, 'sort')!;
      const direction = parameterWith(session.state.contract, operation, 'direction');
      for (const order of orders(session.state, operation)) {
        const list = await requestPage(session, operation, [sort, order.value]);
        if (list === undefined || list.members.length < 2) continue;
        const values = list.members.map((member) => get(member, order.property));
        if (sorted(values, order.descending) === false) report(session, list.exchange, sort, order.value, order);
        if (direction === undefined || direction === sort) continue;
        for (const way of choices(session.state, direction)) {
          const turned = await requestPage(session, operation, [sort, order.value], [direction, way]);
          const descending = /^desc/i.test(way);
          if (
            turned !== undefined &&
            sorted(
              turned.members.map((member) => get(member, order.property)),
              descending,
            ) === false
          ) {
            report(session, turned.exchange, direction, way, { ...order, descending });
          }
        }
      }
    },
  }),
});

function report(
  session: Session,
  exchange: Parameters<Session['report']>[0],
  parameter: Parameter,
  value: string,
  { property, descending }: Order,
): void {
  session.report(exchange, {
    message: `${parameter.name}=${value} gives a list that is not ${descending ? 'falling' : 'rising'} by ${property}.`,
    key: `${parameter.name} ${descending ? 'falling' : 'rising'}`,
  });
}

/** Values of the sort parameter that name a property of the members, as enum, example or default. */
function orders(state: RunState, operation: OpenApiOperation): Order[] {
  const sort = parameterWith(state.contract, operation, 'sort');
  const schema = memberSchema(state.contract, operation);
  if (sort === undefined || schema === undefined) return [];
  const properties = new Set(propertiesOf(flatten(state.contract.openapi.document, schema)).keys());
  const stated = choices(state, sort);
  const judge = state.judges.judge(sort.schema);
  const derived =
    stated.length > 0
      ? []
      : [...properties].filter((name) => !name.startsWith('@') && judge(name).length === 0).slice(0, 0);
  return [...stated, ...derived].flatMap((value) => {
    const [, sign, name, way] = /^([-+]?)([^:\s]+?)(?:[:\s](asc|desc))?$/i.exec(value) ?? [];
    if (name === undefined || !properties.has(name)) return [];
    return [{ value, property: name, descending: sign === '-' || way?.toLowerCase() === 'desc' }];
  });
}

function choices(state: RunState, parameter: Parameter): string[] {
  const flat = flatten(state.contract.openapi.document, parameter.schema);
  const list = [flat['enum'], [flat['default']], [flat['example']], parameter.examples.map(({ value }) => value)].find(
    (values) => isArray(values) && values.length > 0 && values[0] !== undefined,
  );
  return ((list ?? []) as readonly (Json | undefined)[]).filter((value): value is string => typeof value === 'string');
}

/** Whether values rise (or fall); undefined when they cannot be compared, equal neighbours are fine either way. */
function sorted(values: readonly (Json | undefined)[], descending: boolean): boolean | undefined {
  const present = values.filter((value) => value !== null && value !== undefined);
  if (present.length < 2 || new Set(present.map((value) => typeof value)).size > 1) return undefined;
  const ways: ((a: never, b: never) => number)[] =
    typeof present[0] === 'string'
      ? ([
          (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0),
          (a: string, b: string) => a.localeCompare(b),
          (a: string, b: string) => a.toLowerCase().localeCompare(b.toLowerCase()),
        ] as never)
      : ([(a: number, b: number) => a - b] as never);
  if (typeof present[0] === 'object') return undefined;
  return ways.some((compare) =>
    present.every(
      (value, index) =>
        index === 0 ||
        (descending
          ? compare(value as never, present[index - 1] as never) <= 0
          : compare(present[index - 1] as never, value as never) <= 0),
    ),
  );
}
