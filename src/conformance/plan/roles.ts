import { isArray } from '../../model/json.js';
import type { Contract, OpenApiOperation, Parameter } from '../../model/contract.js';
import { flatten, typesOf } from './flatten.js';

/** What a query parameter of a list most likely does, by its name and schema. */
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
  ['cursor', /^[_$]?(cursor|after|before|page[_-]?token|continuation|next[_-]?token)$/i],
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
