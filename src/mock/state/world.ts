/** Things and collections as they are at a moment: what is remembered, brought up to date by life, listed by rules. */
import type { Contract } from '../../model/contract.js';
import { get, getString, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { Links } from '../http/links.js';
import { router } from '../http/router.js';
import type { Router } from '../http/router.js';
import { isSteady, isTrue } from '../life/expression.js';
import type { Scope } from '../life/expression.js';
import { YES, readLives } from '../life/life.js';
import type { Life, List, Lives } from '../life/life.js';
import { assign, liveUntil } from '../life/run.js';
import type { Clock } from '../mock-state.js';
import { references } from '../schema/references.js';
import type { References } from '../schema/references.js';
import { timeStyle } from './times.js';
import { plan } from './plan.js';
import type { Place, Plan } from './plan.js';
import type { Store, Thing } from './store.js';
import { lastName, normalPath, parentPath } from './templates.js';

/** A concrete path with its template. */
export interface Spot {
  readonly path: string;
  readonly place: Place;
  readonly variables: ReadonlyMap<string, string>;
}

export class World {
  readonly plan: Plan;
  readonly lives: Lives;
  readonly references: References;
  readonly links: Links;
  readonly store: Store;
  readonly #clock: Clock;
  readonly #spots = new Map<string, Spot | undefined>();
  readonly #kept = new Map<string, { readonly version: number; readonly things: readonly Thing[] }>();
  readonly #router: Router;
  readonly #style: (milliseconds: number) => string;

  constructor(contract: Contract, links: Links, store: Store, clock: Clock) {
    this.references = references(contract.openapi.document);
    this.plan = plan(contract, this.references);
    this.lives = readLives(contract);
    this.links = links;
    this.store = store;
    this.#clock = clock;
    this.#router = router([], contract.openapi.operations);
    this.#style = timeStyle(contract);
  }

  now(): number {
    return this.#clock.now();
  }

  /** The moment as the API writes times. */
  moment(time = this.now()): string {
    return this.#style(time);
  }

  /** The place of a path; undefined where the contract has none. */
  spot(path: string): Spot | undefined {
    let spot = this.#spots.get(path);
    if (spot === undefined && !this.#spots.has(path)) {
      if (this.#spots.size >= 20_000) this.#spots.clear();
      this.#spots.set(path, (spot = this.#findSpot(path)));
    }
    return spot;
  }

  #findSpot(path: string): Spot | undefined {
    const [match] = this.#router.match(path);
    if (match === undefined) return undefined;
    return { path: normalPath(path), place: this.plan.place(match.template), variables: match.variables };
  }

  /** The template of a path; for things without a place of their own that of their collection, with a `#`. */
  readonly kindOf = (path: string): string => {
    const at = path.indexOf('#');
    const template = this.spot(at < 0 ? path : path.slice(0, at))?.place.template ?? '';
    return at < 0 ? template : `${template}#`;
  };

  /** False if there is no room for one more. */
  put(path: string, value: JsonObject, position = 0): boolean {
    return this.store.put(path, value, this.now(), this.kindOf(path), position);
  }

  /** The component that a thing is. */
  schemaOf({ kind }: Thing): string | undefined {
    return kind === '' ? undefined : this.plan.place(kind.replace(/#$/, '')).schemaName;
  }

  #lifeOf(thing: Thing): Life | undefined {
    return this.lives.isEmpty ? undefined : this.lives.get(this.schemaOf(thing));
  }

  /** The thing at a path, brought up to date. */
  thing(path: string, time = this.now()): Thing | undefined {
    const thing = this.store.get(path);
    if (thing !== undefined) this.#live(thing, time);
    return thing;
  }

  /** Lets time pass over a thing; true if nothing more will happen to it by itself. */
  #live(thing: Thing, time: number): boolean {
    if (thing.settled === thing.value) return true;
    const life = this.#lifeOf(thing);
    if (life === undefined || life.steps.length === 0) return true;
    const order = Object.keys(thing.value);
    const { happened, isOver } = liveUntil(thing, life, time, (each, at) => this.scope(each, at));
    if (happened) {
      thing.value = this.ordered(thing.path, thing.value, order);
      this.store.touch();
    }
    if (isOver) thing.settled = thing.value;
    return isOver;
  }

  /** Keys in the order that the contract's examples and schemas have them. */
  ordered(path: string, value: JsonObject, order: readonly string[] = []): JsonObject {
    const place = this.spot(path)?.place;
    const examples = place?.examples.map((example) => example.value).filter(isObject) ?? [];
    const longest = examples.toSorted((a, b) => Object.keys(b).length - Object.keys(a).length)[0];
    return sortKeys(value, [...Object.keys(longest ?? {}), ...order]);
  }

  /** A thing's value with what is worked out at each reading. */
  value(thing: Thing, time = this.now()): JsonObject {
    const life = this.#lifeOf(thing);
    return life === undefined || life.read.size === 0
      ? thing.value
      : assign(thing.value, life.read, this.scope(thing, time));
  }

  /** A thing as expressions see it. `extra`: further names, such as `request`. */
  scope(thing: Thing, time: number, extra: ReadonlyMap<string, Json> = new Map()): Scope {
    return {
      value: (name) => {
        if (extra.has(name)) return extra.get(name);
        if (name === 'now') return this.moment(time);
        if (name === 'self') return this.links.iri(thing.path);
        if (name === 'position') return thing.position;
        return get(thing.value, name);
      },
      list: (name) => {
        const spot = name === '' ? undefined : this.spot(`${thing.path}/${name}`);
        if (spot?.place.shape === undefined) return undefined;
        return this.members(spot, time).map((member) => this.scope(member, time));
      },
    };
  }

  /** The members of the collection at a spot; kept as long as nothing changes and nothing is about to. */
  members(spot: Spot, time = this.now(), depth = 0): readonly Thing[] {
    const kept = this.#kept.get(spot.path);
    if (kept?.version === this.store.version) return kept.things;
    const list = depth > 8 ? undefined : this.#listRule(spot);
    const base = list?.of === undefined ? this.#plainMembers(spot, time) : this.#beside(spot, list.of, time, depth);
    const things = list === undefined ? base : this.#pick(base, list, time);
    if (this.#isQuiet(base, list)) this.#keep(spot.path, things);
    return things;
  }

  /** Whether a list stays as it is until something is written. */
  #isQuiet(base: readonly Thing[], list: List | undefined): boolean {
    if (list !== undefined && !isSteady(list.where)) return false;
    return this.lives.isEmpty || base.every((thing) => thing.settled === thing.value || this.#isLifeless(thing));
  }

  #isLifeless(thing: Thing): boolean {
    return (this.#lifeOf(thing)?.steps.length ?? 0) === 0;
  }

  #keep(path: string, things: readonly Thing[]): void {
    if (this.#kept.size >= 1000) this.#kept.clear();
    this.#kept.set(path, { version: this.store.version, things });
  }

  #listRule({ place, path }: Spot): List | undefined {
    const name = lastName(place.template);
    if (name === undefined) return undefined;
    const owner = this.spot(parentPath(path))?.place.schemaName;
    const owners = [...place.ownerSchemas, ...(owner === undefined ? [] : [owner])];
    return owners.map((schema) => this.lives.get(schema)?.lists.get(name)).find((list) => list !== undefined);
  }

  /** The members of the collection of that name below the same thing. */
  #beside(spot: Spot, name: string, time: number, depth: number): readonly Thing[] {
    const beside = this.spot(`${parentPath(spot.path).replace(/\/$/, '')}/${name}`);
    if (beside === undefined || beside.path === spot.path) return this.#plainMembers(spot, time);
    return this.members(beside, time, depth + 1);
  }

  #pick(base: readonly Thing[], { where, newest }: List, time: number): readonly Thing[] {
    const picked = where === YES ? base : base.filter((thing) => isTrue(where(this.scope(thing, time))));
    if (newest === undefined) return picked;
    const keyOf = (thing: Thing): string => String(get(thing.value, newest) ?? '');
    return picked.toSorted((a, b) => (keyOf(a) < keyOf(b) ? 1 : keyOf(a) > keyOf(b) ? -1 : 0));
  }

  #plainMembers(spot: Spot, time: number): readonly Thing[] {
    const { place, path } = spot;
    const things = this.#things(spot).filter((thing) => thing !== undefined);
    const linked =
      place.backLink === undefined
        ? things
        : things.filter((thing) => this.#leadsTo(thing, place.backLink ?? '', path));
    const life = this.lives.get(place.schemaName);
    if (life !== undefined && life.steps.length > 0) for (const thing of linked) this.#live(thing, time);
    return linked;
  }

  #things(spot: Spot): readonly (Thing | undefined)[] {
    const { place, path } = spot;
    if (place.hasChildren) return this.store.children(path).map((each) => this.store.get(each));
    const known = place.backLink === undefined ? this.store.members(path) : undefined;
    return known === undefined ? this.#sameKind(spot) : known.map((each) => this.store.get(each));
  }

  /** Everything at the members' template whose variables agree with the collection's. */
  #sameKind({ place, variables }: Spot): readonly Thing[] {
    const { members, backLink } = place;
    if (members === undefined) return [];
    const names = new Set([...members.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name));
    const shared = [...variables].filter(([name]) => names.has(name));
    if (shared.length < variables.size && backLink === undefined) return [];
    const things = [...this.store.ofKind(members)];
    return shared.length === 0 ? things : things.filter((thing) => this.#agrees(thing, shared));
  }

  #agrees({ path }: Thing, variables: readonly (readonly [string, string])[]): boolean {
    const own = this.spot(path)?.variables;
    return variables.every(([name, value]) => own?.get(name) === value);
  }

  #leadsTo(thing: Thing, backLink: string, collection: string): boolean {
    const target = getString(thing.value, backLink);
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
