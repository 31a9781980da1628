/** Validates values against the schemas of a description (JSON Schema 2020-12, OpenAPI 3.1 §4.8.24), with ajv. */
import { createRequire } from 'node:module';
import type { Ajv2020 as AjvClass, ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import type { OpenApi, Schema } from '../model/contract.js';
import { get, getArray, isArray, isObject, resolvePointer } from '../model/json.js';
import type { Json, JsonObject } from '../model/json.js';
import { schemaProperties } from '../model/schema-walk.js';
import { FORMATS } from './formats.js';
import { matcher } from './pattern/pattern.js';
import { DATA_KEYWORDS, MAP_KEYWORDS } from '../model/schema-walk.js';

/** One way in which a value violates a schema. */
export interface SchemaIssue {
  /** The place in the value: `#/items/0/name`, or `#`. */
  readonly at: string;
  /** The keyword that failed: `required`, `type`, `format` … */
  readonly keyword: string;
  /** A clause for messages: `must have the property "submitted"`. */
  readonly message: string;
  /** Pointer of the keyword in the schema, if known. */
  readonly schemaPointer: string;
  /** The parameters of the keyword, as ajv reports them. */
  readonly params: Readonly<Record<string, unknown>>;
}

/** Validates a value, which is valid if there are no issues. Never throws. */
export type SchemaJudge = (value: Json) => readonly SchemaIssue[];

/** The direction of a body: requests may omit readOnly properties, responses may omit writeOnly properties. */
export type Direction = 'request' | 'response';

/** Compiles the schemas of one description, each once and on first use. */
export interface SchemaJudges {
  /**
   * The judge of a schema, whose `$ref`s are resolved against the description.
   * @param direction makes required readOnly (request) or writeOnly (response) properties optional
   */
  judge(schema: Schema, direction?: Direction): SchemaJudge;
}

/** The base of the ids under which ajv knows the targets of references. */
const ROOT = 'contract:';

/** The judges for the schemas of a description. Nothing is compiled before it is needed. */
export function schemaJudges(openapi: OpenApi): SchemaJudges {
  const known = new Map<Direction | 'both', Map<Schema, SchemaJudge>>();
  const compilers = new Map<Direction | 'both', Compiler>();
  return {
    judge(schema, direction) {
      const side = direction ?? 'both';
      const judges = known.get(side) ?? known.set(side, new Map()).get(side)!;
      let judge = judges.get(schema);
      if (judge === undefined)
        judges.set(
          schema,
          (judge = lazyJudge(
            schema,
            () => compilers.get(side) ?? compilers.set(side, new Compiler(openapi, direction)).get(side)!,
          )),
        );
      return judge;
    },
  };
}

function lazyJudge(schema: Schema, compiler: () => Compiler): SchemaJudge {
  if (schema === true) return () => [];
  let judge: SchemaJudge | undefined;
  return (value) => (judge ??= compiler().compile(schema))(value);
}

class Compiler {
  readonly #ajv: AjvClass;
  readonly #openapi: OpenApi;
  readonly #direction: Direction | undefined;
  readonly #added = new Set<string>();

  constructor(openapi: OpenApi, direction: Direction | undefined) {
    this.#openapi = openapi;
    this.#direction = direction;
    this.#ajv = newAjv();
  }

  compile(schema: Schema): SchemaJudge {
    try {
      const own = this.#own(schema);
      const validate = this.#ajv.compile(own as never);
      return (value) => issuesOf(validate, value);
    } catch (error) {
      const message = `cannot be validated: its schema does not compile (${(error as Error).message})`;
      const issue: SchemaIssue = { at: '#', keyword: 'schema', message, schemaPointer: '#', params: {} };
      return () => [issue];
    }
  }

  /** The schema with absolute references, after their targets have been added to ajv. */
  #own(schema: Schema): Schema {
    const queue: string[] = [];
    const own = this.#rewrite(schema, queue) as Schema;
    for (let target = queue.pop(); target !== undefined; target = queue.pop()) {
      if (this.#added.has(target)) continue;
      this.#added.add(target);
      const found = resolvePointer(this.#openapi.document, target);
      const part = this.#rewrite(found ?? true, queue);
      this.#ajv.addSchema((typeof part === 'boolean' ? (part ? {} : { not: {} }) : part) as never, idOf(target));
    }
    return own;
  }

  #rewrite(value: Json, queue: string[], map = false): Json {
    if (isArray(value)) return value.map((item) => this.#rewrite(item, queue));
    if (!isObject(value)) return value;
    const copy: [string, Json][] = [];
    for (const [key, member] of Object.entries(value)) {
      if (member === undefined) continue;
      if (!map && key === '$ref' && typeof member === 'string') {
        queue.push(member);
        copy.push([key, idOf(member)]);
      } else if (!map && DATA_KEYWORDS.has(key)) copy.push([key, member]);
      else if (!map && key === 'required' && this.#direction !== undefined) copy.push([key, this.#required(value)]);
      else if (!map && DROPPED.has(key)) continue;
      else copy.push([key, this.#rewrite(member, queue, !map && MAP_KEYWORDS.has(key))]);
    }
    return Object.fromEntries(copy) as Json;
  }

  #required(schema: JsonObject): Json {
    const flag = this.#direction === 'request' ? 'readOnly' : 'writeOnly';
    const properties = schemaProperties(schema, this.#openapi);
    return getArray(schema, 'required').filter((name) => {
      const property = typeof name === 'string' ? properties.get(name)?.schema : undefined;
      const target =
        typeof get(property, '$ref') === 'string'
          ? resolvePointer(this.#openapi.document, get(property, '$ref') as string)
          : undefined;
      return get(property, flag) !== true && get(target, flag) !== true;
    });
  }
}

/** Keywords that do not affect validity, or that ajv interprets differently from OpenAPI. */
const DROPPED = new Set([
  '$id',
  '$schema',
  '$anchor',
  '$dynamicAnchor',
  'discriminator',
  'xml',
  'externalDocs',
  'nullable',
  'id',
  '$comment',
  'title',
  'description',
]);

function idOf(reference: string): string {
  return `${ROOT}${encodeURIComponent(reference)}`;
}

/** Patterns come from outside: they are matched in a limited number of steps. */
const regExp = Object.assign((pattern: string) => matcher(pattern), { code: 'new RegExp' });

function newAjv(): AjvClass {
  const require = createRequire(import.meta.url);
  const { Ajv2020 } = require('ajv/dist/2020.js') as { Ajv2020: typeof AjvClass };
  // Only the formats: the main module would load a second ajv for keywords that OpenAPI documents do not have.
  const { fullFormats } = require('ajv-formats/dist/formats') as { fullFormats: Readonly<Record<string, unknown>> };
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    logger: false,
    meta: false,
    validateSchema: false,
    inlineRefs: false,
    addUsedSchema: false,
    code: { regExp: regExp as never },
  });
  for (const [name, format] of Object.entries({ ...fullFormats, ...FORMATS })) ajv.addFormat(name, format as never);
  return ajv;
}

function issuesOf(validate: ValidateFunction, value: Json): readonly SchemaIssue[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).filter((error) => !isEcho(error)).map(issueOf);
}

/** `if` and `propertyNames` repeat the errors of their parts. */
function isEcho({ keyword }: ErrorObject): boolean {
  return keyword === 'if' || keyword === 'propertyNames';
}

function issueOf(error: ErrorObject): SchemaIssue {
  return {
    at: `#${error.instancePath}`,
    keyword: error.keyword,
    message: messageOf(error),
    schemaPointer: error.schemaPath,
    params: error.params as Record<string, unknown>,
  };
}

function messageOf(error: ErrorObject): string {
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'required':
      return `must have the property ${JSON.stringify(params['missingProperty'])}`;
    case 'additionalProperties':
      return `must not have the property ${JSON.stringify(params['additionalProperty'])}`;
    case 'unevaluatedProperties':
      return `must not have the property ${JSON.stringify(params['unevaluatedProperty'])}`;
    case 'const':
      return `must be ${JSON.stringify(params['allowedValue'])}`;
    case 'enum':
      return `must be one of ${(params['allowedValues'] as Json[]).map((value) => JSON.stringify(value)).join(', ')}`;
    default:
      return error.message ?? error.keyword;
  }
}
