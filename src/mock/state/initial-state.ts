/** Fills the repository with its initial state: the resources and collections in the contract's examples. */
import type { Contract, Example, OpenApiOperation } from '../../model/contract.js';
import { get, getString, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { exampleVariables } from '../example-paths.js';
import { plainName } from '../../model/plain-name.js';
import { membersIn } from './path-plans.js';
import type { PathPlan } from './path-plans.js';
import { fillTemplate, normalPath } from '../http/path-template.js';
import type { MatchedPath, Repository } from './repository.js';
import { lastVariable } from '../../model/path-template.js';

/** Stores every resource in the examples of every GET at the path that it states, else at that of the operation. */
export function loadExamples(contract: Contract, repository: Repository): void {
  const gets = contract.openapi.operations
    .filter(({ method }) => method === 'GET')
    .map((operation) => ({ operation, plan: repository.plans.of(operation.path) }));
  // Single resources come first: a collection may embed them with fewer properties.
  for (const { operation, plan } of gets) {
    if (plan.shape !== undefined) continue;
    for (const example of plan.examples) loadResource(operation, plan, example, repository);
    loadNamedByParameters(operation, plan, repository);
  }
  for (const { operation, plan } of gets) {
    const largest = plan.examples.toSorted((a, b) => memberCount(b, plan) - memberCount(a, plan));
    for (const example of largest) loadCollection(operation, plan, example.value, repository);
  }
}

function memberCount({ value }: Example, plan: PathPlan): number {
  return plan.shape === undefined ? 0 : membersIn(value, plan.shape).length;
}

function loadResource(operation: OpenApiOperation, plan: PathPlan, { value }: Example, repository: Repository): void {
  if (!isObject(value)) return;
  const path = declaredPath(value, repository) ?? pathFromTemplate(operation, plan, value);
  if (path !== undefined && repository.match(path) !== undefined) repository.put(path, value);
}

/** Resources that only examples of the last path variable name: copies of the first resource with other identifiers. */
function loadNamedByParameters(operation: OpenApiOperation, plan: PathPlan, repository: Repository): void {
  const last = lastVariable(plan.template);
  const [sample] = repository.store.ofKind(plan.template);
  const key = last === undefined || sample === undefined ? undefined : identifierKey(sample.value, last);
  if (last === undefined || sample === undefined || key === undefined || Object.hasOwn(sample.value, '@id')) return;
  const parameter = operation.parameters.find((each) => each.in === 'path' && each.name === last);
  for (const { value } of parameter?.examples ?? []) {
    const path = fillTemplate(plan.template, new Map([...exampleVariables(operation), [last, String(value)]]));
    if (path !== undefined && repository.store.get(normalPath(path)) === undefined) {
      repository.put(normalPath(path), { ...sample.value, [key]: value });
    }
  }
}

/** The path that a resource states in its `@id`; undefined if it is not a path of the contract. */
function declaredPath(value: JsonObject, repository: Repository): string | undefined {
  const iri = getString(value, '@id');
  const path = iri === undefined ? undefined : repository.links.pathOf(iri);
  return path === undefined || repository.match(path) === undefined ? undefined : normalPath(path);
}

/** The operation's path, with the resource's identifier as the value of the last variable. */
function pathFromTemplate(operation: OpenApiOperation, { template }: PathPlan, value: JsonObject): string | undefined {
  const variables = new Map(exampleVariables(operation));
  const last = lastVariable(template);
  const id = last === undefined ? undefined : identifierOf(value, last);
  if (last !== undefined && id !== undefined) variables.set(last, id);
  return fillTemplate(template, variables);
}

/** The property that identifies a resource: the one named like the path variable, else one with a usual name. */
export function identifierKey(
  value: Json | undefined,
  variable: string,
  keys: readonly string[] = Object.keys(isObject(value) ? value : {}),
): string | undefined {
  const wanted = plainName(variable);
  const direct = keys.find((key) => plainName(key) === wanted);
  const usual = ['id', '_id', 'uuid', 'guid', 'key', 'slug', 'code', 'name'].find(
    (name) =>
      keys.includes(name) &&
      (name === 'id' || name === '_id' || wanted.endsWith(plainName(name)) || wanted.endsWith('id')),
  );
  const bare = keys.find(
    (key) => plainName(key) !== '' && (wanted === `${plainName(key)}id` || plainName(key) === `${wanted}id`),
  );
  return direct ?? usual ?? bare;
}

/** The identifier of a resource, as text. */
export function identifierOf(value: JsonObject, variable: string): string | undefined {
  const key = identifierKey(value, variable);
  const id = key === undefined ? undefined : get(value, key);
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}

function loadCollection(operation: OpenApiOperation, plan: PathPlan, body: Json, repository: Repository): void {
  if (plan.shape === undefined) return;
  const own = isObject(body) ? declaredPath(body, repository) : undefined;
  const path = own ?? fillTemplate(plan.template, exampleVariables(operation));
  const matched = path === undefined ? undefined : repository.match(path);
  if (matched?.plan.template !== plan.template) return;
  addMembers(membersIn(body, plan.shape), matched, repository);
}

/** Adds resources to a collection, and stores those that do not exist yet. */
export function addMembers(members: readonly JsonObject[], matched: MatchedPath, repository: Repository): void {
  const known = repository.store.members(matched.path) ?? [];
  const paths = members.map((member, index) => memberPath(member, index, matched, repository));
  for (const [index, path] of paths.entries()) {
    const member = members[index];
    if (member !== undefined && repository.store.get(path) === undefined) repository.put(path, member);
  }
  repository.store.setMembers(matched.path, [...new Set([...known, ...paths])]);
}

/** A member's path: the one that it states, else one at the members' template, else one that no URL has (`#`). */
function memberPath(
  member: JsonObject,
  index: number,
  { plan, path, variables }: MatchedPath,
  repository: Repository,
): string {
  const own = declaredPath(member, repository);
  if (own !== undefined) return own;
  const last = plan.members === undefined ? undefined : lastVariable(plan.members);
  const id = last === undefined ? undefined : identifierOf(member, last);
  const values = new Map([...variables, ...(last === undefined || id === undefined ? [] : [[last, id] as const])]);
  const filled = plan.members === undefined || id === undefined ? undefined : fillTemplate(plan.members, values);
  return filled === undefined ? `${path}#${identifierOf(member, 'id') ?? index}` : normalPath(filled);
}
