/** The roles of query parameters: paging, sorting and search. */
import { isArray } from '../../model/json.js';
import type { Contract, OpenApiOperation, Parameter } from '../../model/contract.js';
import { flatten, typesOf } from './flatten.js';

/** What a query parameter of a collection most likely does, judged by its name and schema. */
export type ParameterRole = 'limit' | 'offset' | 'page' | 'cursor' | 'sort' | 'direction' | 'search' | 'other';

const NUMBER_ROLES: readonly (readonly [ParameterRole, RegExp])[] = [
  [
    'limit',
    /^[_$]?(limit|page[_-]?size|per[_-]?page|pageLimit|page\[(size|limit)\]|max[_-]?results|top|take|size|first|items[_-]?per[_-]?page)$/i,
  ],
  ['offset', /^[_$]?(offset|skip|start|from|page\[offset\]|start[_-]?index)$/i],
  ['page', /^[_$]?(page|page[_-]?(no|number|index)|page\[number\]|p)$/i],
];

const STRING_ROLES: readonly (readonly [ParameterRole, RegExp])[] = [
  ['sort', /^[_$]?(sort|sort[_-]?by|order[_-]?by|order|ordering)$/i],
  ['direction', /^[_$]?(dir|direction|sort[_-]?(dir|direction|order)|order[_-]?dir)$/i],
  [
    'cursor',
    /^[_$]?((page[_-]?)?(cursor|token|after)|before|starting[_-]?after|continuation([_-]?token)?|next[_-]?token)$/i,
  ],
  ['search', /^[_$]?(q|search|query|term|text)$/i],
];

/** The role of a query parameter. */
export function roleOf(contract: Contract, parameter: Parameter): ParameterRole {
  if (parameter.in !== 'query') return 'other';
  const flat = flatten(contract.openapi.document, parameter.schema);
  const types = typesOf(flat);
  const numeric = types.includes('integer') || types.includes('number');
  const found = (numeric ? NUMBER_ROLES : STRING_ROLES).find(([, pattern]) => pattern.test(parameter.name));
  const choices = flat['enum'];
  const directions = isArray(choices) && choices.every((choice) => /^(asc|desc)(ending)?$/i.test(String(choice)));
  if (directions) return 'direction';
  return found?.[0] ?? 'other';
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
