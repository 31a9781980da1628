/** Mutations of OpenAPI Descriptions. */
import { get, getArray, getObject, isObject, pointer } from '../../../src/model/json.js';
import type { Json, JsonObject } from '../../../src/model/json.js';
import { drop, places, put, rename, set } from './operator.js';
import type { Mutation, Operator, Place } from './operator.js';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

function pathItems(document: JsonObject): Place[] {
  return Object.entries(getObject(document, 'paths')).map(([key, value]) => ({
    key,
    value: value as JsonObject,
    at: pointer('#/paths', key),
  }));
}

function operations(document: JsonObject): Place[] {
  return pathItems(document).flatMap(({ value, at }) =>
    METHODS.filter((method) => isObject(get(value, method))).map((method) => ({
      key: method,
      value: getObject(value, method),
      at: pointer(at, method),
    })),
  );
}

function responses(document: JsonObject): Place[] {
  return operations(document).flatMap(({ value, at }) =>
    Object.entries(getObject(value, 'responses')).map(([key, response]) => ({
      key,
      value: response as JsonObject,
      at: pointer(at, 'responses', key),
    })),
  );
}

/** Schemas that name a class by `@type`. */
function classSchemas(document: JsonObject): Place[] {
  const schemas = getObject(getObject(document, 'components'), 'schemas');
  return Object.entries(schemas)
    .filter(([, schema]) => get(getObject(getObject(schema, 'properties'), '@type'), 'const') !== undefined)
    .map(([key, schema]) => ({ key, value: schema as JsonObject, at: pointer('#/components/schemas', key) }));
}

/** Properties, without JSON-LD keywords. */
function properties(document: JsonObject): Place[] {
  return classSchemas(document).flatMap(({ value, at }) =>
    Object.entries(getObject(value, 'properties'))
      .filter(([key]) => !key.startsWith('@'))
      .map(([key, schema]) => ({ key, value: schema as JsonObject, at: pointer(at, 'properties', key) })),
  );
}

function parameters(document: JsonObject): Place[] {
  return [...places(document)].filter(
    ({ value }) => typeof value['name'] === 'string' && ['path', 'query'].includes(String(value['in'])),
  );
}

/** The objects of JSON-LD bodies in the examples under components. */
function exampleNodes(document: JsonObject): Place[] {
  const examples = getObject(getObject(document, 'components'), 'examples');
  return Object.entries(examples).flatMap(([name, example]) =>
    [...places(get(example, 'value'), pointer('#/components/examples', name, 'value'))].filter(
      ({ value }) => value['@type'] !== undefined,
    ),
  );
}

function parentOf(at: string): [string, string] {
  const cut = at.lastIndexOf('/');
  return [
    at.slice(0, cut),
    at
      .slice(cut + 1)
      .replaceAll('~1', '/')
      .replaceAll('~0', '~'),
  ];
}

/** The keys that the schema of an example's class requires. */
function requiredKeys(document: JsonObject, example: JsonObject): string[] {
  const schema = classSchemas(document).find(
    ({ value }) => getObject(getObject(value, 'properties'), '@type')['const'] === example['@type'],
  );
  return getArray(schema?.value, 'required').filter(
    (key): key is string => typeof key === 'string' && example[key] !== undefined,
  );
}

const dropIt = ({ at }: Place): Mutation => drop(...parentOf(at));
const renameIt = ({ at }: Place, name: string): Mutation => rename(...parentOf(at), name);

function openapi(name: string, caughtBy: readonly string[], sites: Operator['sites']): Operator {
  return { name, half: 'openapi', caughtBy, sites };
}

/** A path that no longer returns a class is no longer the path of that class. */
const UNPAIRED = ['operation-in-openapi', 'operation-in-vocabulary'];
const RETURNED = ['operation-returns', 'link-target', 'collection-members', 'example-valid'];

