/** Reads the OpenAPI half of the model from a bundled document in the form of 3.1. */
import type { SourceLocation } from '../finding.js';
import type {
  Encoding,
  Example,
  Header,
  MediaType,
  NamedSchema,
  OpenApi,
  OpenApiOperation,
  Origin,
  Parameter,
  PathItem,
  RequestBody,
  Response,
  ResponseLink,
  Schema,
  SecurityScheme,
  Server,
  Tag,
} from './contract.js';
import { get, getArray, getObject, getString, isArray, isObject, pointer, resolvePointer } from './json.js';
import type { Json, JsonObject } from './json.js';
import { optional } from './optional.js';

/** A value with its pointer in the document, after its references were resolved. */
interface At {
  readonly value: JsonObject;
  readonly pointer: string;
}

/** What the OpenAPI half is read from. */
export interface OpenApiSource {
  readonly document: JsonObject;
  readonly sourceVersion: string;
  readonly origin: Origin;
  readonly locate: (pointer: string) => SourceLocation;
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'] as const;

/** Styles with a default of `explode: true`. */
const EXPLODED: ReadonlySet<string> = new Set(['form', 'cookie']);

/** The deepest nesting of Encoding Objects. */
const MAX_ENCODING_DEPTH = 20;

/** Reads the OpenAPI half. A part of the wrong type is treated as absent: Redocly's rules report it. */
export function readOpenApi(source: OpenApiSource): OpenApi {
  const reader = new Reader(source.document);
  const info = getObject(source.document, 'info');
  const pathItems = reader.pathItems();
  return {
    origin: source.origin,
    sourceVersion: source.sourceVersion,
    document: source.document,
    title: getString(info, 'title') ?? '',
    version: getString(info, 'version') ?? '',
    ...optional('summary', getString(info, 'summary')),
    ...optional('description', getString(info, 'description')),
    servers: reader.servers(),
    tags: reader.tags(),
    pathItems,
    operations: unique(pathItems.flatMap((item) => reader.operations(item))),
    schemas: reader.schemas(),
    securitySchemes: reader.securitySchemes(),
    locate: source.locate,
  };
}

class Reader {
  readonly #document: JsonObject;

  constructor(document: JsonObject) {
    this.#document = document;
  }

