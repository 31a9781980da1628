/** Writes a JSON Schema as rows of JSON fields, with one leading dot per level. */
import type { Schema } from '../../../src/model/contract.js';
import { get, getArray, getObject, getString, isObject } from '../../../src/model/json.js';
import type { JsonObject } from '../../../src/model/json.js';
import { kindOfSchema } from '../schema-text/kinds.js';
import { followed, refOf } from '../schema-text/references.js';
import { PAGE_EXTENSION } from '../style.js';
import type { Field } from './endpoint.js';
import { sayChoices, sayDefault, sayRepeated } from './idioms.js';
import { rstTypes, wordOfSchema } from './types.js';

/** Deeper levels are not expanded, and neither are recursive schemas. */
const DEEPEST = 12;
/** A table with more rows than this expands no further references. */
const MOST_ROWS = 150;

/** The rows of a body's schema. In a request, they state whether a field is required. */
export function fieldsOfSchema(document: JsonObject, schema: Schema, request: boolean): Field[] {
  const rows: Field[] = [];
  const root = followed(document, schema);
  const walk = new Walk(document, rows, request, nesting(root) === 'path');
  const ref = refOf(schema);
  if (isObject(root)) walk.root(root, ref === undefined ? [] : [ref]);
  return rows;
}

class Walk {
  constructor(
    readonly document: JsonObject,
    readonly rows: Field[],
    readonly request: boolean,
    readonly dotted: boolean,
  ) {}

  root(schema: JsonObject, seen: readonly string[]): void {
    const children = childrenOf(this.document, schema);
    const array = kindOfSchema(schema) === 'array';
    const own = array || children === undefined || get(getObject(schema, PAGE_EXTENSION), 'row') === true;
    if (own) this.rows.push(this.#field(0, '', schema, undefined));
    if (children) this.#children(children, array ? 1 : 0, seen, '');
  }

  #children({ schema, ref }: Children, depth: number, seen: readonly string[], prefix: string): void {
    const required = new Set(getArray(schema, 'required'));
    const path = ref === undefined ? seen : [...seen, ref];
    for (const [name, raw] of Object.entries(getObject(schema, 'properties'))) {
      if (raw === undefined || (typeof raw !== 'boolean' && !isObject(raw))) continue;
      const property = followed(this.document, raw);
      if (hidden(property, this.request)) continue;
      this.rows.push(this.#field(this.dotted ? 0 : depth, prefix + name, property, required.has(name)));
      this.#expand(raw, property, depth, path, this.dotted ? `${prefix}${name}.` : '');
    }
  }

  #expand(raw: Schema, property: Schema, depth: number, seen: readonly string[], prefix: string): void {
    const children = isObject(property) ? childrenOf(this.document, property) : undefined;
    if (children === undefined || depth >= DEEPEST) return;
    const refs = [refOf(raw), children.ref].filter((ref) => ref !== undefined);
    if (refs.some((ref) => seen.includes(ref)) || (refs.length > 0 && this.rows.length > MOST_ROWS)) return;
    this.#children(children, depth + 1, [...seen, ...refs], prefix);
  }

  #field(depth: number, name: string, schema: Schema, required: boolean | undefined): Field {
    const description = isObject(schema) ? (getString(schema, 'description') ?? '') : '';
    const presence = this.request ? { presence: required ? 'Required' : 'Optional' } : {};
    return {
      depth,
      name,
      type: wordOf(this.document, schema),
      ...presence,
      description: described(description, schema, false),
    };
  }
}

/** A description with the choices and the default of its schema. */
export function described(description: string, schema: Schema, repeated: boolean): string {
  let text = description;
  if (isObject(schema)) {
    const choices = getArray(schema, 'enum').filter((value) => value !== null);
    const fallback = get(schema, 'default');
    if (choices.length > 0) text = sayChoices(text, choices);
    if (fallback !== undefined && fallback !== null) text = sayDefault(text, fallback);
  }
  return repeated ? sayRepeated(text) : text;
}

/** The word for a type: the page's own if it still applies, or else that of the style. */
export function wordOf(document: JsonObject, schema: Schema): string {
  const type = wordOfSchema(schema, (option) => followed(document, option));
  const word = isObject(schema) ? getString(getObject(schema, PAGE_EXTENSION), 'type') : undefined;
  return word !== undefined && rstTypes.known(word) === type ? word : type;
}

function nesting(schema: Schema): string | undefined {
  return isObject(schema) ? getString(getObject(schema, PAGE_EXTENSION), 'nesting') : undefined;
}

/** Whether a field occurs only in the other direction. */
function hidden(schema: Schema, request: boolean): boolean {
  return isObject(schema) && get(schema, request ? 'readOnly' : 'writeOnly') === true;
}

interface Children {
  readonly schema: JsonObject;
  readonly ref?: string;
}

/** The schema that the rows below a field describe: its own, or that of its items or of an alternative. */
function childrenOf(document: JsonObject, schema: JsonObject, hops = 0): Children | undefined {
  if (Object.keys(getObject(schema, 'properties')).length > 0) return { schema };
  const inner =
    get(schema, 'items') ??
    [...getArray(schema, 'anyOf'), ...getArray(schema, 'oneOf')].find(
      (each) => kindOfSchema(followed(document, each as Schema)) === 'object',
    );
  if (!isObject(inner) || hops > 3) return undefined;
  const target = followed(document, inner);
  const found = isObject(target) ? childrenOf(document, target, hops + 1) : undefined;
  const ref = refOf(inner);
  return found && ref !== undefined ? { ref, ...found } : found;
}
