/**
 * Derives an OpenAPI skeleton for a vocabulary that has no Description: one schema per class, and the path of the entry
 * point if it is known. A vocabulary states no path templates because Hydra clients follow links; the generator lists
 * what is missing.
 */
import type { Class, Hydra, HydraOperation, OpenApi, SupportedProperty } from '../contract.js';
import { wireForm } from '../datatypes.js';
import type { WireForm } from '../datatypes.js';
import type { Json, JsonObject, MutableObject } from '../json.js';
import { HYDRA } from '../namespaces.js';
import { NORMAL_VERSION } from '../normalize.js';
import { readOpenApi } from '../openapi.js';
import { optional } from '../optional.js';
import { isEntryPoint } from './entry-point.js';

/** The OpenAPI half as far as the vocabulary specifies it. */
export function deriveOpenApi(hydra: Hydra): OpenApi {
  const document = openApiDocument(hydra);
  const pointers = new Map(hydra.classes.map((cls) => [`#/components/schemas/${cls.name}`, cls.pointer]));
  return readOpenApi({
    document,
    sourceVersion: NORMAL_VERSION,
    origin: 'derived',
    locate: (at) => hydra.locate(pointers.get(at) ?? '#') ?? { kind: 'source', file: hydra.iri ?? '' },
  });
}

/** The skeleton as a document. */
export function openApiDocument(hydra: Hydra): JsonObject {
  const entry = entryPoint(hydra);
  const schemas: MutableObject = {};
  for (const cls of hydra.classes) schemas[cls.name] = classSchema(cls, hydra);
  return {
    openapi: NORMAL_VERSION,
    info: {
      title: hydra.title ?? 'Untitled',
      version: 'unversioned',
      ...optional('description', hydra.description),
    },
    ...optional('servers', entry && [{ url: entry.origin }]),
    paths: entry === undefined ? {} : { [entry.path]: pathItem(entry.class, hydra) },
    components: { schemas },
  };
}

/** The path of the entry point, if a class is recognized as the entry point by its name. */
function entryPoint(hydra: Hydra): { origin: string; path: string; class: Class } | undefined {
  const cls = hydra.classes.find(isEntryPoint);
  if (cls === undefined || hydra.entrypoint === undefined || !URL.canParse(hydra.entrypoint)) return undefined;
  const url = new URL(hydra.entrypoint);
  return { origin: url.origin, path: url.pathname, class: cls };
}

function pathItem(cls: Class, hydra: Hydra): JsonObject {
  const item: MutableObject = { 'x-hydra-class': cls.compact };
  for (const index of cls.operations) {
    const operation = hydra.operations[index];
    if (operation && operation.method !== '') item[operation.method.toLowerCase()] = operationObject(operation, hydra);
  }
  return item;
}

function operationObject(operation: HydraOperation, hydra: Hydra): JsonObject {
  const body = (iris: readonly string[]): Json => ({ 'application/ld+json': { schema: reference(iris[0], hydra) } });
  const statuses = operation.statuses.length > 0 ? operation.statuses : [{ code: 200, title: undefined }];
  const responses: MutableObject = {};
  for (const { code, title } of statuses)
    responses[String(code)] = {
      description: title ?? '',
      ...(code < 300 && operation.returns.length > 0 ? { content: body(operation.returns) } : {}),
    };
  return {
    ...optional('summary', operation.title),
    ...optional('description', operation.description),
    ...(operation.expects.length > 0 ? { requestBody: { content: body(operation.expects) } } : {}),
    responses,
  };
}

function reference(iri: string | undefined, hydra: Hydra): Json {
  const cls = hydra.classes.find((one) => one.iri === iri);
  return cls === undefined ? {} : { $ref: `#/components/schemas/${cls.name}` };
}

function classSchema(cls: Class, hydra: Hydra): JsonObject {
  const properties: MutableObject = {
    '@id': { type: 'string', format: 'iri-reference' },
    '@type': { const: cls.compact },
  };
  for (const property of cls.properties) properties[property.key] = propertySchema(property, hydra);
  const required = cls.properties.filter((property) => property.required).map(({ key }) => key);
  return {
    type: 'object',
    'x-jsonld-type': cls.iri,
    title: cls.title,
    ...optional('description', cls.description),
    properties,
    ...(required.length > 0 ? { required } : {}),
  };
}

/** A link is an IRI or its target, a datatype has its JSON form, and anything else is left open. */
function propertySchema(property: SupportedProperty, hydra: Hydra): JsonObject {
  const range = property.range.length === 1 ? property.range[0] : undefined;
  const wire = range === undefined ? undefined : wireForm(range);
  const known = range === undefined ? undefined : hydra.classes.find(({ iri }) => iri === range);
  return {
    ...(wire === undefined ? {} : datatypeSchema(wire)),
    ...(property.link !== undefined && wire === undefined ? { type: ['string', 'object'] } : {}),
    ...(known !== undefined && property.link === undefined && !known.iri.startsWith(HYDRA)
      ? { anyOf: [{ type: 'string', format: 'iri-reference' }, reference(known.iri, hydra)] }
      : {}),
    ...optional('description', property.description),
    ...(property.writable ? {} : { readOnly: true }),
    ...(property.readable ? {} : { writeOnly: true }),
  };
}

function datatypeSchema({ type, formats, minimum, maximum }: WireForm): JsonObject {
  return { type, ...optional('format', formats[0]), ...optional('minimum', minimum), ...optional('maximum', maximum) };
}
