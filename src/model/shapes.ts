/**
 * The structure of an OpenAPI Description (OpenAPI 3.2 §4) as a table by which documents are walked.
 * It distinguishes a `$ref` that is a reference from one that is data (in examples, enums, extensions).
 */
import { isArray, isObject, pointer } from './json.js';
import type { Json, JsonObject } from './json.js';

/** The kinds of objects in a Description. */
export type Shape =
  | 'openapi'
  | 'components'
  | 'pathItem'
  | 'operation'
  | 'parameter'
  | 'requestBody'
  | 'response'
  | 'header'
  | 'mediaType'
  | 'encoding'
  | 'example'
  | 'link'
  | 'callback'
  | 'securityScheme'
  | 'schema';

/** A field contains one object of a shape, a list (`[]`) or a map (`{}`) of such objects. */
type Field = Shape | `${Shape}[]` | `${Shape}{}`;

const OPERATIONS = {
  get: 'operation',
  put: 'operation',
  post: 'operation',
  delete: 'operation',
  options: 'operation',
  head: 'operation',
  patch: 'operation',
  trace: 'operation',
  query: 'operation',
} as const;

const FIELDS: Record<Shape, Readonly<Record<string, Field>>> = {
  openapi: { paths: 'pathItem{}', webhooks: 'pathItem{}', components: 'components' },
  components: {
    schemas: 'schema{}',
    responses: 'response{}',
    parameters: 'parameter{}',
    examples: 'example{}',
    requestBodies: 'requestBody{}',
    headers: 'header{}',
    securitySchemes: 'securityScheme{}',
    links: 'link{}',
    callbacks: 'callback{}',
    pathItems: 'pathItem{}',
    mediaTypes: 'mediaType{}',
  },
  pathItem: { ...OPERATIONS, additionalOperations: 'operation{}', parameters: 'parameter[]' },
  operation: {
    parameters: 'parameter[]',
    requestBody: 'requestBody',
    responses: 'response{}',
    callbacks: 'callback{}',
  },
  parameter: { schema: 'schema', content: 'mediaType{}', examples: 'example{}' },
  requestBody: { content: 'mediaType{}' },
  response: { headers: 'header{}', content: 'mediaType{}', links: 'link{}' },
  header: { schema: 'schema', content: 'mediaType{}', examples: 'example{}' },
  mediaType: {
    schema: 'schema',
    itemSchema: 'schema',
    examples: 'example{}',
    encoding: 'encoding{}',
    itemEncoding: 'encoding',
    prefixEncoding: 'encoding[]',
  },
  encoding: {
    headers: 'header{}',
    encoding: 'encoding{}',
    itemEncoding: 'encoding',
    prefixEncoding: 'encoding[]',
  },
  example: {},
  link: {},
  callback: {},
  securityScheme: {},
  schema: {
    properties: 'schema{}',
    patternProperties: 'schema{}',
    dependentSchemas: 'schema{}',
    $defs: 'schema{}',
    definitions: 'schema{}',
    allOf: 'schema[]',
    anyOf: 'schema[]',
    oneOf: 'schema[]',
    prefixItems: 'schema[]',
    items: 'schema',
    additionalProperties: 'schema',
    unevaluatedProperties: 'schema',
    unevaluatedItems: 'schema',
    contains: 'schema',
    not: 'schema',
    if: 'schema',
    // oxlint-disable-next-line unicorn/no-thenable -- a keyword's name
    then: 'schema',
    else: 'schema',
    propertyNames: 'schema',
    contentSchema: 'schema',
  },
};

/** The section under `components` for objects of a shape. */
export const SECTION: Partial<Record<Shape, string>> = {
  schema: 'schemas',
  response: 'responses',
  parameter: 'parameters',
  example: 'examples',
  requestBody: 'requestBodies',
  header: 'headers',
  securityScheme: 'securitySchemes',
  link: 'links',
  callback: 'callbacks',
  pathItem: 'pathItems',
  mediaType: 'mediaTypes',
};

/** An object in a Description. */
export interface Part {
  readonly shape: Shape;
  readonly value: JsonObject;
  readonly pointer: string;
}

/** The direct parts of a part, including those of arrays under `items` (JSON Schema draft 4). */
export function* partsOf({ shape, value, pointer: base }: Part): Generator<Part> {
  if (shape === 'callback') {
    for (const [key, child] of Object.entries(value))
      if (!key.startsWith('x-')) yield* part('pathItem', child, pointer(base, key));
    return;
  }
  const fields = FIELDS[shape];
  for (const key of Object.keys(value)) {
    if (!Object.hasOwn(fields, key)) continue;
    const field = fields[key] as Field;
    const child = value[key];
    if (field.endsWith('{}')) yield* mapParts(field.slice(0, -2) as Shape, child, pointer(base, key));
    else yield* part(field.replace('[]', '') as Shape, child, pointer(base, key));
  }
}

function* mapParts(shape: Shape, value: Json | undefined, base: string): Generator<Part> {
  if (!isObject(value)) return;
  for (const [key, child] of Object.entries(value)) {
    if (!(key.startsWith('x-') && shape !== 'schema' && shape !== 'header'))
      yield* part(shape, child, pointer(base, key));
  }
}

function* part(shape: Shape, value: Json | undefined, base: string): Generator<Part> {
  if (isArray(value)) {
    for (const [index, item] of value.entries()) yield* part(shape, item, pointer(base, index));
  } else if (isObject(value)) yield { shape, value, pointer: base };
}

/** A part and every part below it, depth first. Iterative, so that deep documents cannot overflow the stack. */
export function* walk(root: Part): Generator<Part> {
  const stack: Part[] = [root];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    yield next;
    const children = [...partsOf(next)];
    for (let index = children.length - 1; index >= 0; index -= 1) stack.push(children[index] as Part);
  }
}
