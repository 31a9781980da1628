/** Resource maps of descriptions that are written as objects. */
import { buildContract } from '../../src/derive/contract.js';
import type { JsonObject } from '../../src/model/json.js';
import type { Fact } from '../../src/resources/evidence.js';
import { resourceMap } from '../../src/resources/map.js';
import type { Resource, ResourceMap } from '../../src/resources/resource.js';

const SETTINGS = {
  generate: [],
  pages: [],
  waivers: [],
  test: { skip: [], vars: {}, disable: [], include: [], exclude: [] },
  mock: {},
  workflows: [],
  folder: '.',
};

/** The map of a description. */
export function mapOf(paths: object, rest: object = {}): ResourceMap {
  const document = structuredClone({ openapi: '3.1.1', info: { title: 'Test', version: '1' }, paths, ...rest });
  const locate = (pointer: string) => ({ kind: 'source' as const, file: 'openapi.json', pointer });
  const openapi = { document: document as unknown as JsonObject, locate };
  return resourceMap(buildContract({ name: 'test', openapi, contexts: new Map(), settings: SETTINGS, sources: [] }));
}

/** A fact as `value (evidence)`, for short expectations. */
export function shown(fact: Fact<unknown> | undefined): string | undefined {
  if (fact === undefined) return undefined;
  const { value } = fact;
  const text = typeof value === 'object' && value !== null && 'id' in value ? value.id : value;
  return `${String(text)} (${fact.evidence.kind})`;
}

/** Named facts as an object of texts. */
export function shownAll(facts: ReadonlyMap<string, Fact<unknown>>): Record<string, string | undefined> {
  return Object.fromEntries([...facts].map(([name, fact]) => [name, shown(fact)]));
}

/** The only resource of a map. */
export function only({ resources }: ResourceMap): Resource {
  if (resources.length !== 1) throw new Error(`${resources.length} resources instead of one`);
  return resources[0] as Resource;
}

/** A response with a JSON body. */
export function json(schema: object, more: object = {}): object {
  return { description: 'A body', content: { 'application/json': { schema, ...more } } };
}

/** A reference to a component schema. */
export function ref(name: string): { readonly $ref: string } {
  return { $ref: `#/components/schemas/${name}` };
}

/** A path parameter. */
export function pathParameter(name: string, more: object = { schema: { type: 'string' } }): object {
  return { name, in: 'path', required: true, ...more };
}

/** A query parameter. */
export function query(name: string, schema: object): object {
  return { name, in: 'query', schema };
}