  servers(): Server[] {
    const listed = getArray(this.#document, 'servers').filter(isObject);
    return (listed.length > 0 ? listed : [{ url: '/' }]).map((server) => ({
      url: getString(server, 'url') ?? '/',
      ...optional('description', getString(server, 'description')),
      basePath: basePath(server),
    }));
  }

  tags(): Tag[] {
    return getArray(this.#document, 'tags').flatMap((tag, index) =>
      isObject(tag) && typeof tag['name'] === 'string'
        ? [
            {
              name: tag['name'],
              ...optional('description', getString(tag, 'description')),
              extensions: extensions(tag),
              pointer: pointer('#/tags', index),
            },
          ]
        : [],
    );
  }

  pathItems(): PathItem[] {
    return entries(this.#document, 'paths', '#')
      .filter(([path]) => path.startsWith('/'))
      .map(([path, { value, pointer: at }]) => ({
        path,
        variables: templateVariables(path),
        ...optional('summary', getString(value, 'summary')),
        ...optional('description', getString(value, 'description')),
        extensions: extensions(value),
        pointer: at,
      }));
  }

  operations(item: PathItem): OpenApiOperation[] {
    const value = resolvePointer(this.#document, item.pointer);
    if (!isObject(value)) return [];
    const shared = this.#parameters(value, item.pointer);
    const extra = getObject(value, 'additionalOperations');
    const found = [
      ...Object.keys(value)
        .filter((key) => (METHODS as readonly string[]).includes(key))
        .map((key) => [key, get(value, key), pointer(item.pointer, key)] as const),
      ...Object.keys(extra).map(
        (key) => [key, get(extra, key), pointer(item.pointer, 'additionalOperations', key)] as const,
      ),
    ];
    return found.flatMap(([method, operation, at]) =>
      isObject(operation) ? [this.#operation(item.path, method, operation, at, shared)] : [],
    );
  }

  schemas(): NamedSchema[] {
    const schemas = getObject(getObject(this.#document, 'components'), 'schemas');
    return Object.entries(schemas).flatMap(([name, schema]) =>
      isSchema(schema) ? [{ name, schema, pointer: pointer('#/components/schemas', name) }] : [],
    );
  }

  securitySchemes(): Map<string, SecurityScheme> {
    const schemes = new Map<string, SecurityScheme>();
    for (const [name, { value, pointer: at }] of this.#named(
      getObject(this.#document, 'components'),
      'securitySchemes',
      '#/components',
    )) {
      const scheme = securityScheme(value, at);
      if (scheme) schemes.set(name, scheme);
    }
    return schemes;
  }

  #operation(
    path: string,
    method: string,
    value: JsonObject,
    at: string,
    shared: readonly Parameter[],
  ): OpenApiOperation {
    const operationId = getString(value, 'operationId');
    const body = this.#follow(get(value, 'requestBody'), pointer(at, 'requestBody'));
    return {
      id: operationId ?? `${method.toUpperCase()} ${path}`,
      ...optional('operationId', operationId),
      method: method.toUpperCase(),
      path,
      ...optional('summary', getString(value, 'summary')),
      ...optional('description', getString(value, 'description')),
      tags: getArray(value, 'tags').filter((tag) => typeof tag === 'string'),
      deprecated: get(value, 'deprecated') === true,
      parameters: merged(shared, this.#parameters(value, at)),
      ...optional('requestBody', body && this.#requestBody(body)),
      responses: this.#named(value, 'responses', at)
        .filter(([status]) => !status.startsWith('x-'))
        .map(([status, response]) => this.#response(status, response)),
      security: security(get(value, 'security') ?? get(this.#document, 'security')),
      extensions: extensions(value),
      pointer: at,
    };
  }

  #parameters(owner: JsonObject, at: string): Parameter[] {
    return getArray(owner, 'parameters').flatMap((item, index) => {
      const found = this.#follow(item, pointer(at, 'parameters', index));
      const parameter = found && this.#parameter(found);
      return parameter ? [parameter] : [];
    });
  }

  #parameter({ value, pointer: at }: At): Parameter | undefined {
    const name = getString(value, 'name');
    const place = getString(value, 'in') as Parameter['in'] | undefined;
    if (name === undefined || place === undefined) return undefined;
    const [content] = this.#content(value, at);
    const style = getString(value, 'style') ?? (place === 'query' || place === 'cookie' ? 'form' : 'simple');
    return {
      name,
      in: place,
      required: get(value, 'required') === true || place === 'path',
      ...optional('description', getString(value, 'description')),
      deprecated: get(value, 'deprecated') === true,
      schema: schemaOf(value) ?? content?.schema ?? true,
      style,
      explode: typeof get(value, 'explode') === 'boolean' ? get(value, 'explode') === true : EXPLODED.has(style),
      allowReserved: get(value, 'allowReserved') === true,
      ...optional('allowEmptyValue', getBoolean(value, 'allowEmptyValue')),
      ...optional('mediaType', content?.mediaType),
      ...optional('content', content),
      examples: [...this.#examples(value, at), ...(content?.examples ?? [])],
      extensions: extensions(value),
      pointer: at,
    };
  }

  #requestBody({ value, pointer: at }: At): RequestBody {
    return {
      required: get(value, 'required') === true,
      ...optional('description', getString(value, 'description')),
      content: this.#content(value, at),
      pointer: at,
    };
  }

  #response(status: string, { value, pointer: at }: At): Response {
    return {
      status,
      description: getString(value, 'description') ?? '',
      headers: this.#named(value, 'headers', at).map(([name, header]) => this.#header(name, header)),
      content: this.#content(value, at),
      links: this.#named(value, 'links', at).map(([name, link]) => responseLink(name, link)),
      pointer: at,
    };
  }

  #header(name: string, { value, pointer: at }: At): Header {
    // Without encodings: those have headers again, and references among them may form a cycle.
    const [content] = this.#content(value, at, false);
    return {
      name,
      required: get(value, 'required') === true,
      ...optional('description', getString(value, 'description')),
      schema: schemaOf(value) ?? content?.schema ?? true,
      ...optional('style', getString(value, 'style')),
      ...optional('explode', getBoolean(value, 'explode')),
      ...optional('content', content),
      examples: this.#examples(value, at),
      pointer: at,
    };
  }

  #content(owner: JsonObject, at: string, withEncodings = true): MediaType[] {
    return this.#named(owner, 'content', at).map(([mediaType, { value, pointer: place }]) => ({
      mediaType,
      ...optional('schema', schemaOf(value)),
      ...optional('itemSchema', schemaOf(value, 'itemSchema')),
      ...(withEncodings && this.#encodings(value, place)),
      examples: this.#examples(value, place),
      extensions: extensions(value),
      pointer: place,
    }));
  }

  #encodings(
    owner: JsonObject,
    at: string,
    depth = 0,
  ): Pick<MediaType, 'encoding' | 'prefixEncoding' | 'itemEncoding'> {
    if (depth > MAX_ENCODING_DEPTH) return {};
    const read = (value: JsonObject, place: string): Encoding => this.#encoding(value, place, depth);
    const named = entries(owner, 'encoding', at).map(
      ([name, found]) => [name, read(found.value, found.pointer)] as const,
    );
    const prefix = getArray(owner, 'prefixEncoding').map((value, index) =>
      read(isObject(value) ? value : {}, pointer(at, 'prefixEncoding', index)),
    );
    const item = get(owner, 'itemEncoding');
    return {
      ...(named.length > 0 && { encoding: new Map(named) }),
      ...(prefix.length > 0 && { prefixEncoding: prefix }),
      ...(isObject(item) && { itemEncoding: read(item, pointer(at, 'itemEncoding')) }),
    };
  }

  #encoding(value: JsonObject, at: string, depth: number): Encoding {
    return {
      ...optional('contentType', getString(value, 'contentType')),
      headers: this.#named(value, 'headers', at).map(([name, header]) => this.#header(name, header)),
      ...optional('style', getString(value, 'style')),
      ...optional('explode', getBoolean(value, 'explode')),
      ...optional('allowReserved', getBoolean(value, 'allowReserved')),
      ...this.#encodings(value, at, depth + 1),
      pointer: at,
    };
  }

  #examples(owner: JsonObject, at: string): Example[] {
    const single = get(owner, 'example');
    const first: Example[] =
      single === undefined
        ? []
        : [{ name: '', value: single, ...optional('serialized', serialized(owner)), pointer: pointer(at, 'example') }];
    const named = this.#named(owner, 'examples', at).flatMap(([name, { value, pointer: place }]) => {
      const data = get(value, 'value') ?? get(value, 'dataValue');
      if (data === undefined) return [];
      return [
        {
          name,
          ...optional('summary', getString(value, 'summary')),
          ...optional('description', getString(value, 'description')),
          value: data,
          ...optional('serialized', serialized(value)),
          pointer: pointer(place, get(value, 'value') === undefined ? 'dataValue' : 'value'),
        },
      ];
    });
    return [...first, ...named];
  }

  /** The members of a map, with their references resolved. */
  #named(owner: JsonObject, key: string, at: string): [string, At][] {
    return Object.entries(getObject(owner, key)).flatMap(([name, value]) => {
      const found = this.#follow(value, pointer(at, key, name));
      return found ? [[name, found] as [string, At]] : [];
    });
  }

  #follow(value: Json | undefined, at: string): At | undefined {
    let found: At | undefined = isObject(value) ? { value, pointer: at } : undefined;
    for (let hops = 0; found !== undefined && typeof get(found.value, '$ref') === 'string'; hops += 1) {
      const target: string = getString(found.value, '$ref') ?? '';
      const next = hops < 50 ? resolvePointer(this.#document, target) : undefined;
      found = isObject(next) ? { value: next, pointer: target } : undefined;
    }
    return found;
  }
}