export const openapiOperators: readonly Operator[] = [
  openapi('drop an operation', ['operation-in-openapi'], (document) => operations(document).map(dropIt)),
  openapi('change the method of an operation', ['operation-method', 'operation-in-openapi'], (document) =>
    operations(document).map((place) => renameIt(place, place.key === 'patch' ? 'put' : 'patch')),
  ),
  openapi(
    'rename a path',
    ['operation-in-openapi', 'operation-in-vocabulary', 'link-path', 'example-link', 'entrypoint-path'],
    (document) => pathItems(document).map((place) => renameIt(place, `${place.key.replace(/\/$/, '')}/moved`)),
  ),
  openapi('drop a path', ['operation-in-openapi', 'link-path', 'example-link'], (document) =>
    pathItems(document).map(dropIt),
  ),
  openapi('add an operation', ['operation-in-vocabulary'], (document) =>
    pathItems(document)
      .filter(({ value }) => value['delete'] === undefined)
      .map(({ at }) => put(at, 'delete', { summary: 'Remove it', responses: { 204: { description: 'No Content' } } })),
  ),
  openapi('change a summary', ['operation-title'], (document) =>
    operations(document).map(({ at }) => set(at, 'summary', (old) => `${String(old)} now`)),
  ),
  openapi('drop a summary', ['operation-title'], (document) =>
    operations(document).map(({ at }) => drop(at, 'summary')),
  ),
  openapi('drop a status', ['operation-status', 'operation-returns', ...UNPAIRED], (document) =>
    responses(document)
      .filter(({ key }) => key !== '401')
      .map(dropIt),
  ),
  openapi('change a status', ['operation-status', ...UNPAIRED], (document) =>
    responses(document).map((place) => renameIt(place, '418')),
  ),
  openapi('add a status', ['operation-status'], (document) =>
    operations(document).map(({ at }) => put(`${at}/responses`, '418', { description: 'I am a teapot' })),
  ),
  openapi('change the description of a response', ['status-title'], (document) =>
    responses(document)
      .filter(({ value }) => typeof value['description'] === 'string')
      .map(({ at }) => put(at, 'description', 'Something else')),
  ),
  openapi('swap the schema of a response', RETURNED, (document) =>
    responses(document).flatMap(({ value, at }) => swapSchema(value, at)),
  ),
  openapi('drop the body of a response', ['operation-returns', ...UNPAIRED], (document) =>
    responses(document)
      .filter(({ key, value }) => key.startsWith('2') && hasClass(document, value))
      .map(({ at }) => drop(at, 'content')),
  ),
  openapi('drop a request body', ['operation-expects'], (document) =>
    operations(document)
      .filter(({ value }) => value['requestBody'] !== undefined)
      .map(({ at }) => drop(at, 'requestBody')),
  ),
  openapi('swap the schema of a request body', ['operation-expects', 'example-valid'], (document) =>
    operations(document).flatMap(({ value, at }) =>
      swapSchema(getObject(value, 'requestBody'), pointer(at, 'requestBody')),
    ),
  ),
  openapi('drop a path parameter', ['openapi-lint'], (document) => parameterUses(document, 'path').map(dropIt)),
  openapi('rename a path parameter', ['openapi-lint'], (document) =>
    parameters(document)
      .filter(({ value }) => value['in'] === 'path')
      .map(({ at }) => set(at, 'name', (old) => `${String(old)}X`)),
  ),
  openapi('make a path parameter optional', ['path-parameter-required'], (document) =>
    parameters(document)
      .filter(({ value }) => value['in'] === 'path')
      .map(({ at }) => put(at, 'required', false)),
  ),
  openapi('rename a query parameter', ['example-link'], (document) =>
    parameters(document)
      .filter(({ value }) => value['in'] === 'query')
      .map(({ at }) => set(at, 'name', (old) => `${String(old)}X`)),
  ),
  openapi('retype a parameter', ['example-valid'], (document) =>
    parameters(document)
      .filter(({ value }) => value['example'] !== undefined || value['examples'] !== undefined)
      .map(({ at }) => put(at, 'schema', { type: 'boolean' })),
  ),
  openapi('repeat an operationId', ['openapi-lint'], (document) =>
    operations(document)
      .slice(1)
      .map(({ at }) => put(at, 'operationId', operations(document)[0]?.value['operationId'] ?? '')),
  ),
  openapi('misspell a tag', ['tag-declared'], (document) =>
    operations(document)
      .filter(({ value }) => value['tags'] !== undefined)
      .map(({ at }) => set(`${at}/tags`, '0', (old) => `${String(old)}s`)),
  ),
  openapi('misspell a security scheme', ['openapi-lint'], (document) =>
    getArray(document, 'security').map((each, index) =>
      rename(`#/security/${index}`, Object.keys(each as object)[0] ?? '', 'nobody'),
    ),
  ),
  openapi('break a link between operations', ['response-link'], (document) =>
    links(document).map(({ at }) => set(at, 'operationId', (old) => `${String(old)}X`)),
  ),
  openapi('misname a parameter of a link', ['response-link'], (document) =>
    links(document).flatMap(({ value, at }) =>
      Object.keys(getObject(value, 'parameters')).map((key) => rename(`${at}/parameters`, key, `${key}X`)),
    ),
  ),
  openapi('drop a header that the status calls for', ['status-header'], (document) =>
    [...places(document)]
      .filter(({ key }) => key === 'headers')
      .flatMap(({ value, at }) =>
        ['Location', 'WWW-Authenticate'].filter((name) => value[name] !== undefined).map((name) => drop(at, name)),
      ),
  ),
  openapi('move the server', ['example-link', 'entrypoint-path'], (document) =>
    getArray(document, 'servers').map((_, index) => set(`#/servers/${index}`, 'url', (old) => `${String(old)}/v2`)),
  ),
  openapi('drop a property', ['property-in-openapi', 'collection-members'], (document) =>
    properties(document).map(dropIt),
  ),
  openapi('rename a property', ['property-in-openapi', 'property-in-vocabulary'], (document) =>
    properties(document).map((place) => renameIt(place, `${place.key}X`)),
  ),
  openapi('add a property', ['property-in-vocabulary'], (document) =>
    classSchemas(document).map(({ at }) => put(`${at}/properties`, 'colour', { type: 'string' })),
  ),
  openapi('retype a property', ['property-range', 'example-valid'], (document) =>
    properties(document)
      .filter(({ value }) => typeof value['type'] === 'string')
      .map(({ at }) => set(at, 'type', (old) => (old === 'boolean' ? 'number' : 'boolean'))),
  ),
  openapi('drop a format', ['property-range', 'context-coercion', 'property-link'], (document) =>
    properties(document)
      .filter(({ value }) => value['format'] !== undefined)
      .map(({ at }) => drop(at, 'format')),
  ),
  openapi('swap a format', ['property-range', 'example-valid'], (document) =>
    properties(document)
      .filter(({ value }) => value['format'] !== undefined)
      .map(({ at }) => set(at, 'format', (old) => (old === 'date' ? 'time' : 'date'))),
  ),
  openapi('change a bound', ['property-range'], (document) =>
    properties(document)
      .filter(({ value }) => value['type'] === 'integer')
      .map(({ at }) => set(at, 'minimum', (old) => (old === 0 ? 1 : old === undefined ? 0 : undefined))),
  ),
  openapi('make a list of a property', ['property-cardinality', 'example-valid', 'property-range'], (document) =>
    properties(document)
      .filter(({ value }) => value['type'] !== 'array' && value['type'] !== undefined)
      .map(({ at }) => set(...parentOf(at), (old) => ({ type: 'array', items: old as Json }))),
  ),
  openapi('flip readOnly', ['property-access'], (document) =>
    properties(document).map(({ at }) => set(at, 'readOnly', (old) => old !== true)),
  ),
  openapi('flip writeOnly', ['property-access'], (document) =>
    properties(document).map(({ at }) => set(at, 'writeOnly', (old) => old !== true)),
  ),
  openapi('require a property, or no longer', ['property-required', 'example-valid'], (document) =>
    classSchemas(document).flatMap(({ value, at }) =>
      Object.keys(getObject(value, 'properties'))
        .filter((key) => !key.startsWith('@'))
        .map((key) => set(at, 'required', (old) => toggled(old, key))),
    ),
  ),
  openapi(
    'change the class of a schema',
    ['class-in-vocabulary', 'class-in-openapi', 'example-valid', ...RETURNED],
    (document) => classSchemas(document).map(({ at }) => put(`${at}/properties/@type`, 'const', 'vocab:Unheard')),
  ),
  openapi('change the context of a schema', ['context-term', 'example-valid'], (document) =>
    classSchemas(document)
      .filter(({ value }) => getObject(value, 'properties')['@context'] !== undefined)
      .map(({ at }) => put(`${at}/properties/@context`, 'const', 'https://example.org/other')),
  ),
  openapi('drop a required key of an example', ['example-valid'], (document) =>
    exampleNodes(document).flatMap((place) => requiredKeys(document, place.value).map((key) => drop(place.at, key))),
  ),
  openapi('misspell a key of an example', ['example-expands', 'example-valid'], (document) =>
    exampleNodes(document).flatMap((place) => Object.keys(place.value).map((key) => rename(place.at, key, `${key}X`))),
  ),
  openapi('retype a value of an example', ['example-valid', 'example-lexical'], (document) =>
    exampleNodes(document).flatMap(({ value, at }) =>
      Object.keys(value).map((key) => set(at, key, (old) => (typeof old === 'boolean' ? 'yes' : true))),
    ),
  ),
  openapi('change the type of an example', ['example-terms', 'example-valid'], (document) =>
    exampleNodes(document).map(({ at }) => put(at, '@type', 'vocab:Unheard')),
  ),
  openapi('break a link of an example', ['example-link'], (document) =>
    exampleNodes(document).flatMap(({ value, at }) =>
      Object.entries(value)
        .filter(([, iri]) => typeof iri === 'string' && iri.startsWith('https://api.dlcs.io/'))
        .filter(([key]) => key !== '@context')
        .map(([key]) => set(at, key, (old) => String(old).replace('.io/', '.io/nowhere/'))),
    ),
  ),
  openapi('put white space around a key', ['key-whitespace'], (document) =>
    properties(document).map((place) => renameIt(place, `${place.key} `)),
  ),
];

