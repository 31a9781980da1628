/**
 * Answers questions about a schema through everything that applies in place: `$ref`, `allOf`, `anyOf`, `oneOf`,
 * `then` and `else` (JSON Schema 2020-12 §10.2). Safe for recursive schemas; each answer is computed once per document.
 */
import type { OpenApi, Schema } from './contract.js';
import { get, getArray, getObject, isArray, isObject, listOf, resolvePointer } from './json.js';
import type { Json, JsonObject } from './json.js';

/** A type of JSON Schema. `number` includes `integer`. */
export type JsonType = 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object';

/** Types as bits. A number is either an integer or has a fraction. */
const BITS: Readonly<Record<JsonType, number>> = {
  null: 1,
  boolean: 2,
  integer: 4,
  number: 4 | 8,
  string: 16,
  array: 32,
  object: 64,
};
const EVERY_TYPE = 127;

/** The order in which {@link SchemaView.types} lists types. */
const TYPES: readonly JsonType[] = ['null', 'boolean', 'number', 'integer', 'string', 'array', 'object'];

/** Keywords that suggest a type without requiring it. */
const SUGGESTIONS: readonly (readonly [JsonType, readonly string[]])[] = [
  ['object', ['properties', 'additionalProperties', 'patternProperties', 'required', 'propertyNames']],
  ['array', ['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems', 'contains']],
  ['number', ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']],
  ['string', ['pattern', 'minLength', 'maxLength', 'format', 'contentEncoding', 'contentMediaType']],
];

/** The deepest nesting of schemas that apply in place; deeper ones are assumed to allow everything. */
const MAX_DEPTH = 100;

type Document = Pick<OpenApi, 'document'>;

const views = new WeakMap<JsonObject, WeakMap<JsonObject, SchemaView>>();

/** The view of a schema. The same schema of the same document has one view. */
export function viewSchema(schema: Schema | Json | undefined, { document }: Document): SchemaView {
  let known = views.get(document);
  if (known === undefined) views.set(document, (known = new WeakMap()));
  const key = isObject(schema) ? schema : ANYTHING;
  let view = known.get(key);
  if (view === undefined) known.set(key, (view = new SchemaView(key, document)));
  return view;
}

/** Represents `true`, `false` and absent schemas, none of which describe the form of a value. */
const ANYTHING: JsonObject = {};

/** A schema together with everything that applies in place. */
export class SchemaView {
  /** The schema itself, as an object. */
  readonly schema: JsonObject;
  readonly #document: JsonObject;
  readonly #members = new Map<string | number, Schema>();
  #applied: readonly JsonObject[] | undefined;
  #certain: readonly JsonObject[] | undefined;
  #bits: number | undefined;
  #suggested: JsonType | '' | undefined;
  #values: readonly Json[] | '' | undefined;
  #names: ReadonlySet<string> | undefined;
  #listed: number | undefined;
  #isBusy = false;

  constructor(schema: JsonObject, document: JsonObject) {
    this.schema = schema;
    this.#document = document;
  }

  /** The schema itself and every schema that may apply in place, each once. */
  get applied(): readonly JsonObject[] {
    return (this.#applied ??= collect(this.schema, (schema) => [
      ...this.#certainParts(schema),
      ...branchesOf(schema).flat(),
    ]));
  }

  /** The schema itself and those reached by `$ref` and `allOf` alone: they apply to every instance. */
  get certain(): readonly JsonObject[] {
    return (this.#certain ??= collect(this.schema, (schema) => this.#certainParts(schema)));
  }

  /** The types that an instance may have; all of them where nothing restricts them. */
  get types(): ReadonlySet<JsonType> {
    const allowed = TYPES.filter((type) => this.allows(type));
    return new Set(allowed.includes('number') ? allowed.filter((type) => type !== 'integer') : allowed);
  }

  /** Whether an instance may have this type; for `number`, whether it may have a fraction. */
  allows(type: JsonType): boolean {
    return (this.#typeBits() & BITS[type]) === BITS[type];
  }

  /** Whether anything restricts the type. */
  get isTyped(): boolean {
    return this.#typeBits() !== EVERY_TYPE;
  }

  /** The type that keywords suggest (`properties`: object …), for schemas that do not restrict it. */
  get suggested(): JsonType | undefined {
    this.#suggested ??= suggestion(this.applied) ?? '';
    return this.#suggested === '' ? undefined : this.#suggested;
  }

  /** The only values that an instance may have (`const`, `enum`); undefined if there is no such list. */
  get values(): readonly Json[] | undefined {
    this.#values ??= this.certain.map(constants).find((values) => values !== undefined) ?? '';
    return this.#values === '' ? undefined : this.#values;
  }

  /** The names of all declared properties; those of referenced schemas come first, as a base's do. */
  get propertyNames(): ReadonlySet<string> {
    return (this.#names ??= new Set(
      [...this.applied.slice(1), this.schema].flatMap((schema) => Object.keys(propertiesOf(schema))),
    ));
  }

  /** Whether it explicitly allows properties that are not declared. */
  get isOpen(): boolean {
    return this.applied.some((schema) => {
      const additional = get(schema, 'additionalProperties') ?? get(schema, 'unevaluatedProperties');
      return additional === true || isObject(additional) || isObject(get(schema, 'patternProperties'));
    });
  }

  /** The first value of a keyword in the schemas that apply to every instance, the schema itself first. */
  keyword(name: string): Json | undefined {
    for (const schema of this.certain) {
      const value = get(schema, name);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** The schema of a property: a schema of the document, or a combination of several. */
  property(name: string): Schema {
    return this.propertyNames.has(name) ? this.#member(name) : this.additional;
  }

  /** The schema of undeclared properties. */
  get additional(): Schema {
    return this.#member(UNDECLARED);
  }

  /** The schema of the item at this position. */
  item(index: number): Schema {
    this.#listed ??= Math.max(0, ...this.applied.map((schema) => listedItems(schema).length));
    return this.#member(Math.min(index, this.#listed));
  }

  /** The schema of a declared property, of the item at a position, or of undeclared properties. */
  #member(key: string | number, depth = 0): Schema {
    const known = this.#members.get(key);
    if (known !== undefined) return known;
    if (this.#isBusy || depth > MAX_DEPTH) return true;
    this.#typeBits(depth);
    this.#isBusy = true;
    const found = joined(this.certain.flatMap((schema) => this.#memberParts(schema, key, depth)));
    this.#isBusy = false;
    this.#members.set(key, found);
    return found;
  }

  #memberParts(schema: JsonObject, key: string | number, depth: number): Schema[] {
    const own = typeof key === 'number' ? ownItem(schema, key) : ownProperty(schema, key);
    // A branch for values of another type says nothing about members.
    const bits = typeof key === 'number' ? BITS.array : BITS.object;
    const choices = branchesOf(schema).map((branches) => {
      const views = branches.map((branch) => this.#view(branch));
      return oneOf(views.filter((view) => view.#typeBits(depth) & bits).map((view) => view.#member(key, depth + 1)));
    });
    return [own, ...choices].filter((part) => part !== true);
  }

  /** The allowed types as bits, at a depth within other schemas. */
  #typeBits(depth = 0): number {
    if (this.#bits !== undefined) return this.#bits;
    if (this.#isBusy || depth > MAX_DEPTH) return EVERY_TYPE;
    this.#isBusy = true;
    let bits = EVERY_TYPE;
    for (const schema of this.certain) bits &= ownBits(schema) & this.#branchBits(schema, depth);
    this.#isBusy = false;
    return (this.#bits = bits);
  }

  #branchBits(schema: JsonObject, depth: number): number {
    let bits = EVERY_TYPE;
    for (const branches of branchesOf(schema)) {
      bits &= branches.reduce((union, branch) => union | this.#view(branch).#typeBits(depth + 1), 0);
    }
    return bits;
  }

  #view(schema: Schema): SchemaView {
    return viewSchema(schema, { document: this.#document });
  }

  #certainParts(schema: JsonObject): Schema[] {
    const reference = get(schema, '$ref');
    const target = typeof reference === 'string' ? resolvePointer(this.#document, reference) : undefined;
    return [target, ...getArray(schema, 'allOf')].filter(isSchema);
  }
}

/** The key of undeclared properties among the members. A declared property of this name is not supported. */
const UNDECLARED = '\u0000undeclared';

/** Collects a schema and everything that its parts lead to, each once. Iterative, so that depth cannot overflow the stack. */
function collect(root: JsonObject, partsOf: (schema: JsonObject) => readonly Schema[]): readonly JsonObject[] {
  const found = new Set<JsonObject>();
  const todo: JsonObject[] = [root];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    for (const part of partsOf(next).toReversed()) if (isObject(part)) todo.push(part);
  }
  return [...found];
}

/** The groups of schemas of which one applies: `anyOf`, `oneOf`, and `then` or `else`. */
function branchesOf(schema: JsonObject): readonly (readonly Schema[])[] {
  const listed = [getArray(schema, 'anyOf'), getArray(schema, 'oneOf')].map((list) => list.filter(isSchema));
  const conditional = get(schema, 'if') === undefined ? [] : [get(schema, 'then') ?? true, get(schema, 'else') ?? true];
  return [...listed, conditional.filter(isSchema)].filter((branches) => branches.length > 0);
}

function ownBits(schema: JsonObject): number {
  const type = get(schema, 'type');
  const values = constants(schema);
  let bits = EVERY_TYPE;
  if (type !== undefined) bits &= unionOf(listOf(type).map(bitsOfType));
  if (values !== undefined) bits &= unionOf(values.map(bitsOf));
  return bits;
}

function unionOf(bits: readonly number[]): number {
  return bits.reduce((union, each) => union | each, 0);
}

function bitsOfType(name: Json): number {
  return typeof name === 'string' && Object.hasOwn(BITS, name) ? BITS[name as JsonType] : 0;
}

function bitsOf(value: Json): number {
  if (value === null) return BITS.null;
  if (isArray(value)) return BITS.array;
  if (typeof value === 'number') return Number.isInteger(value) ? BITS.integer : BITS.number;
  return BITS[typeof value as JsonType];
}

/** The only values that one schema allows. */
function constants(schema: JsonObject): readonly Json[] | undefined {
  const value = get(schema, 'const');
  const list = get(schema, 'enum');
  if (value !== undefined) return [value];
  return isArray(list) ? list : undefined;
}

function suggestion(schemas: readonly JsonObject[]): JsonType | undefined {
  return SUGGESTIONS.find(([, keywords]) =>
    schemas.some((schema) => keywords.some((name) => Object.hasOwn(schema, name))),
  )?.[0];
}

function propertiesOf(schema: JsonObject): JsonObject {
  return getObject(schema, 'properties');
}

/** What one schema states about a property. Patterns are not evaluated, because names come from clients. */
function ownProperty(schema: JsonObject, name: string): Schema {
  const declared = get(propertiesOf(schema), name);
  if (isSchema(declared)) return declared;
  const patterns = Object.values(getObject(schema, 'patternProperties')).filter(isSchema);
  const additional = get(schema, 'additionalProperties');
  if (patterns.length === 0) return isObject(additional) ? additional : true;
  return oneOf(additional === false ? patterns : [...patterns, isSchema(additional) ? additional : true]);
}

/** What one schema states about an item. An array under `items` is the older form of `prefixItems`. */
function ownItem(schema: JsonObject, index: number): Schema {
  const rest = get(schema, isArray(get(schema, 'items')) ? 'additionalItems' : 'items');
  const own = listedItems(schema)[index] ?? rest;
  return isSchema(own) ? own : true;
}

function listedItems(schema: JsonObject): readonly Json[] {
  const items = get(schema, 'items');
  return isArray(items) ? items : getArray(schema, 'prefixItems');
}

/** Combines schemas that all apply. */
function joined(parts: readonly Schema[]): Schema {
  const [first, ...rest] = parts;
  if (first === undefined) return true;
  return rest.length === 0 ? first : { allOf: parts };
}

/** Combines schemas of which one applies. */
function oneOf(branches: readonly Schema[]): Schema {
  if (branches.length === 0) return true;
  if (branches.includes(true)) return branches.every((branch) => branch === true) ? true : { anyOf: branches };
  return branches.length === 1 ? (branches[0] ?? true) : { anyOf: branches };
}

function isSchema(value: Json | undefined): value is Schema {
  return typeof value === 'boolean' || isObject(value);
}
