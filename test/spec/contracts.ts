/** Loads the contracts of this project and selects parts of them for tests. */
import { fileURLToPath } from 'node:url';
import { loadContract } from '../../src/load/load.js';
import type { Loaded } from '../../src/load/load.js';
import type { Contract, Example, MediaType, OpenApiOperation } from '../../src/model/contract.js';
import { get, isObject } from '../../src/model/json.js';
import type { Json } from '../../src/model/json.js';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const HYDRA_CONTRACTS = ['dlcs@2023', 'dlcs@2020', 'dlcs@2016'] as const;
export const CONTRACTS = [...HYDRA_CONTRACTS, 'scale@2016', 'opendatadsl@v1'] as const;
export type ContractName = (typeof CONTRACTS)[number];

const loaded = new Map<string, Promise<Loaded>>();

/** A contract of this project with the findings of loading it. Each is loaded once. */
export function load(name: ContractName): Promise<Loaded> {
  const known = loaded.get(name) ?? loadContract(name, { cwd: ROOT });
  loaded.set(name, known);
  return known;
}

/** A contract of this project. */
export async function contractOf(name: ContractName): Promise<Contract> {
  return (await load(name)).contract;
}

/** The example of a body, with its operation. */
export interface Body {
  readonly operation: OpenApiOperation;
  readonly direction: 'request' | 'response';
  /** `200`; empty for a request. */
  readonly status: string;
  readonly media: MediaType;
  readonly example: Example;
  /** For test titles. */
  readonly title: string;
}

/** The examples of all bodies of a contract, per operation first those of the request. */
export function bodiesOf(contract: Contract): Body[] {
  return contract.openapi.operations.flatMap((operation) => [
    ...(operation.requestBody?.content ?? []).flatMap((media) => bodies(operation, 'request', '', media)),
    ...operation.responses.flatMap(({ status, content }) =>
      content.flatMap((media) => bodies(operation, 'response', status, media)),
    ),
  ]);
}

function bodies(operation: OpenApiOperation, direction: Body['direction'], status: string, media: MediaType): Body[] {
  return media.examples.map((example) => {
    const title = `${operation.id} ${status || 'request'} ${example.name}`;
    return { operation, direction, status, media, example, title };
  });
}

/** The path template that an IRI matches, if its server is the contract's. */
export function pathOf(contract: Contract, iri: string): string | undefined {
  const server = contract.openapi.servers.find(({ url }) => iri.startsWith(url))?.url;
  if (server === undefined) return undefined;
  const [path] = iri.slice(server.length).split('?', 1);
  return contract.openapi.pathItems.find((item) => templatePattern(item.path).test(path ?? ''))?.path;
}

function templatePattern(template: string): RegExp {
  const literal = template.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${literal.replaceAll(/\{[^{}]*\}/g, '[^/]+')}$`);
}

/** All objects in a value, including nested ones. */
export function nodesIn(value: Json): Json[] {
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(nodesIn);
  if (!isObject(value)) return [];
  return [value, ...Object.keys(value).flatMap((key) => nodesIn(get(value, key) ?? null))];
}
