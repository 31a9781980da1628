import type { Header, MediaType, OpenApiOperation, Parameter, Response } from '../model/contract.js';
import type { Found } from './change.js';
import type { Editions } from './editions.js';
import { match } from './match.js';
import type { Matched, Pair } from './match.js';

/** What a rule says of an operation; subject and places are the operation's unless it says otherwise. */
export type OperationChange = Omit<Found, 'subject'>;

/** The `find` of a rule about operations that are in both editions. */
export function operationRule(
  tell: (pair: Pair<OpenApiOperation>, editions: Editions) => readonly OperationChange[],
): (editions: Editions) => Iterable<Found> {
  return (editions) =>
    editions.operations.both.flatMap((pair) =>
      tell(pair, editions).map((change) => ({
        subject: `${pair.new.method} ${pair.new.path}`,
        ...(change.new === undefined ? { old: editions.oldPlace(pair.old.pointer) } : {}),
        ...(change.old === undefined ? { new: editions.newPlace(pair.new.pointer) } : {}),
        ...change,
      })),
    );
}

/** By place and name; variables of the path by position, since their names are not on the wire. */
export function matchParameters({ old, new: fresh }: Pair<OpenApiOperation>): Matched<Parameter> {
  const key = (operation: OpenApiOperation) => {
    const variables = [...operation.path.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name);
    return ({ in: place, name }: Parameter): string =>
      place === 'path'
        ? `path ${variables.indexOf(name)}`
        : `${place} ${place === 'header' ? name.toLowerCase() : name}`;
  };
  const keys = new Map<Parameter, string>();
  for (const operation of [old, fresh])
    for (const parameter of operation.parameters) keys.set(parameter, key(operation)(parameter));
  return match(old.parameters, fresh.parameters, (parameter) => keys.get(parameter));
}

/** `The query parameter page`. */
export function parameterName({ in: place, name }: Parameter): string {
  const kind = place === 'header' || place === 'cookie' ? place : `${place} parameter`;
  return `The ${kind} ${name}`;
}

export function matchResponses({ old, new: fresh }: Pair<OpenApiOperation>): Matched<Response> {
  return match(old.responses, fresh.responses, ({ status }) => status);
}

export function matchMediaTypes(old: readonly MediaType[], fresh: readonly MediaType[]): Matched<MediaType> {
  return match(old, fresh, ({ mediaType }) => mediaType.toLowerCase());
}

export function matchHeaders(old: Response, fresh: Response): Matched<Header> {
  return match(old.headers, fresh.headers, ({ name }) => name.toLowerCase());
}
