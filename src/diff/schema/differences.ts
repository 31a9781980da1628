import type { MediaType, OpenApiOperation, Schema } from '../../model/contract.js';
import type { Editions } from '../editions.js';
import { match } from '../match.js';
import type { Pair } from '../match.js';
import { compareComponents, compareSchemas } from './compare.js';
import type { SchemaDifference, Standing } from './compare.js';
import { usageOf } from './usage.js';

type Side = Pick<Standing, 'inRequest' | 'inResponse'>;
const REQUEST: Side = { inRequest: true, inResponse: false };
const RESPONSE: Side = { inRequest: false, inResponse: true };

/** Every difference between schemas: each component once, then the bodies, headers and parameters in place. */
export function schemaDifferences(editions: Editions): readonly SchemaDifference[] {
  const { both } = editions.operations;
  return [...components(editions), ...both.flatMap((pair) => [...operation(editions, pair)])];
}

function* components(editions: Editions): Generator<SchemaDifference> {
  const [old, fresh] = [editions.old.openapi, editions.new.openapi];
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

function* operation(editions: Editions, pair: Pair<OpenApiOperation>): Generator<SchemaDifference> {
  const name = `${pair.new.method} ${pair.new.path}`;
  const [before, after] = [pair.old.requestBody, pair.new.requestBody];
  yield* bodies(editions, before?.content ?? [], after?.content ?? [], `${name} request`, REQUEST);
  for (const { old, new: fresh } of match(pair.old.responses, pair.new.responses, ({ status }) => status).both) {
    yield* bodies(editions, old.content, fresh.content, `${name} ${fresh.status}`, RESPONSE);
    for (const header of match(old.headers, fresh.headers, (one) => one.name.toLowerCase()).both) {
      yield* inPlace(editions, header, `${name} ${fresh.status} header ${header.new.name}`, RESPONSE);
    }
  }
  for (const parameter of match(pair.old.parameters, pair.new.parameters, (one) => `${one.in} ${one.name}`).both) {
    yield* inPlace(editions, parameter, `${name} parameter ${parameter.new.name}`, REQUEST);
  }
}

function* bodies(
  editions: Editions,
  old: readonly MediaType[],
  fresh: readonly MediaType[],
  subject: string,
  side: Side,
): Generator<SchemaDifference> {
  for (const pair of match(old, fresh, ({ mediaType }) => mediaType).both)
    yield* inPlace(editions, pair, subject, side);
}

function* inPlace(
  editions: Editions,
  pair: Pair<{ readonly schema?: Schema; readonly pointer: string }>,
  subject: string,
  side: Side,
): Generator<SchemaDifference> {
  const standing = {
    subject,
    ...side,
    oldPointer: `${pair.old.pointer}/schema`,
    newPointer: `${pair.new.pointer}/schema`,
  };
  const [before, after] = [pair.old.schema, pair.new.schema];
  yield* compareSchemas(
    { schema: before, openapi: editions.old.openapi },
    { schema: after, openapi: editions.new.openapi },
    standing,
  );
}