function links(document: JsonObject): Place[] {
  return [...places(document)]
    .filter(({ key }) => key === 'links')
    .flatMap(({ value, at }) =>
      Object.entries(value).map(([key, link]) => ({ key, value: link as JsonObject, at: pointer(at, key) })),
    );
}

/** The places where parameters are listed; unused components would not be missed. */
function parameterUses(document: JsonObject, place: string): Place[] {
  return [...pathItems(document), ...operations(document)].flatMap(({ value, at }) =>
    getArray(value, 'parameters').flatMap((parameter, index) => {
      const reference = get(parameter, '$ref');
      const target =
        typeof reference === 'string'
          ? getObject(getObject(getObject(document, 'components'), 'parameters'), reference.split('/').at(-1) ?? '')
          : parameter;
      return get(target, 'in') === place
        ? [{ key: String(index), value: parameter as JsonObject, at: pointer(at, 'parameters', index) }]
        : [];
    }),
  );
}

function swapSchema(owner: JsonObject, at: string): Mutation[] {
  return Object.entries(getObject(owner, 'content')).flatMap(([mediaType, media]) => {
    const reference = get(getObject(media, 'schema'), '$ref');
    if (typeof reference !== 'string') return [];
    const other = reference.endsWith('/Customer') ? 'EntryPoint' : 'Customer';
    return [put(pointer(at, 'content', mediaType, 'schema'), '$ref', `#/components/schemas/${other}`)];
  });
}

/** Whether a media type of a response has a schema with a class, so that the vocabulary can describe it. */
function hasClass(document: JsonObject, response: JsonObject): boolean {
  const classes = new Set(classSchemas(document).map(({ at }) => at));
  return Object.values(getObject(response, 'content')).some((media) =>
    classes.has(String(get(getObject(media, 'schema'), '$ref'))),
  );
}

function toggled(required: Json | undefined, key: string): Json {
  const names = Array.isArray(required) ? (required as Json[]) : [];
  return names.includes(key) ? names.filter((name) => name !== key) : [...names, key];
}
