/** What the resource map is built from, with the questions that several facts ask of it. */
import type {
  Context,
  Hydra,
  MediaType,
  NamedSchema,
  OpenApi,
  OpenApiOperation,
  Parameter,
  Response,
  ResponseLink,
  Schema,
} from '../model/contract.js';
import { groupBy } from '../model/group-by.js';
import { instanceTerms } from '../model/instance-terms.js';
import { get, getArray, isObject, pointerKeys, sameJson } from '../model/json.js';
import { sameTemplate } from '../model/path-template.js';
import type { SchemaProperty } from '../model/schema-walk.js';
import { resolveSchema, schemaName, schemaProperties } from '../model/schema-walk.js';
import { expandTerm, prefixesOf, termsOf } from '../model/terms.js';
import type { Terms } from '../model/terms.js';
import { isJsonMediaType } from '../model/media-type.js';

/** The halves of a contract. A derived half does not count as evidence, because it was derived from the map. */
export interface ResourceSource {
  readonly openapi: OpenApi;
  readonly hydra?: Hydra;
  readonly contexts: ReadonlyMap<string, Context>;
}

/** The source with lookups. */
export class Description {
  readonly openapi: OpenApi;
  /** The authored vocabulary. */
  readonly hydra: Hydra | undefined;
  readonly templates: readonly string[];
  readonly prefixes: ReadonlyMap<string, string>;
  /** Every POST that declares 201. */
  readonly posts: readonly OpenApiOperation[];
  readonly #operations = new Map<string, OpenApiOperation[]>();
  readonly #byOperationId = new Map<string, OpenApiOperation>();
  readonly #contexts: ReadonlyMap<string, Context>;
  readonly #terms: Terms;
  readonly #schemas: ReadonlyMap<string, NamedSchema>;
  readonly #properties = new WeakMap<object, ReadonlyMap<string, SchemaProperty>>();
  readonly #instanceTerms = new WeakMap<object, { readonly outer: Terms; readonly terms: Terms }>();
  #links: ReadonlyMap<string, readonly LinkFrom[]> | undefined;

