/** What query parameters of a collection do: told by the vocabulary, by Link Objects, by equal schemas, else by names. */
import type { OpenApiOperation, Parameter, Schema } from '../model/contract.js';
import { get, getArray, getString, isArray } from '../model/json.js';
import { roleByName } from '../model/parameter-roles.js';
import type { ParameterRole } from '../model/parameter-roles.js';
import { HYDRA } from '../model/namespaces.js';
import { constValues, schemaTypes } from '../model/schema-walk.js';
import { fact, strongest } from './evidence.js';
import type { Fact } from './evidence.js';
import type { PropertiesOf } from './bodies.js';
import type { Description } from './source.js';

/** Properties of Hydra that mappings of an IriTemplate name (Hydra Core, hydra:search). */
const HYDRA_ROLES: Readonly<Record<string, ParameterRole>> = {
  [`${HYDRA}limit`]: 'size',
  [`${HYDRA}offset`]: 'offset',
  [`${HYDRA}pageIndex`]: 'page',
  [`${HYDRA}pageReference`]: 'cursor',
  [`${HYDRA}freetextQuery`]: 'search',
};

/** The roles of the query parameters of a list, by name; parameters whose purpose is unknown are left out. */
export function parameterRoles(
  list: OpenApiOperation,
  members: PropertiesOf,
  description: Description,
): ReadonlyMap<string, Fact<ParameterRole>> {
  const query = list.parameters.filter((parameter) => parameter.in === 'query');
  const roles = new Map<string, Fact<ParameterRole>>();
  for (const parameter of query) {
    const role = strongest([
      mappedRole(parameter, description),
      linkedRole(parameter, list, description),
      directionRole(parameter, query, description),
      namedRole(parameter, description),
      filterRole(parameter, members, description),
    ]);
    if (role !== undefined) roles.set(parameter.name, role);
  }
  return roles;
}

/** Whether an operation takes parameters by which a list is paged. */
export function looksPaged(operation: OpenApiOperation | undefined, description: Description): boolean {
  const query = operation?.parameters.filter((parameter) => parameter.in === 'query') ?? [];
  return query.some((parameter) => PAGING.has(namedRole(parameter, description)?.value ?? 'filter'));
}

const PAGING: ReadonlySet<ParameterRole> = new Set(['page', 'size', 'offset', 'cursor']);

/** A variable that an IriTemplate of the vocabulary maps to a property of Hydra. */
function mappedRole({ name }: Parameter, { hydra }: Description): Fact<ParameterRole> | undefined {
  for (const node of hydra?.expanded ?? []) {
    const mapping = [...mappingsIn(node)].find((each) => textOf(each, 'variable') === name);
    const property = mapping === undefined ? undefined : idOf(mapping, 'property');
    const role = property === undefined ? undefined : HYDRA_ROLES[property];
    if (role !== undefined) return fact(role, 'hydra', `an IriTemplate maps ${name} to ${property}`);
  }
  return undefined;
}

/** A parameter that a Link Object of the list itself fills from the body leads to another page. */
function linkedRole(
  { name, pointer }: Parameter,
  list: OpenApiOperation,
  description: Description,
): Fact<ParameterRole> | undefined {
  const links = list.responses.flatMap((response) => response.links);
  const own = links.find(
    (link) =>
      description.target(link)?.id === list.id &&
      Object.entries(link.parameters).some(
        ([key, value]) => key.replace(/^query\./, '') === name && /^\{?\$response\.body#/.test(String(value)),
      ),
  );
  return own === undefined
    ? undefined
    : fact('cursor', 'link-object', `the link ${own.name} fills it from the body`, pointer);
}

/** `order=asc` next to `sort=name`, or a parameter whose only values are directions. */
function directionRole(
  parameter: Parameter,
  query: readonly Parameter[],
  description: Description,
): Fact<ParameterRole> | undefined {
  const choices = constValues(description.resolve(parameter.schema));
  if (choices.length > 0 && choices.every((choice) => /^(asc|desc)(ending)?$/i.test(String(choice))))
    return fact('direction', 'declared', 'its values are directions', parameter.pointer);
  const isSecond = query.some(
    (other) => other !== parameter && roleByName(other.name, { isNumber: false, isDate: false }) === 'sort',
  );
  return isSecond && /^order$/i.test(parameter.name)
    ? fact('direction', 'name', 'another parameter sorts', parameter.pointer)
    : undefined;
}

function namedRole({ name, schema, pointer }: Parameter, description: Description): Fact<ParameterRole> | undefined {
  const resolved = description.resolve(schema);
  const isDate = ['date', 'date-time'].includes(getString(resolved, 'format') ?? '');
  const role = roleByName(name, { isNumber: isNumeric(resolved), isDate });
  return role === undefined ? undefined : fact(role, 'name', `it is called ${name}`, pointer);
}

function isNumeric(schema: Schema): boolean {
  const types = schemaTypes(schema);
  if (types.includes('integer') || types.includes('number')) return true;
  const samples = [get(schema, 'default'), get(schema, 'example'), ...getArray(schema, 'examples')];
  return samples.some((sample) => typeof sample === 'string' && /^\d+$/.test(sample));
}

/** A parameter with the schema or the name of a property of the members keeps those with its value. */
function filterRole(
  { name, schema, pointer }: Parameter,
  members: PropertiesOf,
  description: Description,
): Fact<ParameterRole> | undefined {
  const items = get(description.resolve(schema), 'items');
  const own = [schema, ...(typeof items === 'object' && !isArray(items) && items !== null ? [items as Schema] : [])];
  const property = members.get(name);
  const equal = [...members].find(([, each]) => own.some((one) => description.sameSchema(one, each.schema)));
  return strongest([
    equal && fact('filter', 'schema', `it has the schema of the property ${equal[0]}`, pointer),
    property && fact('filter', 'name', `it is called like the property ${name}`, pointer),
  ]);
}

function* mappingsIn(value: unknown): Generator<unknown> {
  const stack: unknown[] = [value];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (isArray(next)) stack.push(...next);
    else if (typeof next === 'object' && next !== null) {
      if (`${HYDRA}variable` in next) yield next;
      stack.push(...Object.values(next));
    }
  }
}

function textOf(node: unknown, term: string): string | undefined {
  return getString(getArray(node, HYDRA + term)[0], '@value');
}

function idOf(node: unknown, term: string): string | undefined {
  return getString(getArray(node, HYDRA + term)[0], '@id');
}
