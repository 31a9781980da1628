/** Interprets the query parameters of a collection by their declared names: paging, sorting, filters. */
import type { OpenApiOperation, Parameter } from '../../model/contract.js';
import { get, isArray, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { roleByName } from '../../model/parameter-roles.js';
import type { ParameterRole } from '../../model/parameter-roles.js';
import type { PagingRules } from '../lifecycle/lifecycle.js';
import { keyword } from '../schema/outline.js';
import type { References } from '../schema/references.js';
import { flatten } from '../schema/write-only.js';
import { plainName } from '../../model/plain-name.js';

/** A declared query parameter with its role. */
export interface KnownParameter {
  readonly parameter: Parameter;
  readonly role: ParameterRole;
  readonly default: Json | undefined;
  readonly isNumber: boolean;
}

/** The query parameters of an operation with their roles, as far as the types of their schemas suit the roles. */
export function knownParameters(operation: OpenApiOperation, references: References): KnownParameter[] {
  const query = operation.parameters.filter((parameter) => parameter.in === 'query');
  const known = query.map((parameter): KnownParameter => {
    const declared = flatten(parameter.schema, references);
    const type = keyword(declared, 'type');
    const isNumber = type === 'integer' || type === 'number';
    const isDate = declared.some((schema) => ['date', 'date-time'].includes(String(get(schema, 'format'))));
    const role = roleByName(parameter.name, { isNumber, isDate }) ?? 'filter';
    return { parameter, role, default: keyword(declared, 'default'), isNumber };
  });
  // In addition to `sort=name`, `order=asc` is a direction.
  const sorts = known.filter(({ role }) => role === 'sort');
  return known.map((each) =>
    sorts.length > 1 && /^order$/i.test(each.parameter.name) ? { ...each, role: 'direction' } : each,
  );
}

/** Whether the type of a parameter's schema suits a role. */
/** A page of resources, and its position among all of them. */
export interface MemberPage<T> {
  readonly items: readonly T[];
  readonly total: number;
  readonly size: number;
  /** Starts at 0. */
  readonly offset: number;
  /** Starts at 1. */
  readonly number: number;
  readonly pages: number;
}

/** The range that the paging parameters of a request select. */
export interface PageWindow {
  readonly size: number;
  readonly offset: number;
  /** Whether the operation has paging parameters. */
  readonly isPaged: boolean;
}

/** Reads the paging parameters within the contract's limits; a value that is not a number is ignored. */
export function readWindow(
  parameters: readonly KnownParameter[],
  query: URLSearchParams,
  rules: PagingRules | undefined,
): PageWindow {
  const value = (role: ParameterRole): number | undefined => {
    const known = parameters.find((each) => each.role === role);
    return known === undefined ? undefined : (integer(query.get(known.parameter.name)) ?? integer(known.default));
  };
  const has = (role: ParameterRole): boolean => parameters.some((each) => each.role === role);
  const size = clampSize(value('size'), rules);
  const isPaged = has('page') || has('size') || has('offset') || has('cursor');
  const cursor = parameters.find(({ role }) => role === 'cursor');
  const start = cursor === undefined ? undefined : readCursor(query.get(cursor.parameter.name));
  const page = Math.max(value('page') ?? 1, 1);
  const offset = start ?? (has('offset') ? Math.max(value('offset') ?? 0, 0) : (page - 1) * size);
  return { size: isPaged ? size : Infinity, offset: isPaged ? offset : 0, isPaged };
}

/** The default page size, unless the contract states one. */
const DEFAULT_SIZE = 100;
/** The maximum page size, unless the contract states one. */
const MAX_SIZE = 10_000;

function clampSize(requested: number | undefined, rules: PagingRules | undefined): number {
  const usual = rules?.size ?? DEFAULT_SIZE;
  const maximum = rules?.maximum ?? MAX_SIZE;
  if (requested === undefined || requested < 1) return usual;
  if (requested <= maximum) return requested;
  return rules?.cap === false ? usual : maximum;
}

function integer(value: Json | undefined): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
}

/** The cursor of an offset, opaque to clients. */
export function cursorFor(offset: number): string {
  return Buffer.from(`offset:${offset}`).toString('base64url');
}

function readCursor(cursor: string | null): number | undefined {
  const match = cursor === null ? null : /^offset:(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString());
  return match === null ? undefined : Number(match[1]);
}

/** Cuts a page out of a list. */
export function slicePage<T>(all: readonly T[], { size, offset }: PageWindow): MemberPage<T> {
  const total = all.length;
  const items = Number.isFinite(size) ? all.slice(offset, offset + size) : all;
  const finite = Number.isFinite(size) ? size : Math.max(total, 1);
  const number = Math.floor(offset / finite) + 1;
  return { items, total, size: finite, offset, number, pages: Math.max(Math.ceil(total / finite), 1) };
}

/** How a request filters and sorts resources; undefined where it does not. */
export interface Selection {
  readonly matches: ((value: JsonObject) => boolean) | undefined;
  readonly compare: ((a: JsonObject, b: JsonObject) => number) | undefined;
}

/** Reads the filters and the order of a request. A filter that names no property of the members has no effect. */
export function readSelection(
  parameters: readonly KnownParameter[],
  query: URLSearchParams,
  properties: ReadonlySet<string>,
  now: number,
): Selection {
  const tests = parameters.flatMap((known) => testFor(known, query, properties, now) ?? []);
  const matches = tests.length === 0 ? undefined : (value: JsonObject): boolean => tests.every((test) => test(value));
  return { matches, compare: readOrder(parameters, query, properties) };
}

