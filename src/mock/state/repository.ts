/** Things and collections as they are at a moment: what is remembered, brought up to date by lifecycle, listed by rules. */
import type { Contract } from '../../model/contract.js';
import { get, getString, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { LinkRewriter } from '../http/link-rewriter.js';
import { router } from '../http/router.js';
import type { Router } from '../http/router.js';
import { isStable, isTrue } from '../lifecycle/expression.js';
import type { Scope } from '../lifecycle/expression.js';
import { ALWAYS, readLifecycles } from '../lifecycle/lifecycle.js';
import type { Lifecycle, ListRule, Lifecycles } from '../lifecycle/lifecycle.js';
import { assign, advanceTo } from '../lifecycle/advance.js';
import type { Clock } from '../mock-state.js';
import { references } from '../schema/references.js';
import type { References } from '../schema/references.js';
import { timestampFormatter } from './timestamps.js';
import { planPaths } from './path-plans.js';
import type { PathPlan, PathPlans } from './path-plans.js';
import type { Store, StoredResource } from './store.js';
import { lastLiteral, normalPath, parentPath } from '../http/path-template.js';

/** A concrete path with its template. */
export interface MatchedPath {
  readonly path: string;
  readonly plan: PathPlan;
  readonly variables: ReadonlyMap<string, string>;
}

export class Repository {
  readonly plans: PathPlans;
  readonly lifecycles: Lifecycles;
  readonly references: References;
  readonly links: LinkRewriter;
  readonly store: Store;
  readonly #clock: Clock;
  readonly #matches = new Map<string, MatchedPath | undefined>();
  readonly #cached = new Map<string, { readonly version: number; readonly resources: readonly StoredResource[] }>();
  readonly #router: Router;
  readonly #formatTimestamp: (milliseconds: number) => string;

  constructor(contract: Contract, links: LinkRewriter, store: Store, clock: Clock) {
    this.references = references(contract.openapi.document);
    this.plans = planPaths(contract, this.references);
    this.lifecycles = readLifecycles(contract);
    this.links = links;
    this.store = store;
    this.#clock = clock;
    this.#router = router([], contract.openapi.operations);
    this.#formatTimestamp = timestampFormatter(contract);
  }

  now(): number {
    return this.#clock.now();
  }

  /** The moment as the API writes times. */
  timestamp(time = this.now()): string {
    return this.#formatTimestamp(time);
  }

  /** The plan of a path; undefined where the contract has none. */
  match(path: string): MatchedPath | undefined {
    let matched = this.#matches.get(path);
    if (matched === undefined && !this.#matches.has(path)) {
      if (this.#matches.size >= 20_000) this.#matches.clear();
      this.#matches.set(path, (matched = this.#findMatch(path)));
    }
    return matched;
  }

  #findMatch(path: string): MatchedPath | undefined {
    const [match] = this.#router.match(path);
    if (match === undefined) return undefined;
    return { path: normalPath(path), plan: this.plans.of(match.template), variables: match.variables };
  }

  /** The template of a path; for resources without a plan of their own that of their collection, with a `#`. */
  readonly kindOf = (path: string): string => {
    const at = path.indexOf('#');
    const template = this.match(at < 0 ? path : path.slice(0, at))?.plan.template ?? '';
    return at < 0 ? template : `${template}#`;
  };

  /** False if there is no room for one more. */
  put(path: string, value: JsonObject, position = 0): boolean {
    return this.store.put(path, value, this.now(), this.kindOf(path), position);
  }

  /** The component that a resource is. */
  schemaOf({ kind }: StoredResource): string | undefined {
    return kind === '' ? undefined : this.plans.of(kind.replace(/#$/, '')).schemaName;
  }

  #lifecycleOf(resource: StoredResource): Lifecycle | undefined {
    return this.lifecycles.isEmpty ? undefined : this.lifecycles.get(this.schemaOf(resource));
  }

  /** The resource at a path, brought up to date. */
  resource(path: string, time = this.now()): StoredResource | undefined {
    const resource = this.store.get(path);
    if (resource !== undefined) this.#advance(resource, time);
    return resource;
  }

  /** Lets time pass over a resource; true if nothing more will happen to it by itself. */
  #advance(resource: StoredResource, time: number): boolean {
    if (resource.settled === resource.value) return true;
    const lifecycle = this.#lifecycleOf(resource);
    if (lifecycle === undefined || lifecycle.steps.length === 0) return true;
    const order = Object.keys(resource.value);
    const { changed: happened, isSettled: isOver } = advanceTo(resource, lifecycle, time, (each, at) =>
      this.scope(each, at),
    );
    if (happened) {
      resource.value = this.ordered(resource.path, resource.value, order);
      this.store.touch();
    }
    if (isOver) resource.settled = resource.value;
    return isOver;
  }

  /** Keys in the order that the contract's examples and schemas have them. */
  ordered(path: string, value: JsonObject, order: readonly string[] = []): JsonObject {
    const plan = this.match(path)?.plan;
    const examples = plan?.examples.map((example) => example.value).filter(isObject) ?? [];
    const longest = examples.toSorted((a, b) => Object.keys(b).length - Object.keys(a).length)[0];
    return sortKeys(value, [...Object.keys(longest ?? {}), ...order]);
  }

  /** A resource's value with what is worked out at each reading. */
  value(resource: StoredResource, time = this.now()): JsonObject {
    const lifecycle = this.#lifecycleOf(resource);
    return lifecycle === undefined || lifecycle.read.size === 0
      ? resource.value
      : assign(resource.value, lifecycle.read, this.scope(resource, time));
  }

  /** A resource as expressions see it. `extra`: further names, such as `request`. */
  scope(resource: StoredResource, time: number, extra: ReadonlyMap<string, Json> = new Map()): Scope {
    return {
      value: (name) => {
        if (extra.has(name)) return extra.get(name);
        if (name === 'now') return this.timestamp(time);
        if (name === 'self') return this.links.iri(resource.path);
        if (name === 'position') return resource.position;
        return get(resource.value, name);
      },
      list: (name) => {
        const matched = name === '' ? undefined : this.match(`${resource.path}/${name}`);
        if (matched?.plan.shape === undefined) return undefined;
        return this.members(matched, time).map((member) => this.scope(member, time));
      },
    };
  }

  /** The members of the collection at a matched; kept as long as nothing changes and nothing is about to. */
  members(matched: MatchedPath, time = this.now(), depth = 0): readonly StoredResource[] {
    const kept = this.#cached.get(matched.path);
    if (kept?.version === this.store.version) return kept.resources;
    const list = depth > 8 ? undefined : this.#listRule(matched);
    const base =
      list?.of === undefined ? this.#plainMembers(matched, time) : this.#siblingMembers(matched, list.of, time, depth);
    const resources = list === undefined ? base : this.#applyRule(base, list, time);
    if (this.#isCacheable(base, list)) this.#cache(matched.path, resources);
    return resources;
  }

  /** Whether a list stays as it is until something is written. */
  #isCacheable(base: readonly StoredResource[], list: ListRule | undefined): boolean {
    if (list !== undefined && !isStable(list.where)) return false;
    return (
      this.lifecycles.isEmpty ||
      base.every((resource) => resource.settled === resource.value || this.#hasNoSteps(resource))
    );
  }

  #hasNoSteps(resource: StoredResource): boolean {
    return (this.#lifecycleOf(resource)?.steps.length ?? 0) === 0;
  }

  #cache(path: string, resources: readonly StoredResource[]): void {
    if (this.#cached.size >= 1000) this.#cached.clear();
    this.#cached.set(path, { version: this.store.version, resources });
  }

  #listRule({ plan, path }: MatchedPath): ListRule | undefined {
    const name = lastLiteral(plan.template);
    if (name === undefined) return undefined;
    const owner = this.match(parentPath(path))?.plan.schemaName;
    const owners = [...plan.ownerSchemas, ...(owner === undefined ? [] : [owner])];
    return owners.map((schema) => this.lifecycles.get(schema)?.lists.get(name)).find((list) => list !== undefined);
  }

  /** The members of the collection of that name below the same resource. */
  #siblingMembers(matched: MatchedPath, name: string, time: number, depth: number): readonly StoredResource[] {
    const beside = this.match(`${parentPath(matched.path).replace(/\/$/, '')}/${name}`);
    if (beside === undefined || beside.path === matched.path) return this.#plainMembers(matched, time);
    return this.members(beside, time, depth + 1);
  }

  #applyRule(base: readonly StoredResource[], { where, newest }: ListRule, time: number): readonly StoredResource[] {
    const picked = where === ALWAYS ? base : base.filter((resource) => isTrue(where(this.scope(resource, time))));
    if (newest === undefined) return picked;
    const keyOf = (resource: StoredResource): string => String(get(resource.value, newest) ?? '');
    return picked.toSorted((a, b) => (keyOf(a) < keyOf(b) ? 1 : keyOf(a) > keyOf(b) ? -1 : 0));
  }

  #plainMembers(matched: MatchedPath, time: number): readonly StoredResource[] {
    const { plan, path } = matched;
    const resources = this.#candidates(matched).filter((resource) => resource !== undefined);
    const linked =
      plan.backLink === undefined
        ? resources
        : resources.filter((resource) => this.#linksToOwner(resource, plan.backLink ?? '', path));
    const lifecycle = this.lifecycles.get(plan.schemaName);
    if (lifecycle !== undefined && lifecycle.steps.length > 0)
      for (const resource of linked) this.#advance(resource, time);
    return linked;
  }

  #candidates(matched: MatchedPath): readonly (StoredResource | undefined)[] {
    const { plan, path } = matched;
    if (plan.hasChildren) return this.store.children(path).map((each) => this.store.get(each));
    const known = plan.backLink === undefined ? this.store.members(path) : undefined;
    return known === undefined ? this.#sameKind(matched) : known.map((each) => this.store.get(each));
  }

  /** Everything at the members' template whose variables agree with the collection's. */
  #sameKind({ plan, variables }: MatchedPath): readonly StoredResource[] {
    const { members, backLink } = plan;
    if (members === undefined) return [];
    const names = new Set([...members.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name));
    const shared = [...variables].filter(([name]) => names.has(name));
    if (shared.length < variables.size && backLink === undefined) return [];
    const resources = [...this.store.ofKind(members)];
    return shared.length === 0 ? resources : resources.filter((resource) => this.#hasVariables(resource, shared));
  }

  #hasVariables({ path }: StoredResource, variables: readonly (readonly [string, string])[]): boolean {
    const own = this.match(path)?.variables;
    return variables.every(([name, value]) => own?.get(name) === value);
  }

  #linksToOwner(resource: StoredResource, backLink: string, collection: string): boolean {
    const target = getString(resource.value, backLink);
    const path = target === undefined ? undefined : this.links.pathOf(target);
    return path !== undefined && normalPath(path) === parentPath(collection);
  }
}

function sortKeys(value: JsonObject, order: readonly string[]): JsonObject {
  const rank = new Map([...new Set(order)].map((key, index) => [key, index]));
  const last = rank.size;
  const entries = Object.entries(value).toSorted(([a], [b]) => (rank.get(a) ?? last) - (rank.get(b) ?? last));
  return Object.fromEntries(entries) as JsonObject;
}
