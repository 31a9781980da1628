/** Expanded JSON-LD as a graph of nodes: the descriptions of a node in several places are merged. */
import { get, isArray, isObject, listOf } from './json.js';
import type { Json, JsonObject } from './json.js';

/** The nodes of an expanded document, looked up by type and followed by property. */
export class Nodes {
  readonly #byId = new Map<string, JsonObject[]>();
  readonly roots: readonly JsonObject[];

  constructor(expanded: readonly JsonObject[]) {
    this.roots = expanded.flatMap((node) => (isGraph(node) ? (get(node, '@graph') as readonly JsonObject[]) : [node]));
    const stack: Json[] = [...expanded];
    for (let value = stack.pop(); value !== undefined; value = stack.pop()) {
      if (isArray(value)) stack.push(...value);
      else if (isObject(value)) {
        this.#index(value);
        for (const member of Object.values(value))
          if (typeof member === 'object' && member !== null) stack.push(member);
      }
    }
  }

  /** Every node of a type, once each, in document order. */
  ofType(type: string): JsonObject[] {
    const found: JsonObject[] = [];
    const seen = new Set<string>();
    const visit = (value: Json | undefined): void => {
      if (isArray(value)) value.forEach(visit);
      else if (isObject(value)) {
        const id = idOf(value);
        if (typesOf(value).includes(type) && !(id !== undefined && seen.has(id))) {
          if (id !== undefined) seen.add(id);
          found.push(this.merge(value));
        }
        for (const [key, member] of Object.entries(value)) if (key !== '@type') visit(member);
      }
    };
    this.roots.forEach((node) => visit(node));
    return found;
  }

  /** The nodes that are values of properties, wherever they are described. */
  objects(node: JsonObject, ...properties: readonly string[]): JsonObject[] {
    return properties
      .flatMap((property) => items(get(node, property)))
      .filter(isObject)
      .filter((value) => !Object.hasOwn(value, '@value'))
      .map((value) => this.merge(value));
  }

  /** The IRIs that are values of properties. */
  ids(node: JsonObject, ...properties: readonly string[]): string[] {
    return properties
      .flatMap((property) => items(get(node, property)))
      .map((value) => idOf(value))
      .filter((id) => id !== undefined);
  }

  /** The first literal of the properties. Literals without a language or in English are preferred. */
  text(node: JsonObject, ...properties: readonly string[]): string | undefined {
    for (const property of properties) {
      const values = items(get(node, property)).filter((value) => isObject(value) && Object.hasOwn(value, '@value'));
      const best = values.find((value) => /^en\b/i.test(String(get(value, '@language') ?? 'en'))) ?? values[0];
      const text = get(best, '@value');
      if (text !== undefined && text !== null) return String(text);
      const id = idOf(items(get(node, property))[0]);
      if (id !== undefined) return id;
    }
    return undefined;
  }

  /** The first boolean of a property. */
  flag(node: JsonObject, property: string): boolean | undefined {
    const value = get(items(get(node, property))[0], '@value');
    return typeof value === 'boolean'
      ? value
      : value === 'true' || value === '1'
        ? true
        : value === 'false' || value === '0'
          ? false
          : undefined;
  }

  /** A node with all its properties from anywhere in the document. Its position is that of the most complete description. */
  merge(node: JsonObject): JsonObject {
    const id = idOf(node);
    const all = id === undefined ? undefined : this.#byId.get(id);
    if (all === undefined || (all.length === 1 && all[0] === node)) return node;
    const fullest = all.reduce(
      (best, other) => (Object.keys(other).length > Object.keys(best).length ? other : best),
      node,
    );
    const whole: Record<string, Json> = { ...(fullest as Record<string, Json>) };
    for (const other of all) {
      if (other === fullest) continue;
      for (const [key, value] of Object.entries(other)) {
        if (key === '@index' || value === undefined) continue;
        whole[key] =
          key === '@id' || whole[key] === undefined ? value : [...new Set([...items(whole[key]), ...items(value)])];
      }
    }
    return whole;
  }

  #index(node: JsonObject): void {
    const id = idOf(node);
    if (id === undefined || Object.keys(node).every((key) => key === '@id' || key === '@index')) return;
    const known = this.#byId.get(id);
    if (known) known.push(node);
    else this.#byId.set(id, [node]);
  }
}

/** The `@id` of a node object. */
export function idOf(node: Json | undefined): string | undefined {
  const id = get(node, '@id');
  return typeof id === 'string' ? id : undefined;
}

/** The values of `@type` of a node object. */
export function typesOf(node: JsonObject): string[] {
  return items(get(node, '@type')).filter((type) => typeof type === 'string');
}

/** The pointer to a node that expansion recorded as its `@index`. */
export function placeOf(node: JsonObject): string {
  const index = get(node, '@index');
  return typeof index === 'string' ? index : '#';
}

function items(value: Json | undefined): readonly Json[] {
  return listOf(value).flatMap((item) => {
    const list = get(item, '@list');
    return isArray(list) ? list : [item];
  });
}

function isGraph(node: JsonObject): boolean {
  return (
    isArray(get(node, '@graph')) &&
    Object.keys(node).every((key) => key === '@graph' || key === '@index' || key === '@id')
  );
}
