import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { isArray, isObject, pointer, pointerKeys } from '../../src/model/json.js';
import type { Json, JsonObject } from '../../src/model/json.js';
import { loadContract } from '../../src/load/load.js';
import { isGuess } from '../../src/resources/evidence.js';
import { resourceMap } from '../../src/resources/map.js';
import type { Resource, ResourceMap } from '../../src/resources/resource.js';
import { folderWith } from '../support-files.js';

const examples = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@readme/oas-examples/package.json')),
  '3.0/json',
);
const FILES = readdirSync(examples).filter((name) => name.endsWith('.json'));

/** A name that no rule about names knows. */
const renamed = (name: string): string => (name.startsWith('@') ? name : `zz${[...name].reverse().join('')}`);

/** A description with every property and parameter renamed, in schemas, examples, links and templates. */
function renameAll(document: JsonObject): JsonObject {
  return rename(document, []) as JsonObject;
}

function rename(value: Json | undefined, at: readonly string[]): Json {
  const last = at.at(-1) ?? '';
  if (isArray(value)) {
    if (last === 'required') return value.map((name) => (typeof name === 'string' ? renamed(name) : name));
    return value.map((item, index) => rename(item, [...at, String(index)]));
  }
  if (isObject(value)) return renameObject(value, at);
  if (typeof value === 'string') return renameText(value, at);
  return value ?? null;
}

function renameObject(value: JsonObject, at: readonly string[]): JsonObject {
  const last = at.at(-1) ?? '';
  const keysAreNames =
    ['properties', 'example', 'default'].includes(last) || isLinkParameters(at) || isExampleValue(at);
  const entries = Object.entries(value).map(([key, member]): [string, Json] => {
    const name = keysAreNames ? renamed(key) : at.length === 1 && at[0] === 'paths' ? renameTemplate(key) : key;
    return [
      name,
      rename(member, isExampleValue([...at, key]) || last === 'example' ? [...at, 'example'] : [...at, key]),
    ];
  });
  return Object.fromEntries(entries);
}

function isLinkParameters(at: readonly string[]): boolean {
  return at.at(-1) === 'parameters' && at.at(-3) === 'links';
}

function isExampleValue(at: readonly string[]): boolean {
  return at.at(-1) === 'value' && at.at(-3) === 'examples';
}

function renameText(value: string, at: readonly string[]): string {
  const isParameterName = at.at(-1) === 'name' && at.at(-3) === 'parameters';
  if (isParameterName) return renamed(value);
  const [, start, place] = /^(\$response\.body#)(.*)$/.exec(value) ?? [];
  if (start !== undefined && place !== undefined)
    return start + pointer('', ...pointerKeys(place).map((key) => (/^\d+$/.test(key) ? key : renamed(key))));
  return value;
}

function renameTemplate(template: string): string {
  return template.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => `{${renamed(name)}}`);
}

/** The facts that rest on evidence, with the names put back into a neutral form. */
function evidence(map: ResourceMap, rename: (text: string) => string): string[] {
  return map.resources.flatMap((resource) => lines(resource).map(rename)).toSorted();
}

function lines(resource: Resource): string[] {
  const { collection, identity, operations, address, wrapper } = resource;
  const stated = [
    ...[...identity].map(([variable, fact]) => ['identity', variable, fact] as const),
    ...[...operations].map(([role, fact]) => ['operation', role, fact] as const),
    ...(collection === undefined ? [] : [['collection', '', collection.template] as const]),
    ...(collection?.members === undefined ? [] : [['members', '', collection.members] as const]),
    ...(address === undefined ? [] : [['address', '', address] as const]),
    ...(wrapper === undefined ? [] : [['wrapper', '', wrapper] as const]),
  ];
  return stated
    .filter(([, , fact]) => !isGuess(fact))
    .map(([kind, key, { value }]) => {
      const text = typeof value === 'object' ? `${value.method} ${value.path}` : value;
      return JSON.stringify([resource.id, kind, key, text]);
    });
}

const LINKED = {
  openapi: '3.0.3',
  info: { title: 'Linked', version: '1' },
  paths: {
    '/pets': {
      get: {
        responses: {
          200: {
            description: '',
            content: { 'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/Pet' } } } },
          },
        },
      },
      post: {
        responses: {
          201: {
            description: '',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } },
            links: { read: { operationId: 'readPet', parameters: { tag: '$response.body#/code' } } },
          },
        },
      },
    },
    '/pets/{tag}': {
      parameters: [{ name: 'tag', in: 'path', required: true, schema: { type: 'string' } }],
      get: {
        operationId: 'readPet',
        responses: {
          200: { description: '', content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } },
        },
      },
      put: { responses: { 201: { description: '' } } },
    },
  },
  components: {
    schemas: { Pet: { type: 'object', properties: { code: { type: 'string' }, name: { type: 'string' } } } },
  },
};

async function mapOf(document: object): Promise<ResourceMap> {
  const cwd = await folderWith({ 'openapi.json': JSON.stringify(document) });
  return resourceMap((await loadContract('openapi.json', { cwd })).contract);
}

async function expectSame(document: JsonObject): Promise<number> {
  const before = evidence(await mapOf(document), (line) => line);
  const after = evidence(await mapOf(renameAll(document)), (line) =>
    line.replaceAll(/zz([^"/{}\s\\]+)/g, (_, name: string) => [...name].reverse().join('')),
  );
  expect(after).toEqual(before);
  return before.length;
}

describe('renaming every property and parameter changes no fact that rests on evidence', () => {
  test('in a description with Link Objects', async () => {
    expect(await expectSame(LINKED as unknown as JsonObject)).toBeGreaterThan(5);
  });

  test.each(FILES)('%s', async (name) => {
    await expectSame(JSON.parse(readFileSync(path.join(examples, name), 'utf8')) as JsonObject);
  });
});
