import { describe, expect, it } from 'vitest';
import type { Contract } from '../../src/model/contract.js';
import { get, isObject } from '../../src/model/json.js';
import type { Json, JsonObject } from '../../src/model/json.js';
import { expand } from '../../src/validate/jsonld.js';
import { bodiesOf, contractOf, HYDRA_CONTRACTS, nodesIn } from './contracts.js';

describe.each(HYDRA_CONTRACTS)('the vocabulary and context of %s', async (name) => {
  const contract = await contractOf(name);
  const bodies = bodiesOf(contract).filter(({ example }) => get(example.value, '@context') !== undefined);

  it.each(bodies)('define every term of $title', async ({ example }) => {
    const { nodes, issues } = await expand(example.value, { contexts: contract.contexts });
    expect(issues).toEqual([]);
    expect(termsOf(nodes).length).toBe(keysOf(example.value).length);
    for (const iri of [...termsOf(nodes), ...typesIn(nodes)]) expect(known(contract)).toContain(iri);
  });

  it('expand without loss and without relative IRIs', async () => {
    const { nodes, issues } = await expand(contract.hydra.document, { contexts: new Map() });
    expect(issues).toEqual([]);
    expect(nodes).toHaveLength(1);
    expect(idsIn(nodes).filter((iri) => !/^[a-z]+:\/\//.test(iri))).toEqual([]);
  });

  it('define a term for every property of each class', async () => {
    for (const cls of contract.hydra.classes) {
      const body = Object.fromEntries(cls.properties.map(({ key }) => [key, 'urn:x']));
      const type = typeOf(contract, cls.iri);
      const { nodes } = await expand(
        { '@context': [...contract.contexts.keys()][0] ?? null, '@type': type, ...body },
        contract,
      );
      expect(Object.keys(nodes[0] ?? {}).toSorted()).toEqual(
        ['@type', ...cls.properties.map(({ iri }) => iri)].toSorted(),
      );
    }
  });

  it('agree with OpenAPI on every operation', () => {
    const { hydra, openapi } = contract;
    expect(openapi.operations.filter((operation) => operation.hydra === undefined).map(({ id }) => id)).toEqual([]);
    expect(hydra.operations.filter((operation) => operation.openapi === undefined).map(({ title }) => title)).toEqual(
      [],
    );
    for (const { summary, hydra: index } of openapi.operations)
      expect(summary).toBe(hydra.operations[index ?? -1]?.title);
  });

  it('list the properties of a class in the order of the JSON keys', () => {
    for (const { iri, properties } of contract.hydra.classes) {
      const example = bodies
        .flatMap((body) => nodesIn(body.example.value))
        .find((node) => get(node, '@type') === typeOf(contract, iri));
      if (example === undefined) continue;
      const keys = Object.keys(example as object).filter((key) => !key.startsWith('@'));
      expect(keys).toEqual(properties.map(({ key }) => key).filter((key) => keys.includes(key)));
    }
  });
});

/** The value of `@type` in the schema of a class. */
function typeOf(contract: Contract, iri: string): Json {
  const schema = contract.openapi.schemas.find((named) => named.class === iri)?.schema;
  return get(get(get(schema, 'properties'), '@type'), 'const') ?? null;
}

function known({ hydra }: Contract): Set<string> {
  return new Set(hydra.classes.flatMap(({ iri, properties }) => [iri, ...properties.map((property) => property.iri)]));
}

function keysOf(value: Json): string[] {
  return nodesIn(value).flatMap((node) => Object.keys(node as object).filter((key) => !key.startsWith('@')));
}

function termsOf(nodes: readonly JsonObject[]): string[] {
  return objectsIn(nodes).flatMap((node) => Object.keys(node).filter((key) => !key.startsWith('@')));
}

function typesIn(nodes: readonly JsonObject[]): string[] {
  const typed = objectsIn(nodes).filter((node) => get(node, '@value') === undefined);
  return typed.flatMap((node) => (get(node, '@type') ?? []) as readonly string[]);
}

function idsIn(nodes: readonly JsonObject[]): string[] {
  return objectsIn(nodes).flatMap((node) => {
    const type = get(node, '@type');
    return [get(node, '@id'), ...(Array.isArray(type) ? type : [type])].filter((iri) => typeof iri === 'string');
  });
}

function objectsIn(value: unknown): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  return isObject(value) ? [value, ...Object.values(value).flatMap(objectsIn)] : [];
}
