/** Request bodies made unique, so that the resources of a run can be distinguished. */
import type { OpenApiOperation } from '../../model/contract.js';
import { get, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { RunState } from '../check.js';
import { bodyProperties } from '../plan/resource-types.js';
import { formatSample } from '../plan/formats.js';
import { typesOf } from '../plan/flatten.js';
import { lastVariable } from '../plan/template.js';
import type { Vars } from '../plan/template.js';

export interface FreshBodyOptions {
  /** A number that is unique to this body. */
  readonly n: number;
  /** Name of the top-level property that must not be changed. */
  readonly keep?: string | undefined;
  /** Variables of the address that the body is sent to. */
  readonly vars?: Vars | undefined;
}

/**
 * A body that differs from every other: free texts, e-mail addresses and UUIDs become unique, references to other
 * resources name existing ones, and the resource's own identifier matches its address. Everything else is unchanged.
 */
export function freshBody(state: RunState, operation: OpenApiOperation, body: Json, options: FreshBodyOptions): Json {
  if (!isObject(body)) return body;
  const facts = bodyProperties(state.contract, operation);
  const fresh: Record<string, Json | undefined> = Object.assign(Object.create(null), body);
  for (const [name, value] of Object.entries(body)) {
    if (name === options.keep || value === undefined) continue;
    fresh[name] = freshValue(state, operation, name, value, facts.get(name)?.flat ?? {}, options);
  }
  return fresh;
}

function freshValue(
  state: RunState,
  operation: OpenApiOperation,
  name: string,
  value: Json,
  flat: JsonObject,
  options: FreshBodyOptions,
): Json {
  const own = ownIdentifier(operation, name, options.vars);
  if (own !== undefined) return typeof value === 'number' ? Number(own) : own;
  const foreign = foreignIdentifier(state, name);
  if (foreign !== undefined) return typeof value === 'number' ? Number(foreign) : foreign;
  if (operation.method === 'POST' && chosenByClient(state, operation, name))
    return typeof value === 'number'
      ? 1_000_000 + options.n
      : typeof value === 'string'
        ? freshIdentifier(value, options.n)
        : value;
  return typeof value === 'string' ? freshText(name, value, flat, options.n) : value;
}

/** The identifier in the address of the resource that is written, if the property holds it. */
function ownIdentifier(operation: OpenApiOperation, name: string, vars: Vars | undefined): string | undefined {
  const variable = lastVariable(operation.path);
  if (vars === undefined || variable === undefined || (name !== variable && name !== 'id')) return undefined;
  return vars[variable];
}

/** Whether a property of a body is the identifier of the resource that the body creates. */
function chosenByClient({ resourceTypes }: RunState, operation: OpenApiOperation, name: string): boolean {
  return (
    name === 'id' ||
    name === '_id' ||
    resourceTypes.some(({ create, variable }) => create === operation && variable === name)
  );
}

/** A unique identifier of the same form: a UUID remains a UUID. */
function freshIdentifier(id: string, n: number): string {
  return /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(id)
    ? id.slice(0, 24) + n.toString(16).padStart(12, '0')
    : `${id}-${n}`;
}

/** The identifier of an existing resource, for a property such as `authorId`. */
function foreignIdentifier(state: RunState, name: string): string | undefined {
  const stem = /^(.+?)(?:_id|Id|ID)$/.exec(name)?.[1]?.toLowerCase();
  if (stem === undefined) return undefined;
  const resourceType = state.resourceTypes.find(
    (one) => singular(one.name) === stem || one.variable.toLowerCase() === name.toLowerCase(),
  );
  const [known] = resourceType === undefined ? [] : state.pool.known(resourceType.item);
  return known === undefined || known.provenance === 'prefix' ? undefined : known.vars[resourceType!.variable];
}

function singular(name: string): string {
  return name
    .toLowerCase()
    .replace(/ies$/, 'y')
    .replace(/(ch|sh|x|ss)es$/, '$1')
    .replace(/s$/, '');
}

/** A text made unique where its schema does not constrain it. */
function freshText(name: string, text: string, flat: JsonObject, n: number): string {
  if (name.startsWith('@') || /(Id|_id|ID|Ref|Url|Uri|Iri|Href)$/.test(name)) return text;
  if (
    ['enum', 'const', 'pattern', 'not', 'oneOf', 'anyOf', 'x-jsonld-type'].some((key) => get(flat, key) !== undefined)
  )
    return text;
  const format = get(flat, 'format');
  if (format === 'email' || format === 'uuid') return formatSample(format, n) ?? text;
  if (format !== undefined || (typesOf(flat).length > 0 && !typesOf(flat).includes('string'))) return text;
  const most = get(flat, 'maxLength');
  const suffix = ` ${n}`;
  const room = (typeof most === 'number' ? most : Infinity) - suffix.length;
  return room < 1 ? text : [...text].slice(0, Math.min(room, 200)).join('') + suffix;
}
