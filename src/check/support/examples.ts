/** The examples of bodies, parameters and headers, with their schemas. */
import type { Contract, Example, MediaType, Schema } from '../../model/contract.js';
import type { Json } from '../../model/json.js';
import { isArray, isObject } from '../../model/json.js';
import { isJsonMediaType } from '../../model/schema-walk.js';
import type { Direction } from '../../validate/schema.js';
import { alternativesOf } from './schema.js';

export interface Sample {
  readonly example: Example;
  /** The value as data: JSON text within a string is parsed. */
  readonly value: Json;
  readonly schema?: Schema;
  readonly schemaPointer: string;
  readonly direction: Direction;
  /** What it is an example of, for messages: `the response 200 of GET /batches`. */
  readonly of: string;
  /** Whether it is a body, not a parameter or header. */
  readonly body: boolean;
}

/** Every example, once for each schema that it belongs to. */
export function samples(contract: Contract): Sample[] {
  const seen = new Map<unknown, Set<string>>();
  return [...allSamples(contract)].filter(({ example, schema }) => {
    const key = schema ?? 'none';
    const pointers = seen.get(key) ?? new Set();
    seen.set(key, pointers);
    return !pointers.has(example.pointer) && pointers.add(example.pointer);
  });
}

function* allSamples(contract: Contract): Generator<Sample> {
  for (const operation of contract.openapi.operations) {
    const name = `${operation.method} ${operation.path}`;
    for (const parameter of operation.parameters)
      yield* plain(parameter, parameter.schema, `the parameter ${parameter.name} of ${name}`, 'request');
    for (const media of operation.requestBody?.content ?? [])
      yield* bodies(contract, media, `the request body of ${name}`, 'request');
    for (const { status, headers, content } of operation.responses) {
      for (const header of headers)
        yield* plain(header, header.schema, `the header ${header.name} of ${name}`, 'response');
      for (const media of content) yield* bodies(contract, media, `the response ${status} of ${name}`, 'response');
    }
  }
}

function* plain(
  owner: { examples: readonly Example[]; pointer: string },
  schema: Schema,
  of: string,
  direction: Direction,
): Generator<Sample> {
  for (const example of owner.examples)
    yield {
      example,
      value: example.value,
      schema,
      schemaPointer: `${owner.pointer}/schema`,
      direction,
      of,
      body: false,
    };
}

function* bodies(
  contract: Contract,
  { mediaType, schema, examples, pointer }: MediaType,
  of: string,
  direction: Direction,
): Generator<Sample> {
  for (const example of examples) {
    const value = asData(contract, example.value, schema, mediaType);
    if (value === undefined) continue;
    yield {
      example,
      value,
      ...(schema === undefined ? {} : { schema }),
      schemaPointer: `${pointer}/schema`,
      direction,
      of,
      body: true,
    };
  }
}

/** Undefined for text in another format than JSON (XML, forms), which JSON Schema cannot validate. */
function asData(contract: Contract, value: Json, schema: Schema | undefined, mediaType: string): Json | undefined {
  if (typeof value !== 'string')
    return isJsonMediaType(mediaType) || isObject(value) || isArray(value) ? value : undefined;
  if (!isJsonMediaType(mediaType)) return undefined;
  const takesText =
    schema === undefined ||
    alternativesOf(contract.openapi.document, schema).some(({ type }) => type === undefined || type === 'string');
  return takesText ? value : (parsed(value) ?? value);
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** The name of an example in messages. */
export function exampleName({ example, of }: Sample): string {
  return example.name === '' ? `The example of ${of}` : `The example "${example.name}" of ${of}`;
}
