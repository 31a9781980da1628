/**
 * Reads the extension `x-hydra-contract-life`, with which a contract defines how resources change over time.
 *
 * Within a schema it defines the lifecycle of its resources: initial values, steps, lists and actions. At the root of
 * the OpenAPI Description it defines how paging parameters are interpreted. Documented in docs/mock.md.
 */
import { UnusableInput } from '../../finding.js';
import type { Contract } from '../../model/contract.js';
import { get, getArray, getObject, getString, isObject, pointer, listOf } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { parseExpression } from './expression.js';
import type { Expression } from './expression.js';

export const EXTENSION = 'x-hydra-contract-life';

/** Expressions by the property that their value is assigned to. */
export type Assignments = ReadonlyMap<string, Expression>;

export interface Lifecycle {
  /** Initial values of a new resource. */
  readonly start: Assignments;
  /** Lists of resources created with a new resource: the name of each, and the list in the request it comes from. */
  readonly contains: ReadonlyMap<string, Expression>;
  readonly steps: readonly Step[];
  /** Properties computed on each read. */
  readonly read: Assignments;
  /** By the last segment of a collection's path below the resource. */
  readonly lists: ReadonlyMap<string, ListRule>;
  /** By the last segment of a path below the resource that accepts POST. */
  readonly actions: ReadonlyMap<string, readonly Action[]>;
}

/** A change that happens over time, without a request. */
export interface Step {
  readonly when: Expression;
  /** Delay in seconds since the resource last changed. */
  readonly after: Expression;
  readonly set: Assignments;
}

/** How the members of a collection are selected. */
export interface ListRule {
  /** Last segment of the sibling collection that the members come from. */
  readonly of: string | undefined;
  readonly where: Expression;
  /** Property to sort by, in descending order; undefined keeps the order of creation. */
  readonly newest: string | undefined;
}

/** The effect of a POST, if its condition is true. */
export interface Action {
  readonly when: Expression;
  readonly set: Assignments;
  /** The response body; undefined: the resource. */
  readonly answer: Json | undefined;
}

/** How paging parameters are interpreted. */
export interface PagingRules {
  /** The page size if none is given, or one that is not a number, below 1 or above {@link maximum}. */
  readonly size: number | undefined;
  readonly maximum: number | undefined;
  /** A size above the maximum means the maximum instead of {@link size}. */
  readonly cap: boolean;
  /** The status for a page that does not exist; undefined: an empty page. */
  readonly beyond: number | undefined;
  /** A value that is not a number is ignored, although it violates the parameter's schema. */
  readonly lenient: boolean;
}

export interface Lifecycles {
  /** By the component name of the schema. */
  get(schema: string | undefined): Lifecycle | undefined;
  readonly isEmpty: boolean;
  readonly paging: PagingRules | undefined;
}

/** The condition that is always true. */
export const ALWAYS: Expression = () => true;
const NO_DELAY: Expression = () => 0;

/**
 * Reads all lifecycles of a contract.
 * @throws {UnusableInput} with the location of an invalid value
 */
export function readLifecycles({ openapi }: Contract): Lifecycles {
  const lifecycles = new Map<string, Lifecycle>();
  for (const { name, schema, pointer: at } of openapi.schemas) {
    const declared = get(schema, EXTENSION);
    if (declared === undefined) continue;
    const lifecycle = withLocation(() => readLifecycle(declared), openapi, pointer(at, EXTENSION));
    lifecycles.set(name, lifecycle);
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

function readLifecycle(declared: Json): Lifecycle {
  const unknown = Object.keys(isObject(declared) ? declared : {}).find((key) => !KEYS.includes(key));
  if (!isObject(declared) || unknown !== undefined) {
    throw new UnusableInput(
      unknown === undefined ? 'the value is not an object.' : `"${unknown}" is not a known member.`,
      {
        hint: `Use an object with any of these members: ${KEYS.join(', ')}.`,
      },
    );
  }
  return {
    start: readAssignments(get(declared, 'start')),
    contains: new Map(entries(declared, 'contains').map(([name, from]) => [name, parseExpression(String(from))])),
    steps: getArray(declared, 'steps').map(readStep),
    read: readAssignments(get(declared, 'read')),
    lists: new Map(entries(declared, 'lists').map(([name, list]) => [name, readListRule(list)])),
    actions: new Map(entries(declared, 'actions').map(([name, actions]) => [name, listOf(actions).map(readAction)])),
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

function readPagingRules(declared: Json): PagingRules {
  const number = (key: string): number | undefined => {
    const value = get(declared, key);
    return typeof value === 'number' ? value : undefined;
  };
  return {
    size: number('size'),
    maximum: number('maximum'),
    cap: get(declared, 'cap') === true,
    beyond: number('beyond'),
    lenient: get(declared, 'lenient') === true,
  };
}

/** A string is an expression; any other value is a literal. */
function readAssignments(declared: Json | undefined): Assignments {
  const pairs = Object.entries(isObject(declared) ? declared : {});
  return new Map(pairs.map(([key, value]) => [key, expression(value, () => value ?? null)]));
}

function expression(declared: Json | undefined, fallback: Expression): Expression {
  if (typeof declared === 'number') return () => declared;
  return typeof declared === 'string' ? parseExpression(declared) : fallback;
}

function condition(declared: Json | undefined): Expression {
  return expression(declared, ALWAYS);
}

function entries(declared: JsonObject, key: string): [string, Json][] {
  return Object.entries(getObject(declared, key)).filter((pair): pair is [string, Json] => pair[1] !== undefined);
}