  constructor({ openapi, hydra, contexts }: ResourceSource) {
    this.openapi = openapi;
    this.hydra = hydra?.origin === 'authored' ? hydra : undefined;
    this.#contexts = contexts;
    // Contexts that ship with this project apply only where a body names them.
    const own = [...contexts].filter(([, { file }]) => file !== undefined).map(([iri]) => iri);
    this.#terms = termsOf(own.toReversed(), contexts);
    for (const operation of openapi.operations) {
      const known = this.#operations.get(operation.path);
      if (known === undefined) this.#operations.set(operation.path, [operation]);
      else known.push(operation);
      if (operation.operationId !== undefined) this.#byOperationId.set(operation.operationId, operation);
    }
    this.prefixes = new Map([...prefixesOf(this.#terms), ...(this.hydra?.prefixes ?? [])]);
    this.posts = openapi.operations.filter(
      ({ method, responses }) => method === 'POST' && responses.some(({ status }) => status === '201'),
    );
    this.#schemas = new Map(openapi.schemas.map((schema) => [schema.name, schema]));
    this.templates = openapi.pathItems.map(({ path }) => path);
  }

  /** The operations of a path template. */
  at(template: string): readonly OpenApiOperation[] {
    return this.#operations.get(template) ?? [];
  }

  operation(method: string, template: string | undefined): OpenApiOperation | undefined {
    return template === undefined ? undefined : this.at(template).find((one) => one.method === method);
  }

  /** The template of the contract that matches the same paths as a given one. */
  template(like: string | undefined): string | undefined {
    if (like === undefined || this.#operations.has(like)) return like;
    return this.templates.find((template) => sameTemplate(template, like));
  }

  byOperationId(id: string): OpenApiOperation | undefined {
    return this.#byOperationId.get(id);
  }

  /** The operation with an operationId, or an id such as `GET /pets`. */
  byName(name: string): OpenApiOperation | undefined {
    return this.byOperationId(name) ?? this.openapi.operations.find(({ id }) => id === name);
  }

  /** The operation that a Link Object leads to (OpenAPI 3.1 §4.8.20). */
  target({ operationId, operationRef }: ResponseLink): OpenApiOperation | undefined {
    if (operationId !== undefined) return this.byOperationId(operationId);
    if (operationRef === undefined || !operationRef.startsWith('#')) return undefined;
    const [, path, method] = pointerKeys(operationRef);
    return this.operation((method ?? '').toUpperCase(), path);
  }

  /** A schema with its references resolved. */
  resolve(schema: Schema | undefined): Schema {
    return resolveSchema(schema, this.openapi);
  }

  /** The Link Objects that lead to the operations of a template. */
  linksTo(template: string): readonly LinkFrom[] {
    this.#links ??= groupBy(this.#allLinks(), ({ link }) => this.target(link)?.path);
    return this.#links.get(template) ?? [];
  }

  #allLinks(): LinkFrom[] {
    return this.openapi.operations.flatMap((operation) =>
      operation.responses.flatMap(({ status, links }) => links.map((link) => ({ operation, status, link }))),
    );
  }

  /** The component of a name. */
  schemaNamed(name: string | undefined): NamedSchema | undefined {
    return name === undefined ? undefined : this.#schemas.get(name);
  }

  /** The IRI of a key in the instances of the last of the schemas, each of them within an instance of the one before. */
  iriOf(key: string, ...schemas: readonly (Schema | undefined)[]): string | undefined {
    const terms = schemas.reduce((outer: Terms, schema) => this.#termsIn(schema, outer), this.#terms);
    return expandTerm(key, terms);
  }

  #termsIn(schema: Schema | undefined, outer: Terms): Terms {
    if (!isObject(schema)) return outer;
    const known = this.#instanceTerms.get(schema);
    if (known?.outer === outer) return known.terms;
    const terms = instanceTerms(schema, { openapi: this.openapi, contexts: this.#contexts, terms: outer });
    this.#instanceTerms.set(schema, { outer, terms });
    return terms;
  }

  /** The properties of a schema and of its alternatives, through `$ref`, `allOf`, `anyOf` and `oneOf`. */
  properties(schema: Schema | undefined): ReadonlyMap<string, SchemaProperty> {
    if (!isObject(schema)) return NO_PROPERTIES;
    let known = this.#properties.get(schema);
    if (known === undefined) this.#properties.set(schema, (known = this.#readProperties(schema)));
    return known;
  }

  #readProperties(schema: Schema): ReadonlyMap<string, SchemaProperty> {
    const found = new Map(schemaProperties(schema, this.openapi));
    const resolved = this.resolve(schema);
    for (const key of ['anyOf', 'oneOf'])
      for (const part of getArray(resolved, key))
        if (isObject(part))
          for (const [name, property] of schemaProperties(part, this.openapi))
            if (!found.has(name)) found.set(name, property);
    return found;
  }

  /** The schema at a JSON Pointer into the instances of a schema. */
  property(schema: Schema | undefined, place: string): Schema | undefined {
    return pointerKeys(place).reduce<Schema | undefined>(
      (found, key) => (found === undefined ? undefined : this.properties(found).get(key)?.schema),
      schema,
    );
  }

  /** The schema of the items of a list at a JSON Pointer into the instances of a schema. */
  itemsAt(schema: Schema | undefined, place: string): Schema | undefined {
    const items = get(this.resolve(place === '' ? schema : this.property(schema, place)), 'items');
    return typeof items === 'boolean' || isObject(items) ? items : undefined;
  }

  /** Whether a schema states the class of its instances itself. */
  statesClass(schema: Schema): boolean {
    return get(this.resolve(schema), 'x-jsonld-type') !== undefined || this.properties(schema).has('@type');
  }

  /** Whether two schemas are the same: the same component, or deeply equal objects with properties. */
  sameSchema(a: Schema | undefined, b: Schema | undefined): boolean {
    if (a === undefined || b === undefined) return false;
    const [nameA, nameB] = [schemaName(a), schemaName(b)];
    if (nameA !== undefined || nameB !== undefined) return nameA === nameB;
    return isObject(a) && isObject(b) && Object.keys(a).length > 1 && sameJson(a, b);
  }
}

/** A Link Object with the operation whose response has it. */
export interface LinkFrom {
  readonly operation: OpenApiOperation;
  readonly status: string;
  readonly link: ResponseLink;
}

const NO_PROPERTIES: ReadonlyMap<string, SchemaProperty> = new Map();

/** The success of an operation: the lowest declared one, else `default`. */
export function successOf({ responses }: OpenApiOperation): Response | undefined {
  const declared = responses.filter(({ status }) => /^2(\d\d|XX)$/i.test(status));
  return (
    declared.toSorted((a, b) => a.status.localeCompare(b.status))[0] ??
    responses.find(({ status }) => status === 'default')
  );
}

/** The media type that describes the body of a response: JSON if there is one, else the first with a schema. */
export function mainMedia(content: readonly MediaType[] | undefined): MediaType | undefined {
  return (
    content?.find(({ mediaType }) => isJsonMediaType(mediaType)) ?? content?.find(({ schema }) => schema !== undefined)
  );
}

/** The path parameter of a variable. */
export function pathParameter(operation: OpenApiOperation | undefined, variable: string): Parameter | undefined {
  return operation?.parameters.find((parameter) => parameter.in === 'path' && parameter.name === variable);
}
