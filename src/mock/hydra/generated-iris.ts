/** Gives generated bodies the right IRIs: `@id`s and links follow from the requested path instead of being random. */
import type { Class, Contract, OpenApiOperation } from '../../model/contract.js';
import { get, getArray, getString, isArray, isObject, listOf } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { responseExamples } from '../declarations.js';
import type { LinkRewriter } from '../http/link-rewriter.js';
import { fillTemplate, lastVariable, variableNames } from '../http/path-template.js';

export interface RequestTarget {
  readonly operation: OpenApiOperation;
  /** Relative to the base path. */
  readonly path: string;
  readonly variables: ReadonlyMap<string, string>;
}

/** The body with its own IRI, its links and its members' IRIs set; a body without `@id` is returned unchanged. */
export function withRequestIris(body: Json, target: RequestTarget, contract: Contract, links: LinkRewriter): Json {
  if (!isObject(body) || !Object.hasOwn(body, '@id')) return body;
  const node = withIris(body, target.path, target.variables, contract, links);
  const key = ['member', 'hydra:member'].find((name) => isArray(get(body, name)));
  if (key === undefined) return node;
  const members = getArray(body, key).map((member, index) => withMemberIri(member, index, target, contract, links));
  return { ...node, [key]: members };
}

function withMemberIri(
  member: Json,
  index: number,
  { variables }: RequestTarget,
  contract: Contract,
  links: LinkRewriter,
): Json {
  const template = isObject(member) ? classOf(member, contract)?.paths[0] : undefined;
  const last = template === undefined ? undefined : lastVariable(template);
  if (!isObject(member) || template === undefined || last === undefined) return member;
  const values = new Map(variableNames(template).map((name) => [name, variables.get(name) ?? '1']));
  const path = fillTemplate(template, values.set(last, String(index + 1)));
  return path === undefined ? member : withIris(member, path, values, contract, links);
}

/** A node's class, by the local name of its `@type`. */
function classOf(node: JsonObject, { hydra }: Contract): Class | undefined {
  const names = listOf(get(node, '@type')).map((name) => String(name).replace(/^.*[:#/]/, ''));
  return (
    hydra.classes.find(({ name, paths }) => names.includes(name) && paths.length > 0) ??
    hydra.classes.find(({ name }) => names.includes(name))
  );
}

function withIris(
  node: JsonObject,
  path: string,
  variables: ReadonlyMap<string, string>,
  contract: Contract,
  links: LinkRewriter,
): JsonObject {
  const iri = links.iri(path);
  const iris: Record<string, Json> = { '@id': iri };
  for (const { key, link } of classOf(node, contract)?.properties ?? []) {
    if (link === undefined || getString(node, key) === undefined) continue;
    const example = exampleLink(key, getString(node, '@type'), contract);
    const target = link.path === undefined ? undefined : fillTemplate(link.path, valuesFor(link.path, variables));
    if (example !== undefined && example.from !== undefined && example.to.startsWith(`${example.from}/`)) {
      iris[key] = iri + example.to.slice(example.from.length);
    } else if (target !== undefined) iris[key] = links.iri(target);
    else if (example !== undefined) iris[key] = example.to;
  }
  return { ...node, ...iris };
}

/** Values for another template's variables: by name, else by position. */
function valuesFor(template: string, variables: ReadonlyMap<string, string>): Map<string, string> {
  const known = [...variables.values()];
  return new Map(variableNames(template).map((name, index) => [name, variables.get(name) ?? known[index] ?? '1']));
}

interface ExampleLink {
  readonly from: string | undefined;
  readonly to: string;
}

const exampleLinks = new WeakMap<Contract, Map<string, ExampleLink | undefined>>();

/** A link in an example of the same type, with the example's own IRI. Computed once. */
function exampleLink(key: string, type: string | undefined, contract: Contract): ExampleLink | undefined {
  let known = exampleLinks.get(contract);
  if (known === undefined) exampleLinks.set(contract, (known = new Map()));
  const name = `${type} ${key}`;
  if (!known.has(name)) known.set(name, findLink(key, type, contract));
  return known.get(name);
}

function findLink(key: string, type: string | undefined, { openapi }: Contract): ExampleLink | undefined {
  for (const { value } of openapi.operations.flatMap(responseExamples)) {
    const to = getString(value, '@type') === type ? getString(value, key) : undefined;
    if (to !== undefined) return { from: getString(value, '@id'), to };
  }
  return undefined;
}