/** The names of the variables of a path template, in order (OpenAPI 3.1, Path Templating). */
export function templateVariables(path: string): string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');
}

function basePath(server: JsonObject): string {
  const variables = getObject(server, 'variables');
  const url = (getString(server, 'url') ?? '/').replaceAll(
    /\{([^{}]*)\}/g,
    (_, name: string) => getString(get(variables, name), 'default') ?? name,
  );
  try {
    return decodeURI(new URL(url, 'http://localhost').pathname).replace(/\/+$/, '');
  } catch {
    return '';
  }
}

function entries(owner: JsonObject, key: string, at: string): [string, At][] {
  return Object.entries(getObject(owner, key)).flatMap(([name, value]) =>
    isObject(value) ? [[name, { value, pointer: pointer(at, key, name) }] as [string, At]] : [],
  );
}

function merged(shared: readonly Parameter[], own: readonly Parameter[]): Parameter[] {
  const key = (parameter: Parameter): string => `${parameter.in} ${parameter.name}`;
  const taken = new Set(own.map(key));
  return [...shared.filter((parameter) => !taken.has(key(parameter))), ...own];
}

/** Makes ids unique within a contract: a repeated operationId is replaced with `METHOD path`. */
function unique(operations: readonly OpenApiOperation[]): OpenApiOperation[] {
  const taken = new Set<string>();
  return operations.map((operation) => {
    const id = taken.has(operation.id) ? `${operation.method} ${operation.path}` : operation.id;
    taken.add(id);
    return id === operation.id ? operation : { ...operation, id };
  });
}

