/** What the mock remembers: things by path, and which things belong to which collection. */
import { UnusableInput } from '../../finding.js';
import { get, getArray, getObject, getString, isArray, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { parentPath } from './templates.js';

export interface Thing {
  readonly path: string;
  value: JsonObject;
  /** When something last happened to it, by the mock's clock (milliseconds since 1970). */
  at: number;
  /** Its place among those that were made with it, from 0. */
  readonly position: number;
  /** The path template at which it lives; with a final `#` that of its collection, if it has no place of its own. */
  readonly kind: string;
  /** The value to which nothing more happens by itself, once that is known. */
  settled?: JsonObject;
}

/** The template for a path: what {@link Thing.kind} is. */
export type KindOf = (path: string) => string;

export class Store {
  readonly #things = new Map<string, Thing>();
  readonly #kinds = new Map<string, Set<Thing>>();
  /** Paths below a collection's path, in order of coming. */
  readonly #children = new Map<string, string[]>();
  /** Members that live elsewhere, by path of the collection. */
  readonly #members = new Map<string, string[]>();
  /** Things that were taken away and must not come back by themselves. */
  readonly #gone = new Set<string>();
  readonly #limit: number;
  #counter = 0;
  #version = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Grows whenever anything changes. */
  get version(): number {
    return this.#version;
  }

  /** Something changed a thing's value. */
  touch(): void {
    this.#version++;
  }

  get size(): number {
    return this.#things.size;
  }

  get(path: string): Thing | undefined {
    return this.#things.get(path);
  }

  /** All things at a template, in order of coming. */
  ofKind(kind: string): ReadonlySet<Thing> {
    return this.#kinds.get(kind) ?? NONE;
  }

  /** Things that found a new place because the contract changed get their new kind. */
  sort(kindOf: KindOf): void {
    const saved = this.save();
    this.load(saved, kindOf);
  }

  /** False if there is no room for one more. */
  put(path: string, value: JsonObject, at: number, kind: string, position = 0): boolean {
    this.#version++;
    const known = this.#things.get(path);
    if (known !== undefined) {
      known.value = value;
      known.at = at;
      return true;
    }
    if (this.#things.size >= this.#limit) return false;
    const thing = { path, value, at, position, kind };
    this.#things.set(path, thing);
    this.#kinds.set(kind, (this.#kinds.get(kind) ?? new Set()).add(thing));
    append(this.#children, parentPath(path), path);
    this.#gone.delete(path);
    return true;
  }

  /** Takes a thing away with everything below it. */
  remove(path: string): void {
    this.#version++;
    const below = `${path}/`;
    const removed = [...this.#things.keys()].filter((key) => key === path || key.startsWith(below));
    for (const key of removed) {
      const thing = this.#things.get(key);
      if (thing !== undefined) this.#kinds.get(thing.kind)?.delete(thing);
      this.#things.delete(key);
      drop(this.#children, parentPath(key), key);
    }
    const lost = new Set(removed);
    for (const [collection, members] of this.#members) {
      if (members.some((member) => lost.has(member))) {
        this.#members.set(
          collection,
          members.filter((member) => !lost.has(member)),
        );
      }
    }
    this.#gone.add(path);
    // The oldest is forgotten: a mock that runs for weeks does not grow.
    if (this.#gone.size > MOST_GONE) for (const oldest of this.#gone) return void this.#gone.delete(oldest);
  }

  /** Takes a thing away for another to take its place: collections keep it. */
  forget(path: string): void {
    this.#version++;
    const thing = this.#things.get(path);
    if (thing === undefined) return;
    this.#kinds.get(thing.kind)?.delete(thing);
    this.#things.delete(path);
    drop(this.#children, parentPath(path), path);
  }

  isGone(path: string): boolean {
    return this.#gone.has(path);
  }

  /** Paths directly below a collection's. */
  children(collection: string): readonly string[] {
    return this.#children.get(collection) ?? [];
  }

  /** Members that were put there; undefined if nobody ever said what they are. */
  members(collection: string): readonly string[] | undefined {
    return this.#members.get(collection);
  }

  setMembers(collection: string, paths: readonly string[]): void {
    this.#version++;
    this.#members.set(collection, [...paths]);
  }

  addMember(collection: string, path: string): void {
    this.#version++;
    append(this.#members, collection, path);
  }

  /** A number above all that were given before and above `largest`. */
  nextNumber(largest: number): number {
    this.#counter = Math.max(this.#counter, largest) + 1;
    return this.#counter;
  }

  clear(): void {
    this.#version++;
    for (const map of [this.#things, this.#children, this.#members, this.#kinds]) map.clear();
    this.#gone.clear();
    this.#counter = 0;
  }

  save(): JsonObject {
    return {
      counter: this.#counter,
      things: [...this.#things.values()].map(({ path, value, at, position }) => ({ path, at, position, value })),
      members: Object.fromEntries(this.#members),
      gone: [...this.#gone],
    };
  }

  /** @throws {UnusableInput} for what {@link save} did not give */
  load(saved: Json, kindOf: KindOf): void {
    const things = getArray(saved, 'things').map(readThing);
    if (!isObject(saved) || things.length > this.#limit) {
      throw new UnusableInput('This is no saved state, or holds too many things.', {
        hint: 'Load what the mock saved.',
      });
    }
    this.clear();
    for (const { path, value, at, position } of things) this.put(path, value, at, kindOf(path), position);
    for (const [collection, paths] of Object.entries(getObject(saved, 'members'))) {
      this.setMembers(collection, (isArray(paths) ? paths : []).map(String));
    }
    for (const path of getArray(saved, 'gone')) this.#gone.add(String(path));
    this.#counter = Number(get(saved, 'counter') ?? 0);
  }
}

const MOST_GONE = 10_000;

const NONE: ReadonlySet<Thing> = new Set();

function readThing(saved: Json): Omit<Thing, 'kind'> {
  const path = getString(saved, 'path');
  const value = get(saved, 'value');
  if (path === undefined || !isObject(value)) {
    throw new UnusableInput('A saved thing has no path or no value.', { hint: 'Load what the mock saved.' });
  }
  return { path, value, at: Number(get(saved, 'at') ?? 0), position: Number(get(saved, 'position') ?? 0) };
}

function append(lists: Map<string, string[]>, key: string, path: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [path]);
  else list.push(path);
}

function drop(lists: Map<string, string[]>, key: string, path: string): void {
  const list = lists.get(key) ?? [];
  const at = list.indexOf(path);
  if (at >= 0) list.splice(at, 1);
}
