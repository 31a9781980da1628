/** The roles of query parameters: paging, sorting and search. */
import { isArray } from '../../model/json.js';
import type { Contract, OpenApiOperation, Parameter } from '../../model/contract.js';
import { roleByName } from '../../model/parameter-roles.js';
import type { ParameterRole } from '../../model/parameter-roles.js';
import { flatten, typesOf } from './flatten.js';

const NUMBER_ROLES: ReadonlySet<ParameterRole> = new Set(['page', 'size', 'offset']);

/** The role of a query parameter, judged by its name and schema; undefined where nothing suggests one. */
export function roleOf(contract: Contract, { name, schema, in: place }: Parameter): ParameterRole | undefined {
  if (place !== 'query') return undefined;
  const flat = flatten(contract.openapi.document, schema);
  const choices = flat['enum'];
  if (isArray(choices) && choices.every((choice) => /^(asc|desc)(ending)?$/i.test(String(choice)))) return 'direction';
  const types = typesOf(flat);
  const isNumber = types.includes('integer') || types.includes('number');
  const role = roleByName(name, { isNumber, isDate: /^date(-time)?$/.test(String(flat['format'])) });
  return role !== undefined && isNumber === NUMBER_ROLES.has(role) ? role : undefined;
}

/** The first query parameter of an operation with a role. */
export function parameterWith(
  contract: Contract,
  operation: OpenApiOperation,
  role: ParameterRole,
): Parameter | undefined {
  return operation.parameters.find((parameter) => roleOf(contract, parameter) === role);
}

/** The parameter that selects a page by its offset or its number. */
export interface PageParameter {
  readonly parameter: Parameter;
  readonly isOffset: boolean;
}

/** How an operation selects a page, if by offset or number. */
export function pageParameter(contract: Contract, operation: OpenApiOperation): PageParameter | undefined {
  const offset = parameterWith(contract, operation, 'offset');
  const parameter = offset ?? parameterWith(contract, operation, 'page');
  return parameter === undefined ? undefined : { parameter, isOffset: offset !== undefined };
}

/** The parameter that takes the cursor of the next page. */
export function cursorParameter(contract: Contract, operation: OpenApiOperation): Parameter | undefined {
  const found = parameterWith(contract, operation, 'cursor');
  return found === undefined || /before/i.test(found.name) ? undefined : found;
}
