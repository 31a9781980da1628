/** Names of operations and parameters, and the parts of an operation matched between two editions. */
import type { Header, MediaType, OpenApiOperation, Parameter, Response } from '../model/contract.js';
import { templateVariables } from '../model/openapi.js';
import { match } from './match.js';
import type { Matched, Pair } from './match.js';

/** `GET /customers/{customer}`. */
export function operationName({ method, path }: Pick<OpenApiOperation, 'method' | 'path'>): string {
  return `${method} ${path}`;
}

/** `query parameter page`, `header If-Match`. */
export function parameterName({ in: location, name }: Parameter): string {
  const kind = location === 'header' || location === 'cookie' ? location : `${location} parameter`;
  return `${kind} ${name}`;
}

/** By location and name; variables of the path by position, because their names are not on the wire. */
export function matchParameters({ old, new: fresh }: Pair<OpenApiOperation>): Matched<Parameter> {
  const keys = new Map([...parameterKeys(old), ...parameterKeys(fresh)]);
  return match(old.parameters, fresh.parameters, (parameter) => keys.get(parameter));
}

function parameterKeys({ path, parameters }: OpenApiOperation): readonly (readonly [Parameter, string])[] {
  const variables = templateVariables(path);
  return parameters.map((parameter) => {
    const { in: location, name } = parameter;
    if (location === 'path') return [parameter, `path ${variables.indexOf(name)}`];
    return [parameter, `${location} ${location === 'header' ? name.toLowerCase() : name}`];
  });
}

/** By status. */
export function matchResponses({ old, new: fresh }: Pair<OpenApiOperation>): Matched<Response> {
  return match(old.responses, fresh.responses, ({ status }) => status);
}

/** By media type, which is case-insensitive (RFC 9110 §8.3.1). */
export function matchMediaTypes(old: readonly MediaType[], fresh: readonly MediaType[]): Matched<MediaType> {
  return match(old, fresh, ({ mediaType }) => mediaType.toLowerCase());
}

/** By name, which is case-insensitive (RFC 9110 §5.1). */
export function matchHeaders({ old, new: fresh }: Pair<Response>): Matched<Header> {
  return match(old.headers, fresh.headers, ({ name }) => name.toLowerCase());
}
