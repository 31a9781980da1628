/** Reads rows of JSON fields as a JSON Schema, in their order. */
import type { Json, JsonObject } from '../../../src/model/json.js';
import { get } from '../../../src/model/json.js';
import { PAGE_EXTENSION, withPageOption } from '../style.js';
import type { Field } from './endpoint.js';
import { readChoices, readDefault, readRepeated } from './idioms.js';
import { rstTypes } from './types.js';

interface Node {
  readonly schema: JsonObject;
  readonly children: Map<string, Node>;
  readonly required: string[];
}

/** The schema of a body with these fields. Repeated names are reported with `repeated`. */
export function schemaOfFields(fields: readonly Field[], repeated: (name: string) => void): JsonObject {
  const rows = withDepths(fields);
  const [first, ...others] = rows.fields;
  const own = first !== undefined && first.name === '' && first.depth === 0 ? first : undefined;
  const root = node(own ? ownSchema(own, others.length > 0) : { type: 'object' });
  const open: Node[] = [root];
  for (const field of own ? others : rows.fields) {
    const depth = Math.min(own && isArraySchema(root) ? Math.max(0, field.depth - 1) : field.depth, open.length - 1);
    const parent = open[depth] as Node;
    const child = node(fieldSchema(field));
    if (parent.children.has(field.name)) repeated(field.name);
    parent.children.set(field.name, child);
    if (field.presence === 'Required') parent.required.push(field.name);
    open.splice(depth + 1, open.length, child);
  }
  const schema = finish(root);
  return rows.dotted ? withPageOption(schema, 'nesting', 'path') : schema;
}

/** The schema of a parameter. */
export function schemaOfParameter(field: Field): JsonObject {
  const { description: _, ...schema } = fieldSchema(field);
  if (!readRepeated(field.description)) return withDuration(schema, field.description);
  const { default: __, [PAGE_EXTENSION]: page, ...items } = schema;
  return {
    type: 'array',
    items: withDuration(items, field.description),
    ...(page !== undefined && { [PAGE_EXTENSION]: page }),
  };
}

/** Allows a duration in addition to a time if the text mentions the ISO-8601 duration format. */
function withDuration(schema: JsonObject, text: string): JsonObject {
  if (get(schema, 'format') !== 'date-time' || !/ISO-8601 duration/i.test(text)) return schema;
  const { type: _, format: __, ...others } = schema;
  return {
    anyOf: [
      { type: 'string', format: 'date-time' },
      { type: 'string', format: 'duration' },
    ],
    ...others,
  };
}

/** Nests names such as `dependencies.logs` like names with leading dots, if `dependencies` is an earlier field. */
function withDepths(fields: readonly Field[]): { fields: readonly Field[]; dotted: boolean } {
  const paths = new Set<string>();
  let dotted = !fields.some(({ depth }) => depth > 0);
  const nested = fields.map((field) => {
    const cut = field.name.lastIndexOf('.');
    paths.add(field.name);
    if (cut <= 0 || !paths.has(field.name.slice(0, cut))) return field;
    return { ...field, depth: field.name.split('.').length - 1, name: field.name.slice(cut + 1) };
  });
  dotted &&= nested.some((field, index) => field !== fields[index]);
  return { fields: dotted ? nested : fields, dotted };
}

function node(schema: JsonObject): Node {
  return { schema, children: new Map(), required: [] };
}

function isArraySchema({ schema }: Node): boolean {
  return get(schema, 'type') === 'array';
}

function ownSchema(field: Field, followed: boolean): JsonObject {
  const schema = fieldSchema(field);
  return followed && get(schema, 'type') !== 'array' ? withPageOption(schema, 'row', true) : schema;
}

function fieldSchema({ type, description }: Field): JsonObject {
  const schema = rstTypes.schema(type);
  const choices = readChoices(description);
  const fallback = readDefault(description);
  const value = fallback === undefined ? undefined : typed(fallback, schema, choices);
  const read: JsonObject = {
    ...schema,
    ...(description !== '' && { description }),
    ...(choices && { enum: choices.map((choice) => typed(choice, schema, [choice]) ?? choice) }),
    ...(value !== undefined && { default: value }),
  };
  return rstTypes.known(type) === type ? read : withPageOption(read, 'type', type);
}

/** A word as a value of the schema. Undefined if it is probably part of a sentence. */
function typed(word: string, schema: JsonObject, choices: readonly string[] | undefined): Json | undefined {
  const type = get(schema, 'type');
  if (type === 'integer' || type === 'number') return /^-?\d+(?:\.\d+)?$/.test(word) ? Number(word) : undefined;
  if (type === 'boolean') return /^(?:true|false)$/i.test(word) ? word.toLowerCase() === 'true' : undefined;
  if (type !== 'string' || get(schema, 'format') !== undefined) return undefined;
  return choices?.includes(word) || /^[A-Z0-9_.-]{2,}$/.test(word) ? word : undefined;
}

function finish({ schema, children, required }: Node): JsonObject {
  if (children.size === 0) return schema;
  const properties = Object.fromEntries([...children].map(([name, child]) => [name, finish(child)]));
  const object = { properties, ...(required.length > 0 && { required }) };
  if (get(schema, 'type') === 'array') return { ...schema, items: { type: 'object', ...object } };
  return { ...schema, ...object };
}
