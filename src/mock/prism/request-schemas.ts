/**
 * Prepares the schemas of requests for Prism's validator.
 *
 * References are kept, because schemas may be recursive, and their targets are collected under `components`. readOnly
 * properties are not required (JSON Schema Validation §9.4).
 */
import { get, isArray, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { Schema } from '../../model/contract.js';
import { hasMark } from '../schema/references.js';
import type { References } from '../schema/references.js';
import { DATA_KEYWORDS, MAP_KEYWORDS } from '../../model/schema-walk.js';

const COMPONENT = '#/components/schemas/';

export class RequestSchemas {
  readonly #references: References;
  readonly #names = new Map<string, string>();
  /** The targets of the added schemas' references, for `components.schemas` of the operation's document. */
  readonly components: Record<string, Json> = Object.create(null) as Record<string, Json>;

  constructor(references: References) {
    this.#references = references;
  }

  /** The schema with its references redirected to {@link components}. */
  add(schema: Schema): Json {
    return this.#copy(schema);
  }

  #copy(schema: Json | undefined, isMap = false): Json {
    if (isArray(schema)) return schema.map((item) => this.#copy(item));
    if (!isObject(schema)) return schema ?? true;
    const result: Record<string, Json> = Object.create(null) as Record<string, Json>;
    for (const [key, value] of Object.entries(schema)) {
      if (value !== undefined) result[key] = isMap ? this.#copy(value) : this.#keyword(key, value, schema);
    }
    return result;
  }

  #keyword(key: string, value: Json, schema: JsonObject): Json {
    if (key === '$ref' && typeof value === 'string') return this.#reference(value);
    if (key === 'required' && isArray(value)) return this.#required(value, schema);
    return DATA_KEYWORDS.has(key) ? value : this.#copy(value, MAP_KEYWORDS.has(key));
  }

  #reference(ref: string): string {
    let name = this.#names.get(ref);
    if (name === undefined) {
      name = `s${this.#names.size}`;
      this.#names.set(ref, name);
      this.components[name] = this.#copy(this.#references.resolve(ref));
    }
    return COMPONENT + name;
  }

  #required(names: readonly Json[], schema: JsonObject): Json {
    const properties = get(schema, 'properties');
    return names.filter((name) => !hasMark(get(properties, String(name)), 'readOnly', this.#references));
  }
}
