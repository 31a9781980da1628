/** Stores the resources of a stateful mock by path, and the members of its collections. */
import { UnusableInput } from '../../finding.js';
import { get, getArray, getObject, getString, isArray, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { parentPath } from '../http/path-template.js';

/** A resource of a stateful mock. */
export interface StoredResource {
  readonly path: string;
  value: JsonObject;
  /** When it last changed, by the mock's clock (milliseconds since 1970). */
  changedAt: number;
  /** Its position among the resources created with it, starting at 0. */
  readonly position: number;
  /** The path template that it belongs to; if it has no path of its own, that of its collection followed by `#`. */
  readonly kind: string;
  /** The value for which it is known that no further step of the lifecycle will apply. */
  settled?: JsonObject;
}

/** Returns the {@link StoredResource.kind} of a path. */
export type KindOf = (path: string) => string;

export class Store {
  readonly #resources = new Map<string, StoredResource>();
  readonly #kinds = new Map<string, Set<StoredResource>>();
  /** Paths directly below a path, in order of creation. */
  readonly #children = new Map<string, string[]>();
  /** Paths of members that are not below their collection, by path of the collection. */
  readonly #members = new Map<string, string[]>();
  /** Paths of deleted resources, which must not reappear. */
  readonly #deleted = new Set<string>();
  readonly #limit: number;
  #counter = 0;
  #version = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Increases with every change. */
  get version(): number {
    return this.#version;
  }

  /** Records that the value of a resource was changed. */
  touch(): void {
    this.#version++;
  }

  get size(): number {
    return this.#resources.size;
  }

  get(path: string): StoredResource | undefined {
    return this.#resources.get(path);
  }

  /** All resources of a kind, in order of creation. */
  ofKind(kind: string): ReadonlySet<StoredResource> {
    return this.#kinds.get(kind) ?? NONE;
  }

  /** Determines the kind of every resource again, after the contract has changed. */
  reassignKinds(kindOf: KindOf): void {
    const saved = this.save();
    this.load(saved, kindOf);
  }

  /** Stores a resource. Returns false if the store is full. */
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

  /** Deletes a resource together with everything below it. */
  remove(path: string): void {
    this.#version++;
    const start = `${path}/`;
    const removed = [...this.#resources.keys()].filter((key) => key === path || key.startsWith(start));
    for (const each of removed) this.#drop(each);
    this.#removeMembers(new Set(removed));
    this.#deleted.add(path);
    // The oldest entry is dropped, so that memory use stays bounded.
    if (this.#deleted.size > MAX_DELETED) for (const oldest of this.#deleted) return void this.#deleted.delete(oldest);
  }

  #drop(path: string): void {
    const resource = this.#resources.get(path);
    if (resource === undefined) return;
    this.#kinds.get(resource.kind)?.delete(resource);
    this.#resources.delete(path);
    removeFrom(this.#children, parentPath(path), path);
  }

  #removeMembers(removed: ReadonlySet<string>): void {
    for (const [collection, members] of this.#members) {
      const kept = members.filter((member) => !removed.has(member));
      if (kept.length < members.length) this.#members.set(collection, kept);
    }
  }

  /** Removes a resource that another one will replace: it remains a member of its collections. */
  evict(path: string): void {
    this.#version++;
    this.#drop(path);
  }

  isDeleted(path: string): boolean {
    return this.#deleted.has(path);
  }

  /** Paths directly below that of a collection. */
  children(collection: string): readonly string[] {
    return this.#children.get(collection) ?? [];
  }

  /** Paths of the members that were set or added; undefined if none ever were. */
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

  /** A number greater than all those returned before, and greater than `largest`. */
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

  /** All resources and members as JSON, for {@link load}. */
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

  /**
   * Replaces all resources and members.
   * @throws {UnusableInput} if the value was not returned by {@link save}
   */
  load(saved: Json, kindOf: KindOf): void {
    const resources = getArray(saved, 'things').map(readResource);
    if (!isObject(saved) || resources.length > this.#limit) {
      throw new UnusableInput('The value is not a saved state, or has too many resources.', {
        hint: LOAD_HINT,
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
const LOAD_HINT = 'Load a state that the mock server has saved.';

const NONE: ReadonlySet<StoredResource> = new Set();

function readResource(saved: Json): Omit<StoredResource, 'kind'> {
  const path = getString(saved, 'path');
  const value = get(saved, 'value');
  if (path === undefined || !isObject(value)) {
    throw new UnusableInput('A resource of the saved state has no path or no value.', { hint: LOAD_HINT });
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
