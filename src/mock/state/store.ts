/** What the mock remembers: resources by path, and which resources belong to which collection. */
import { UnusableInput } from '../../finding.js';
import { get, getArray, getObject, getString, isArray, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { parentPath } from '../http/path-template.js';

export interface StoredResource {
  readonly path: string;
  value: JsonObject;
  /** When something last happened to it, by the mock's clock (milliseconds since 1970). */
  changedAt: number;
  /** Its plan among those that were made with it, from 0. */
  readonly position: number;
  /** The path template at which it lives; with a final `#` that of its collection, if it has no plan of its own. */
  readonly kind: string;
  /** The value to which nothing more happens by itself, once that is known. */
  settled?: JsonObject;
}

/** The template for a path: what {@link StoredResource.kind} is. */
export type KindOf = (path: string) => string;

export class Store {
  readonly #resources = new Map<string, StoredResource>();
  readonly #kinds = new Map<string, Set<StoredResource>>();
  /** Paths below a collection's path, in order of coming. */
  readonly #children = new Map<string, string[]>();
  /** Members that live elsewhere, by path of the collection. */
  readonly #members = new Map<string, string[]>();
  /** Things that were taken away and must not come back by themselves. */
  readonly #deleted = new Set<string>();
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

  /** Something changed a resource's value. */
  touch(): void {
    this.#version++;
  }

  get size(): number {
    return this.#resources.size;
  }

  get(path: string): StoredResource | undefined {
    return this.#resources.get(path);
  }

  /** All resources at a template, in order of coming. */
  ofKind(kind: string): ReadonlySet<StoredResource> {
    return this.#kinds.get(kind) ?? NONE;
  }

  /** Things that found a new plan because the contract changed get their new kind. */
  reassignKinds(kindOf: KindOf): void {
    const saved = this.save();
    this.load(saved, kindOf);
  }

  /** False if there is no room for one more. */
  put(path: string, value: JsonObject, at: number, kind: string, position = 0): boolean {
    this.#version++;
    const known = this.#resources.get(path);
    if (known !== undefined) {
      known.value = value;
      known.changedAt = at;
      return true;
    }
    if (this.#resources.size >= this.#limit) return false;
    const resource = { path, value, changedAt: at, position, kind };
    this.#resources.set(path, resource);
    this.#kinds.set(kind, (this.#kinds.get(kind) ?? new Set()).add(resource));
    appendTo(this.#children, parentPath(path), path);
    this.#deleted.delete(path);
    return true;
  }

  /** Takes a resource away with everything below it. */
  remove(path: string): void {
    this.#version++;
    const below = `${path}/`;
    const removed = [...this.#resources.keys()].filter((key) => key === path || key.startsWith(below));
    for (const key of removed) {
      const resource = this.#resources.get(key);
      if (resource !== undefined) this.#kinds.get(resource.kind)?.delete(resource);
      this.#resources.delete(key);
      removeFrom(this.#children, parentPath(key), key);
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
    this.#deleted.add(path);
    // The oldest is forgotten: a mock that runs for weeks does not grow.
    if (this.#deleted.size > MAX_DELETED) for (const oldest of this.#deleted) return void this.#deleted.delete(oldest);
  }

  /** Takes a resource away for another to take its plan: collections keep it. */
  evict(path: string): void {
    this.#version++;
    const resource = this.#resources.get(path);
    if (resource === undefined) return;
    this.#kinds.get(resource.kind)?.delete(resource);
    this.#resources.delete(path);
    removeFrom(this.#children, parentPath(path), path);
  }

  isDeleted(path: string): boolean {
    return this.#deleted.has(path);
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
    appendTo(this.#members, collection, path);
  }

  /** A number above all that were given before and above `largest`. */
  nextNumber(largest: number): number {
    this.#counter = Math.max(this.#counter, largest) + 1;
    return this.#counter;
  }

  clear(): void {
    this.#version++;
    for (const map of [this.#resources, this.#children, this.#members, this.#kinds]) map.clear();
    this.#deleted.clear();
    this.#counter = 0;
  }

  save(): JsonObject {
    return {
      counter: this.#counter,
      things: [...this.#resources.values()].map(({ path, value, changedAt: at, position }) => ({
        path,
        at,
        position,
        value,
      })),
      members: Object.fromEntries(this.#members),
      gone: [...this.#deleted],
    };
  }

  /** @throws {UnusableInput} for what {@link save} did not give */
  load(saved: Json, kindOf: KindOf): void {
    const resources = getArray(saved, 'things').map(readResource);
    if (!isObject(saved) || resources.length > this.#limit) {
      throw new UnusableInput('This is no saved state, or holds too many resources.', {
        hint: 'Load what the mock saved.',
      });
    }
    this.clear();
    for (const { path, value, changedAt: at, position } of resources) this.put(path, value, at, kindOf(path), position);
    for (const [collection, paths] of Object.entries(getObject(saved, 'members'))) {
      this.setMembers(collection, (isArray(paths) ? paths : []).map(String));
    }
    for (const path of getArray(saved, 'gone')) this.#deleted.add(String(path));
    this.#counter = Number(get(saved, 'counter') ?? 0);
  }
}

const MAX_DELETED = 10_000;

const NONE: ReadonlySet<StoredResource> = new Set();

function readResource(saved: Json): Omit<StoredResource, 'kind'> {
  const path = getString(saved, 'path');
  const value = get(saved, 'value');
  if (path === undefined || !isObject(value)) {
    throw new UnusableInput('A saved resource has no path or no value.', { hint: 'Load what the mock saved.' });
  }
  return { path, value, changedAt: Number(get(saved, 'at') ?? 0), position: Number(get(saved, 'position') ?? 0) };
}

function appendTo(lists: Map<string, string[]>, key: string, path: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [path]);
  else list.push(path);
}

function removeFrom(lists: Map<string, string[]>, key: string, path: string): void {
  const list = lists.get(key) ?? [];
  const at = list.indexOf(path);
  if (at >= 0) list.splice(at, 1);
}