function security(value: Json | undefined): ReadonlyMap<string, readonly string[]>[] {
  if (!isArray(value)) return [];
  return value
    .filter(isObject)
    .map(
      (alternative) =>
        new Map(
          Object.entries(alternative).map(([name, scopes]) => [
            name,
            isArray(scopes) ? scopes.filter((scope) => typeof scope === 'string') : [],
          ]),
        ),
    );
}

function securityScheme(value: JsonObject, at: string): SecurityScheme | undefined {
  switch (getString(value, 'type')) {
    case 'http':
      return {
        kind: 'http',
        scheme: (getString(value, 'scheme') ?? '').toLowerCase(),
        ...optional('bearerFormat', getString(value, 'bearerFormat')),
        pointer: at,
      };
    case 'apiKey':
      return {
        kind: 'apiKey',
        in: (getString(value, 'in') ?? 'header') as 'query' | 'header' | 'cookie',
        name: getString(value, 'name') ?? '',
        pointer: at,
      };
    case 'oauth2':
      return { kind: 'oauth2', flows: getObject(value, 'flows'), pointer: at };
    case 'openIdConnect':
      return { kind: 'openIdConnect', url: getString(value, 'openIdConnectUrl') ?? '', pointer: at };
    case 'mutualTLS':
      return { kind: 'mutualTLS', pointer: at };
    default:
      return undefined;
  }
}

function responseLink(name: string, { value, pointer: at }: At): ResponseLink {
  return {
    name,
    ...optional('operationId', getString(value, 'operationId')),
    ...optional('operationRef', getString(value, 'operationRef')),
    parameters: getObject(value, 'parameters'),
    ...optional('requestBody', get(value, 'requestBody')),
    pointer: at,
  };
}

/** The `serializedValue` of an Example Object (OpenAPI 3.2 §4.19), or the extension of the same name in older documents. */
function serialized(owner: JsonObject): string | undefined {
  return getString(owner, 'serializedValue') ?? getString(owner, 'x-serializedValue');
}

function getBoolean(owner: JsonObject, key: string): boolean | undefined {
  const value = get(owner, key);
  return typeof value === 'boolean' ? value : undefined;
}

function schemaOf(owner: JsonObject, key = 'schema'): Schema | undefined {
  const schema = get(owner, key);
  return isSchema(schema) ? schema : undefined;
}

function isSchema(value: Json | undefined): value is Schema {
  return typeof value === 'boolean' || isObject(value);
}

function extensions(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key.startsWith('x-')));
}
