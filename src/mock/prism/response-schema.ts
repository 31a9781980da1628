/**
 * Prepares the schemas of responses for Prism's generators: references inlined, recursion cut, writeOnly removed.
 *
 * Prism's samplers follow references only to a fixed depth, below which they produce invalid bodies, and take minutes
 * for schemas that refer to each other. Therefore a schema is inlined here, as deep as {@link MAX_NODES} allows. Where
 * recursion is cut, optional properties are dropped and arrays are emptied, so that bodies remain valid.
 */
import { get, getArray, isArray, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { Schema } from '../../model/contract.js';
import { hasMark } from '../schema/references.js';
import type { References } from '../schema/references.js';
import { DATA_KEYWORDS } from '../../model/schema-walk.js';

const MAX_NODES = 1500;
/** The length of arrays within a recursive schema. */
const MAX_RECURSIVE_ITEMS = 2;
/** A schema whose recursion is required has no finite instance; inlining stops at this depth. */
const MAX_DEPTH = 60;

/** How deep to inline: `rounds` of recursion, and optional properties down to `levels` of nesting. */
interface Limits {
  readonly rounds: number;
  readonly levels: number;
}

const ATTEMPTS: readonly Limits[] = [
  ...[3, 2, 1, 0].map((rounds) => ({ rounds, levels: Infinity })),
  ...[5, 4, 3, 2, 1, 0].map((levels) => ({ rounds: 0, levels })),
];

/** The schema inlined as deep as its size allows. */
export function responseSchema(schema: Schema, references: References): JsonObject {
  for (const limits of ATTEMPTS) {
    const inlined = new Inliner(references, limits).inline(schema);
    if (inlined !== undefined) return inlined;
  }
  return new Inliner(references, { rounds: 0, levels: 0 }, Infinity).inline(schema) ?? {};
}

class TooLarge extends Error {}

/** The position of the walk. `forced`: the schema is required and must be inlined at any depth. */
interface Position {
  readonly rounds: number;
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
      return this.#forced(schema, { rounds: 0, levels: 0, depth: 0, forced: true });
    } catch (error) {
      if (error instanceof TooLarge) return undefined;
      throw error;
    }
  }

  /** The inlined schema; undefined where recursion is cut. */
  #walk(schema: Json | undefined, position: Position): JsonObject | undefined {
    if (schema === false) return { not: {} };
    if (!isObject(schema) || position.depth > MAX_DEPTH) return {};
    if (++this.#nodes > this.#maxNodes) throw new TooLarge();
    const next = { ...position, depth: position.depth + 1, forced: false };
    const ref = get(schema, '$ref');
    return typeof ref === 'string' ? this.#reference(ref, schema, position, next) : this.#keywords(schema, next);
  }

  #forced(schema: Json | undefined, position: Position): JsonObject {
    return this.#walk(schema, { ...position, forced: true }) ?? {};
  }

  #reference(ref: string, schema: JsonObject, position: Position, next: Position): JsonObject | undefined {
    const rounds = next.rounds + (this.#references.isRecursive(ref) ? 1 : 0);
    if (rounds > next.rounds && rounds > this.#limits.rounds + 1 && !position.forced) return undefined;
    const target = this.#forced(this.#references.resolve(ref), { ...next, rounds });
    const { $ref: _, ...rest } = schema;
    const siblings = this.#keywords(rest, next);
    return Object.keys(siblings).length === 0 ? target : { allOf: [target, siblings] };
  }

  #keywords(schema: JsonObject, position: Position): JsonObject {
    const result: Record<string, Json> = {};
    for (const [key, value] of Object.entries(schema)) {
      if (value === undefined || ANNOTATIONS.has(key) || (key.startsWith('x-') && key !== 'x-faker')) continue;
      const inlineKeyword = KEYWORDS.get(key);
      if (inlineKeyword === undefined && !holdsReference(key, value)) result[key] = value;
      if (inlineKeyword === undefined) continue;
      Object.assign(result, inlineKeyword(this, value, schema, position));
    }
    return completed(result);
  }

  properties(properties: Json, schema: JsonObject, position: Position): JsonObject {
    const required = new Set(requiredOf(schema));
    const result: Record<string, Json> = Object.create(null) as Record<string, Json>;
    for (const [name, value] of isObject(properties) ? Object.entries(properties) : []) {
      if (this.#isWriteOnly(value)) continue;
      const inlined = this.#property(value, required.has(name), {
        ...position,
        levels: position.levels + 1,
      });
      if (inlined !== undefined) result[name] = inlined;
    }
    return { properties: result };
  }

  #property(value: Json | undefined, required: boolean, position: Position): JsonObject | undefined {
    if (required) return this.#forced(value, position);
    return position.levels > this.#limits.levels ? undefined : this.#walk(value, position);
  }

  required(_: Json, schema: JsonObject): JsonObject {
    const properties = get(schema, 'properties');
    return {
      required: requiredOf(schema).filter((name) => !this.#isWriteOnly(get(properties, name))),
    };
  }

  items(items: Json, schema: JsonObject, position: Position): JsonObject {
    const minimum = Number(get(schema, 'minItems') ?? 0);
    const inlined = minimum > 0 ? this.#forced(items, position) : this.#walk(items, position);
    const isEmpty = inlined === undefined || items === false;
    if (isArray(get(schema, 'prefixItems'))) return { additionalItems: isEmpty ? false : inlined };
    // Arrays within arrays of the same schema grow exponentially; a few items are enough.
    const isBounded = position.rounds > 0 && minimum <= MAX_RECURSIVE_ITEMS && get(schema, 'maxItems') === undefined;
    return isEmpty
      ? { items: {}, maxItems: 0 }
      : { items: inlined, ...(isBounded && { maxItems: MAX_RECURSIVE_ITEMS }) };
  }

  /** As `items` of draft 7, which both generators support. */
  prefixItems(items: Json, _: JsonObject, position: Position): JsonObject {
    return { items: arrayOf(items).map((item) => this.#forced(item, position)) };
  }

  additional(key: string, value: Json, position: Position): JsonObject {
    return { [key]: isObject(value) ? (this.#walk(value, position) ?? false) : value };
  }

  all(items: Json, position: Position): JsonObject {
    return { allOf: arrayOf(items).map((item) => this.#forced(item, position)) };
  }

  choice(key: string, items: Json, position: Position): JsonObject {
    const inlined = arrayOf(items)
      .map((item) => this.#walk(item, position))
      .filter((item) => item !== undefined);
    return { [key]: inlined.length > 0 ? inlined : [this.#forced(arrayOf(items)[0], position)] };
  }

  sub(key: string, value: Json, position: Position): JsonObject {
    const inlined = this.#walk(value, position);
    return inlined === undefined ? {} : { [key]: inlined };
  }

  map(key: string, value: Json, position: Position): JsonObject {
    const result: Record<string, Json> = Object.create(null) as Record<string, Json>;
    for (const [name, item] of isObject(value) ? Object.entries(value) : []) {
      const inlined = this.#walk(item, position);
      if (inlined !== undefined) result[name] = inlined;
    }
    return { [key]: result };
  }

  #isWriteOnly(schema: Json | undefined): boolean {
    return hasMark(schema, 'writeOnly', this.#references);
  }
}

/** Makes explicit what the generators require: arrays have items, objects with declared properties have no others. */
function completed(schema: Record<string, Json>): JsonObject {
  const isArray = schema['type'] === 'array' && !('items' in schema) && !('contains' in schema);
  const isOpen = 'properties' in schema && !CLOSING.some((key) => key in schema);
  return { ...schema, ...(isArray && { items: {} }), ...(isOpen && { additionalProperties: false }) };
}

const CLOSING = ['additionalProperties', 'unevaluatedProperties', 'patternProperties', 'minProperties'];

type KeywordInliner = (inliner: Inliner, value: Json, schema: JsonObject, position: Position) => JsonObject;

const KEYWORDS: ReadonlyMap<string, KeywordInliner> = new Map<string, KeywordInliner>([
  ['properties', (inliner, value, schema, position) => inliner.properties(value, schema, position)],
  ['required', (inliner, value, schema) => inliner.required(value, schema)],
  ['items', (inliner, value, schema, position) => inliner.items(value, schema, position)],
  ['prefixItems', (inliner, value, schema, position) => inliner.prefixItems(value, schema, position)],
  ['allOf', (inliner, value, _, position) => inliner.all(value, position)],
  ...['anyOf', 'oneOf'].map((key) => named(key, (inliner, value, position) => inliner.choice(key, value, position))),
  ...['additionalProperties', 'unevaluatedProperties', 'unevaluatedItems'].map((key) =>
    named(key, (inliner, value, position) => inliner.additional(key, value, position)),
  ),
  ...['contains', 'not', 'if', 'then', 'else', 'propertyNames'].map((key) =>
    named(key, (inliner, value, position) => inliner.sub(key, value, position)),
  ),
  ...['patternProperties', 'dependentSchemas'].map((key) =>
    named(key, (inliner, value, position) => inliner.map(key, value, position)),
  ),
]);

function named(
  key: string,
  run: (inliner: Inliner, value: Json, position: Position) => JsonObject,
): [string, KeywordInliner] {
  return [key, (inliner, value, _, position) => run(inliner, value, position)];
}

/** Keywords that do not constrain a value or that inlining has already handled. */
const ANNOTATIONS: ReadonlySet<string> = new Set(
  'title description $comment externalDocs xml deprecated readOnly discriminator $schema $id $anchor $dynamicAnchor $dynamicRef $defs definitions'.split(
    ' ',
  ),
);

/** Whether data contains a `$ref`, which Prism's generators would follow. */
function holdsReference(key: string, value: Json): boolean {
  return DATA_KEYWORDS.has(key) && typeof value === 'object' && JSON.stringify(value).includes('"$ref"');
}

function requiredOf(schema: JsonObject): string[] {
  return getArray(schema, 'required').filter((name) => typeof name === 'string');
}

function arrayOf(value: Json): readonly Json[] {
  return isArray(value) ? value : [];
}
