/**
 * `x-hydra-contract-life`: what a contract says of its resources over time. Under a schema (how its resources begin, go on,
 * are listed and acted upon) and at the Description's root (how pages are clamped). Documented in docs/mock.md.
 */
import { UnusableInput } from '../../finding.js';
import type { Contract } from '../../model/contract.js';
import { get, getArray, getObject, getString, isObject, pointer, listOf } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { parseExpression } from './expression.js';
import type { Expression } from './expression.js';

export const EXTENSION = 'x-hydra-contract-life';

/** Property to value. */
export type Assignments = ReadonlyMap<string, Expression>;

export interface Lifecycle {
  /** Of a new resource. */
  readonly start: Assignments;
  /** Name of the list of what comes with a new resource, and the list in the request that it comes from. */
  readonly contains: ReadonlyMap<string, Expression>;
  readonly steps: readonly Step[];
  /** Worked out each time the resource is read. */
  readonly read: Assignments;
  /** By last segment of a collection's path below the resource. */
  readonly lists: ReadonlyMap<string, ListRule>;
  /** By last segment of a path below the resource that is POSTed to. */
  readonly actions: ReadonlyMap<string, readonly Action[]>;
}

/** Something that happens by itself. */
export interface Step {
  readonly when: Expression;
  /** Seconds since something last changed to the resource. */
  readonly after: Expression;
  readonly set: Assignments;
}

export interface ListRule {
  /** Last segment of the collection beside it that it is taken from. */
  readonly of: string | undefined;
  readonly where: Expression;
  /** Property to sort by, descending; undefined: in order of coming. */
  readonly newest: string | undefined;
}

/** What a POST does; the first whose condition holds. */
export interface Action {
  readonly when: Expression;
  readonly set: Assignments;
  readonly answer: Json | undefined;
}

/** How far paging parameters are taken as they are. */
export interface PagingRules {
  /** Used where a size is no number, below 1 or above {@link maximum}. */
  readonly size: number | undefined;
  readonly maximum: number | undefined;
  /** A size above the maximum means the maximum, not the default. */
  readonly cap: boolean;
  /** The status for a page that is not there; undefined: an empty page. */
  readonly beyond: number | undefined;
  /** A value that is no number counts as not given, where the schema would refuse it. */
  readonly lenient: boolean;
}

export interface Lifecycles {
  /** By component name of the schema. */
  get(schema: string | undefined): Lifecycle | undefined;
  readonly isEmpty: boolean;
  readonly paging: PagingRules | undefined;
}

/** The condition that always holds. */
export const ALWAYS: Expression = () => true;
const NO_DELAY: Expression = () => 0;

/**
 * Reads all lifecycles of a contract.
 * @throws {UnusableInput} with the place of what is not understood
 */
export function readLifecycles({ openapi }: Contract): Lifecycles {
  const lifecycles = new Map<string, Lifecycle>();
  for (const { name, schema, pointer: at } of openapi.schemas) {
    const said = get(schema, EXTENSION);
    if (said !== undefined)
      lifecycles.set(
        name,
        withLocation(() => readLifecycle(said), openapi, pointer(at, EXTENSION)),
      );
  }
  const paging = get(get(openapi.document, EXTENSION), 'paging');
  return {
    get: (schema) => (schema === undefined ? undefined : lifecycles.get(schema)),
    isEmpty: lifecycles.size === 0,
    paging: paging === undefined ? undefined : readPagingRules(paging),
  };
}

function withLocation<T>(read: () => T, openapi: Contract['openapi'], at: string): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UnusableInput)) throw error;
    const hint = error.hint === undefined ? {} : { hint: error.hint };
    throw new UnusableInput(`${EXTENSION}: ${error.message}`, { location: openapi.locate(at), ...hint });
  }
}

const KEYS = ['start', 'contains', 'steps', 'read', 'lists', 'actions'];

function readLifecycle(said: Json): Lifecycle {
  const unknown = Object.keys(isObject(said) ? said : {}).find((key) => !KEYS.includes(key));
  if (!isObject(said) || unknown !== undefined) {
    throw new UnusableInput(unknown === undefined ? 'It must be an object.' : `"${unknown}" is not known.`, {
      hint: `It may hold ${KEYS.join(', ')}.`,
    });
  }
  return {
    start: readAssignments(get(said, 'start')),
    contains: new Map(entries(said, 'contains').map(([name, from]) => [name, parseExpression(String(from))])),
    steps: getArray(said, 'steps').map(readStep),
    read: readAssignments(get(said, 'read')),
    lists: new Map(entries(said, 'lists').map(([name, list]) => [name, readListRule(list)])),
    actions: new Map(entries(said, 'actions').map(([name, actions]) => [name, listOf(actions).map(readAction)])),
  };
}

function readStep(step: Json): Step {
  return {
    when: condition(get(step, 'when')),
    after: expression(get(step, 'after'), NO_DELAY),
    set: readAssignments(get(step, 'set')),
  };
}

function readListRule(list: Json): ListRule {
  return { of: getString(list, 'of'), where: condition(get(list, 'where')), newest: getString(list, 'newest') };
}

function readAction(action: Json): Action {
  return {
    when: condition(get(action, 'when')),
    set: readAssignments(get(action, 'set')),
    answer: get(action, 'answer'),
  };
}

function readPagingRules(said: Json): PagingRules {
  const number = (key: string): number | undefined => {
    const value = get(said, key);
    return typeof value === 'number' ? value : undefined;
  };
  return {
    size: number('size'),
    maximum: number('maximum'),
    cap: get(said, 'cap') === true,
    beyond: number('beyond'),
    lenient: get(said, 'lenient') === true,
  };
}

/** A string is an expression, anything else is itself. */
function readAssignments(said: Json | undefined): Assignments {
  const pairs = Object.entries(isObject(said) ? said : {});
  return new Map(pairs.map(([key, value]) => [key, expression(value, () => value ?? null)]));
}

function expression(said: Json | undefined, otherwise: Expression): Expression {
  if (typeof said === 'number') return () => said;
  return typeof said === 'string' ? parseExpression(said) : otherwise;
}

function condition(said: Json | undefined): Expression {
  return expression(said, ALWAYS);
}

function entries(said: JsonObject, key: string): [string, Json][] {
  return Object.entries(getObject(said, key)).filter((pair): pair is [string, Json] => pair[1] !== undefined);
}
