/**
 * A response's schema as Prism's generators can use it: references inlined, recursion cut, writeOnly left out.
 *
 * Prism's samplers follow references to their own depth and then give bodies that break the schema, and take minutes
 * over schemas that refer to each other. So a schema is inlined here: as deep as stays under {@link MAX_NODES}.
 * At the bottom optional recursive properties are dropped and recursive arrays emptied, which keeps bodies valid.
 */
import { get, isArray, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { Schema } from '../../model/contract.js';
import { DATA_KEYWORDS } from '../schema/references.js';
import type { References } from '../schema/references.js';

const MAX_NODES = 1500;
/** Members of a list in what recurs. */
const FEW = 2;
/** Required recursion that never ends has no finite instance: give up here. */
const MAX_DEPTH = 60;

/** How deep to go: `turns` rounds of recursion, and optional properties down to `levels` of nesting. */
interface Limits {
  readonly turns: number;
  readonly levels: number;
}

const ATTEMPTS: readonly Limits[] = [
  ...[3, 2, 1, 0].map((turns) => ({ turns, levels: Infinity })),
  ...[5, 4, 3, 2, 1, 0].map((levels) => ({ turns: 0, levels })),
];

/** The schema inlined, as large as is sensible. */
export function responseSchema(schema: Schema, references: References): JsonObject {
  for (const limits of ATTEMPTS) {
    const inlined = new Inliner(references, limits).inline(schema);
    if (inlined !== undefined) return inlined;
  }
  return new Inliner(references, { turns: 0, levels: 0 }, Infinity).inline(schema) ?? {};
}

class TooLarge extends Error {}

/** Where the walk is. `forced`: this must be given, however deep. */
interface Position {
  readonly turns: number;
  readonly levels: number;
  readonly depth: number;
  readonly forced: boolean;
}

class Inliner {
  #nodes = 0;
  readonly #references: References;
  readonly #limits: Limits;
  readonly #maxNodes: number;

  constructor(references: References, limits: Limits, maxNodes = MAX_NODES) {
    this.#references = references;
    this.#limits = limits;
    this.#maxNodes = maxNodes;
  }

  inline(schema: Schema): JsonObject | undefined {
    try {
      return this.#forced(schema, { turns: 0, levels: 0, depth: 0, forced: true });
    } catch (error) {
      if (error instanceof TooLarge) return undefined;
      throw error;
    }
  }

  /** The schema inlined, or undefined where recursion is cut. */
  #walk(schema: Json | undefined, place: Position): JsonObject | undefined {
    if (schema === false) return { not: {} };
    if (!isObject(schema) || place.depth > MAX_DEPTH) return {};
    if (++this.#nodes > this.#maxNodes) throw new TooLarge();
    const next = { ...place, depth: place.depth + 1, forced: false };
    const ref = get(schema, '$ref');
    return typeof ref === 'string' ? this.#reference(ref, schema, place, next) : this.#keywords(schema, next);
  }

  #forced(schema: Json | undefined, place: Position): JsonObject {
    return this.#walk(schema, { ...place, forced: true }) ?? {};
  }

  #reference(ref: string, schema: JsonObject, place: Position, next: Position): JsonObject | undefined {
    const turns = next.turns + (this.#references.isRecursive(ref) ? 1 : 0);
    if (turns > next.turns && turns > this.#limits.turns + 1 && !place.forced) return undefined;
    const target = this.#forced(this.#references.resolve(ref), { ...next, turns });
    const { $ref: _, ...rest } = schema;
    const beside = this.#keywords(rest, next);
    return Object.keys(beside).length === 0 ? target : { allOf: [target, beside] };
  }

  #keywords(schema: JsonObject, place: Position): JsonObject {
    const result: Record<string, Json> = {};
    for (const [key, value] of Object.entries(schema)) {
      if (value === undefined || ANNOTATIONS.has(key) || (key.startsWith('x-') && key !== 'x-faker')) continue;
      const handler = HANDLERS.get(key);
      if (handler === undefined && !holdsReference(key, value)) result[key] = value;
      if (handler === undefined) continue;
      Object.assign(result, handler(this, value, schema, place));
    }
    return completed(result);
  }

  properties(properties: Json, schema: JsonObject, place: Position): JsonObject {
    const required = new Set(requiredOf(schema));
    const result: Record<string, Json> = Object.create(null) as Record<string, Json>;
    for (const [name, value] of isObject(properties) ? Object.entries(properties) : []) {
      if (this.isWriteOnly(value)) continue;
      const inlined = this.#property(value, required.has(name), {
        ...place,
        levels: place.levels + 1,
      });
      if (inlined !== undefined) result[name] = inlined;
    }
    return { properties: result };
  }

  #property(value: Json | undefined, required: boolean, place: Position): JsonObject | undefined {
    if (required) return this.#forced(value, place);
    return place.levels > this.#limits.levels ? undefined : this.#walk(value, place);
  }

  required(_: Json, schema: JsonObject): JsonObject {
    const properties = get(schema, 'properties');
    return {
      required: requiredOf(schema).filter((name) => !this.isWriteOnly(get(properties, name))),
    };
  }

  items(items: Json, schema: JsonObject, place: Position): JsonObject {
    const minimum = Number(get(schema, 'minItems') ?? 0);
    const inlined = minimum > 0 ? this.#forced(items, place) : this.#walk(items, place);
    const none = inlined === undefined || items === false;
    if (isArray(get(schema, 'prefixItems'))) return { additionalItems: none ? false : inlined };
    // Lists within lists of the same grow with every turn: a few members show what they are.
    const few = place.turns > 0 && minimum <= FEW && get(schema, 'maxItems') === undefined;
    return none ? { items: {}, maxItems: 0 } : { items: inlined, ...(few && { maxItems: FEW }) };
  }

  /** As `items` of draft 7, which both generators understand. */
  prefixItems(items: Json, _: JsonObject, place: Position): JsonObject {
    return { items: listOf(items).map((item) => this.#forced(item, place)) };
  }

  additional(key: string, value: Json, place: Position): JsonObject {
    return { [key]: isObject(value) ? (this.#walk(value, place) ?? false) : value };
  }

  all(items: Json, place: Position): JsonObject {
    return { allOf: listOf(items).map((item) => this.#forced(item, place)) };
  }

  choice(key: string, items: Json, place: Position): JsonObject {
    const inlined = listOf(items)
      .map((item) => this.#walk(item, place))
      .filter((item) => item !== undefined);
    return { [key]: inlined.length > 0 ? inlined : [this.#forced(listOf(items)[0], place)] };
  }

  sub(key: string, value: Json, place: Position): JsonObject {
    const inlined = this.#walk(value, place);
    return inlined === undefined ? {} : { [key]: inlined };
  }

  map(key: string, value: Json, place: Position): JsonObject {
    const result: Record<string, Json> = Object.create(null) as Record<string, Json>;
    for (const [name, item] of isObject(value) ? Object.entries(value) : []) {
      const inlined = this.#walk(item, place);
      if (inlined !== undefined) result[name] = inlined;
    }
    return { [key]: result };
  }

  isWriteOnly(schema: Json | undefined, seen = 0): boolean {
    if (get(schema, 'writeOnly') === true) return true;
    const ref = get(schema, '$ref');
    return typeof ref === 'string' && seen < MAX_DEPTH && this.isWriteOnly(this.#references.resolve(ref), seen + 1);
  }
}

/** What the generators need to be told: arrays have items, and nothing is added to an object that names its properties. */
function completed(schema: Record<string, Json>): JsonObject {
  const isArray = schema['type'] === 'array' && !('items' in schema) && !('contains' in schema);
  const isOpen = 'properties' in schema && !CLOSING.some((key) => key in schema);
  return { ...schema, ...(isArray && { items: {} }), ...(isOpen && { additionalProperties: false }) };
}

const CLOSING = ['additionalProperties', 'unevaluatedProperties', 'patternProperties', 'minProperties'];

type Handler = (inliner: Inliner, value: Json, schema: JsonObject, place: Position) => JsonObject;

const HANDLERS: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['properties', (inliner, value, schema, place) => inliner.properties(value, schema, place)],
  ['required', (inliner, value, schema) => inliner.required(value, schema)],
  ['items', (inliner, value, schema, place) => inliner.items(value, schema, place)],
  ['prefixItems', (inliner, value, schema, place) => inliner.prefixItems(value, schema, place)],
  ['allOf', (inliner, value, _, place) => inliner.all(value, place)],
  ...['anyOf', 'oneOf'].map((key) => named(key, (inliner, value, place) => inliner.choice(key, value, place))),
  ...['additionalProperties', 'unevaluatedProperties', 'unevaluatedItems'].map((key) =>
    named(key, (inliner, value, place) => inliner.additional(key, value, place)),
  ),
  ...['contains', 'not', 'if', 'then', 'else', 'propertyNames'].map((key) =>
    named(key, (inliner, value, place) => inliner.sub(key, value, place)),
  ),
  ...['patternProperties', 'dependentSchemas'].map((key) =>
    named(key, (inliner, value, place) => inliner.map(key, value, place)),
  ),
]);

function named(key: string, run: (inliner: Inliner, value: Json, place: Position) => JsonObject): [string, Handler] {
  return [key, (inliner, value, _, place) => run(inliner, value, place)];
}

/** Say nothing about a value, or are worked out by now. */
const ANNOTATIONS: ReadonlySet<string> = new Set(
  'title description $comment externalDocs xml deprecated readOnly discriminator $schema $id $anchor $dynamicAnchor $dynamicRef $defs definitions'.split(
    ' ',
  ),
);

/** Prism's generators follow a `$ref` even where it is data. */
function holdsReference(key: string, value: Json): boolean {
  return DATA_KEYWORDS.has(key) && typeof value === 'object' && JSON.stringify(value).includes('"$ref"');
}

function requiredOf(schema: JsonObject): string[] {
  return listOf(get(schema, 'required') ?? []).filter((name) => typeof name === 'string');
}

function listOf(value: Json): readonly Json[] {
  return isArray(value) ? value : [];
}