type Test = (value: JsonObject) => boolean;

function testFor(
  { parameter, role }: KnownParameter,
  query: URLSearchParams,
  properties: ReadonlySet<string>,
  now: number,
): Test | undefined {
  const values = valuesOf(parameter, query);
  if (values.length === 0) return undefined;
  if (role === 'search') return (value) => values.every((wanted) => mentions(value, wanted.toLowerCase()));
  if (role === 'since' || role === 'until') return rangeTest(role, values[0] ?? '', properties, now);
  if (role !== 'filter') return undefined;
  const path = propertyPath(parameter.name, properties);
  return path === undefined ? undefined : (value) => matchesAny(read(value, path), values);
}

function valuesOf({ name, explode, style }: Parameter, query: URLSearchParams): string[] {
  const given = [...query.getAll(name), ...query.getAll(`${name}[]`)].filter((value) => value !== '');
  const separator = style === 'pipeDelimited' ? '|' : style === 'spaceDelimited' ? ' ' : ',';
  return explode ? given : given.flatMap((value) => value.split(separator));
}

/** The property that a name denotes: `recipe_type_id` means `recipe_type.id` if there is a property `recipe_type`. */
export function propertyPath(name: string, properties: ReadonlySet<string>): readonly string[] | undefined {
  const wanted = plainName(name.replace(/^filter\[(.*)\]$/i, '$1'));
  const whole = [...properties].find((property) => plainName(property) === wanted);
  if (whole !== undefined) return [whole];
  const start = [...properties]
    .filter((property) => plainName(property) !== '' && wanted.startsWith(plainName(property)))
    .toSorted((a, b) => b.length - a.length)[0];
  return start === undefined ? undefined : [start, wanted.slice(plainName(start).length)];
}

function read(value: JsonObject, [key = '', inner]: readonly string[]): Json | undefined {
  const found = get(value, key);
  if (inner === undefined || !isObject(found)) return inner === undefined ? found : undefined;
  const same = Object.keys(found).find((each) => plainName(each) === inner);
  return same === undefined ? undefined : get(found, same);
}

function matchesAny(value: Json | undefined, wanted: readonly string[]): boolean {
  if (isArray(value)) return value.some((item) => matchesAny(item, wanted));
  if (isObject(value)) return ['id', 'name', '@id'].some((key) => matchesAny(get(value, key), wanted));
  return value !== undefined && wanted.includes(String(value));
}

function mentions(value: Json | undefined, wanted: string): boolean {
  if (typeof value === 'string') return value.toLowerCase().includes(wanted);
  if (isArray(value)) return value.some((item) => mentions(item, wanted));
  return isObject(value) && Object.values(value).some((item) => mentions(item, wanted));
}

/** Properties to which a time range applies: the first that members have. */
const TIMES = [
  'last_modified',
  'lastModified',
  'modified',
  'updated',
  'updatedAt',
  'updated_at',
  'timestamp',
  'created',
  'createdAt',
  'created_at',
  'submitted',
  'date',
];

function rangeTest(
  role: 'since' | 'until',
  bound: string,
  properties: ReadonlySet<string>,
  now: number,
): Test | undefined {
  const key = TIMES.find((name) => properties.has(name));
  const time = timeOf(bound, now);
  if (key === undefined || time === undefined) return undefined;
  return (value) => {
    const at = Date.parse(String(get(value, key)));
    return !Number.isNaN(at) && (role === 'since' ? at >= time : at <= time);
  };
}

/** The time of a date-time or of an ISO 8601 duration, which means that long ago; in milliseconds since 1970. */
function timeOf(text: string, now: number): number | undefined {
  const at = Date.parse(text);
  if (!Number.isNaN(at)) return at;
  const match = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text);
  if (match === null) return undefined;
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return (
    now -
    ((((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60_000 -
    (seconds ?? 0) * 1000
  );
}

/** Reads `order=-title`, `sort=title:desc`, `sort=title desc` or `sort=a,b`; unknown properties are ignored. */
function readOrder(
  parameters: readonly KnownParameter[],
  query: URLSearchParams,
  properties: ReadonlySet<string>,
): Selection['compare'] {
  const value = (role: ParameterRole): string[] =>
    parameters.filter((known) => known.role === role).flatMap(({ parameter }) => query.getAll(parameter.name));
  const reversed = value('direction').some((direction) => /^desc/i.test(direction));
  const keys = value('sort')
    .flatMap((text) => text.split(','))
    .flatMap((text) => {
      const [, minus = '', name = '', suffix = ''] = /^([-+]?)(.*?)(?:[: ](asc|desc)\w*)?$/i.exec(text.trim()) ?? [];
      const path = propertyPath(name, properties);
      return path === undefined ? [] : [{ path, sign: (minus === '-' || /^desc/i.test(suffix)) !== reversed ? -1 : 1 }];
    });
  if (keys.length === 0) return undefined;
  return (a, b) =>
    keys.reduce((order, { path, sign }) => order || sign * compareValues(read(a, path), read(b, path)), 0);
}

function compareValues(a: Json | undefined, b: Json | undefined): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [x, y] = [a === undefined || a === null ? '' : String(a), b === undefined || b === null ? '' : String(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}
