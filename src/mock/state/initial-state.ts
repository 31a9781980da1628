/** The repository as the contract's examples show it, to begin with. */
import type { Contract, Example, OpenApiOperation } from '../../model/contract.js';
import { get, getString, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { exampleVariables } from '../example-paths.js';
import { membersIn } from './path-plans.js';
import type { PathPlan } from './path-plans.js';
import { fillTemplate, lastVariable, normalPath } from '../http/path-template.js';
import type { MatchedPath, Repository } from './repository.js';

/** Puts every resource of every GET's examples where it says that it is. */
export function loadExamples(contract: Contract, repository: Repository): void {
  const gets = contract.openapi.operations
    .filter(({ method }) => method === 'GET')
    .map((operation) => ({ operation, plan: repository.plans.of(operation.path) }));
  // Things first: what a collection embeds may be less than the resource.
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

/** What the examples of the last path variable name is there too: like the resource shown, under another identifier. */
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

/** Where a resource says that it is. */
function declaredPath(value: JsonObject, repository: Repository): string | undefined {
  const iri = getString(value, '@id');
  const path = iri === undefined ? undefined : repository.links.pathOf(iri);
  return path === undefined || repository.match(path) === undefined ? undefined : normalPath(path);
}

/** The operation's own address, the last variable by the value's identifier. */
function pathFromTemplate(operation: OpenApiOperation, { template }: PathPlan, value: JsonObject): string | undefined {
  const variables = new Map(exampleVariables(operation));
  const last = lastVariable(template);
  const id = last === undefined ? undefined : identifierOf(value, last);
  if (last !== undefined && id !== undefined) variables.set(last, id);
  return fillTemplate(template, variables);
}

/** The member by which a resource is told from others: the variable's name, else the usual ones. */
export function identifierKey(
  value: Json | undefined,
  variable: string,
  keys: readonly string[] = Object.keys(isObject(value) ? value : {}),
): string | undefined {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  const wanted = plain(variable);
  const direct = keys.find((key) => plain(key) === wanted);
  const usual = ['id', '_id', 'uuid', 'guid', 'key', 'slug', 'code', 'name'].find(
    (name) =>
      keys.includes(name) && (name === 'id' || name === '_id' || wanted.endsWith(plain(name)) || wanted.endsWith('id')),
  );
  const bare = keys.find((key) => plain(key) !== '' && (wanted === `${plain(key)}id` || plain(key) === `${wanted}id`));
  return direct ?? usual ?? bare;
}

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

/** Makes resources members of the collection at a matched. */
export function addMembers(members: readonly JsonObject[], matched: MatchedPath, repository: Repository): void {
  const known = repository.store.members(matched.path) ?? [];
  const paths = members.map((member, index) => memberPath(member, index, matched, repository));
  for (const [index, path] of paths.entries()) {
    const member = members[index];
    if (member !== undefined && repository.store.get(path) === undefined) repository.put(path, member);
  }
  repository.store.setMembers(matched.path, [...new Set([...known, ...paths])]);
}

/** Where a member lives: where it says, below the collection, or nowhere that can be asked for (`#`). */
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
