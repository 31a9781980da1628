/** Finds every difference between the schemas of two editions. */
import type { MediaType, OpenApi, OpenApiOperation, Schema } from '../../model/contract.js';
import { match } from '../match.js';
import type { Pair } from '../match.js';
import { matchHeaders, matchMediaTypes, matchParameters, matchResponses, operationName } from '../operation-parts.js';
import { compareComponents, compareSchemas } from './compare.js';
import type { Position, SchemaDifference } from './difference.js';
import { usageOf } from './usage.js';

type Side = Pick<Position, 'inRequest' | 'inResponse'>;
const REQUEST: Side = { inRequest: true, inResponse: false };
const RESPONSE: Side = { inRequest: false, inResponse: true };

/**
 * Every difference between schemas: each component once, then the bodies, headers and parameters of operations.
 * @param operations those that are in both editions
 */
export function schemaDifferences(
  editions: Pair<OpenApi>,
  operations: readonly Pair<OpenApiOperation>[],
): readonly SchemaDifference[] {
  return [...components(editions), ...operations.flatMap((pair) => [...operation(editions, pair)])];
}

function* components({ old, new: fresh }: Pair<OpenApi>): Generator<SchemaDifference> {
  const [was, is] = [usageOf(old), usageOf(fresh)];
  for (const pair of match(old.schemas, fresh.schemas, ({ name }) => name).both) {
    const { name } = pair.old;
    yield* compareComponents(
      { schema: pair.old.schema, openapi: old },
      { schema: pair.new.schema, openapi: fresh },
      {
        subject: name,
        inRequest: was.inRequests.has(name) || is.inRequests.has(name),
        inResponse: was.inResponses.has(name) || is.inResponses.has(name),
        oldPointer: pair.old.pointer,
        newPointer: pair.new.pointer,
      },
    );
  }
}

function* operation(editions: Pair<OpenApi>, pair: Pair<OpenApiOperation>): Generator<SchemaDifference> {
  const name = operationName(pair.new);
  const [before, after] = [pair.old.requestBody, pair.new.requestBody];
  yield* bodies(editions, before?.content ?? [], after?.content ?? [], `${name} request`, REQUEST);
  for (const response of matchResponses(pair).both) {
    const { old, new: fresh } = response;
    yield* bodies(editions, old.content, fresh.content, `${name} ${fresh.status}`, RESPONSE);
    for (const header of matchHeaders(response).both)
      yield* inPlace(editions, header, `${name} ${fresh.status} header ${header.new.name}`, RESPONSE);
  }
  for (const parameter of matchParameters(pair).both)
    yield* inPlace(editions, parameter, `${name} parameter ${parameter.new.name}`, REQUEST);
}

function* bodies(
  editions: Pair<OpenApi>,
  old: readonly MediaType[],
  fresh: readonly MediaType[],
  subject: string,
  side: Side,
): Generator<SchemaDifference> {
  for (const pair of matchMediaTypes(old, fresh).both) yield* inPlace(editions, pair, subject, side);
}

function* inPlace(
  editions: Pair<OpenApi>,
  pair: Pair<{ readonly schema?: Schema; readonly pointer: string }>,
  subject: string,
  side: Side,
): Generator<SchemaDifference> {
  const position = {
    subject,
    ...side,
    oldPointer: `${pair.old.pointer}/schema`,
    newPointer: `${pair.new.pointer}/schema`,
  };
  const [before, after] = [pair.old.schema, pair.new.schema];
  yield* compareSchemas({ schema: before, openapi: editions.old }, { schema: after, openapi: editions.new }, position);
}
