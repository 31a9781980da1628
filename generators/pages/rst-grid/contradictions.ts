/** Finds examples that do not match the fields listed in their own table. They are kept unchanged, under a waiver. */
import type { Finding } from '../../../src/finding.js';
import { get, getObject, isObject, pointer } from '../../../src/model/json.js';
import type { Json, JsonObject } from '../../../src/model/json.js';
import { isSurelyValid } from '../../../src/validate/quick.js';
import type { PageWaiver } from '../style.js';
import type { ReadOperation } from './read-operation.js';

export interface Contradictions {
  readonly findings: readonly Finding[];
  readonly waivers: readonly PageWaiver[];
}

/** The examples of bodies that contradict their schemas, in a Description that was read from pages. */
export function contradictions(openapi: JsonObject, operations: readonly ReadOperation[]): Contradictions {
  const plain = withoutFormats(openapi);
  const found = operations.flatMap(({ method, path, operation, location }) => {
    const owner = ['paths', path, method];
    if (getObject(getObject(openapi, 'paths'), path)[method] !== operation) return [];
    return contradicted(openapi, plain, owner).map((example) => ({
      example,
      name: `${method.toUpperCase()} ${path}`,
      location,
    }));
  });
  return {
    findings: found.flatMap(({ example, name, location }) =>
      typeof example.value === 'string' ? [] : [contradiction(example.of, name, location)],
    ),
    waivers: found.map(({ example, name, location }) => ({
      check: 'example-valid',
      at: example.pointer,
      reason: `${location.file}, line ${location.line}: the example of ${example.of} of ${name} does not match its fields.`,
    })),
  };
}

interface Shown {
  readonly of: string;
  readonly pointer: string;
  readonly value: Json;
}

function contradicted(openapi: JsonObject, plain: JsonObject, owner: readonly string[]): Shown[] {
  const operation = at(openapi, owner);
  const responses = Object.keys(getObject(operation, 'responses'));
  const bodies = [
    { of: 'the request body', keys: ['requestBody'] },
    ...responses.map((status) => ({ of: `the response ${status}`, keys: ['responses', status] })),
  ];
  return bodies.flatMap(({ of, keys }) => {
    const content = getObject(at(operation, keys), 'content');
    return Object.entries(content).flatMap(([type, media]) => {
      const value = get(media, 'example');
      const schema = at(plain, [...owner, ...keys, 'content', type, 'schema']);
      if (value === undefined || !isObject(schema) || isSurelyValid(plain, schema, value)) return [];
      return [{ of, pointer: pointer('#', ...owner, ...keys, 'content', type, 'example'), value }];
    });
  });
}

function at(value: Json | undefined, keys: readonly string[]): Json | undefined {
  return keys.reduce((inner, key) => get(inner, key), value);
}

/** A copy of the document without formats: they are annotations, and a page may call a value a time that is not one. */
function withoutFormats(openapi: JsonObject): JsonObject {
  return JSON.parse(
    JSON.stringify(openapi, (key, value: Json) => (key === 'format' && typeof value === 'string' ? undefined : value)),
  ) as JsonObject;
}

function contradiction(of: string, name: string, location: ReadOperation['location']): Finding {
  return {
    check: 'page-contradiction',
    severity: 'warning',
    message: `The example of ${of} of ${name} does not match the fields listed in the table.`,
    location,
    hint: 'Correct the example or the types of the fields.',
  };
}
