import type { Class, Hydra, HydraOperation } from '../../model/contract.js';
import { wireForm } from '../../model/datatypes.js';
import { get, isArray, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { HYDRA } from '../../model/namespaces.js';
import { jsonBody } from '../exchange.js';
import { variablesOf } from '../plan/template.js';
import { idsOf } from '../state/graph.js';
import type { Document } from './crawl.js';
import { templatesOf } from './templates.js';
import type { TemplateGroup } from './templates.js';

/** An OpenAPI Description of what was found: a path for each kind of address, its operations by the vocabulary. */
export function describeServer(
  documents: readonly Document[],
  hydra: Hydra | undefined,
  server: string,
  title: string,
): JsonObject {
  const groups = templatesOf(documents);
  const paths: Record<string, Json> = {};
  for (const group of groups) paths[group.template] = pathItem(group, hydra, documents);
  return { openapi: '3.1.1', info: { title, version: 'discovered' }, servers: [{ url: server }], paths };
}

function pathItem(
  { template, documents }: TemplateGroup<Document>,
  hydra: Hydra | undefined,
  all: readonly Document[],
): JsonObject {
  const [first] = documents;
  const types = first!.types.filter((type) => !type.startsWith(HYDRA));
  const item: Record<string, Json> = {};
  const parameters = variablesOf(template).map((name): Json => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  if (parameters.length > 0) item['parameters'] = parameters;
  if (types[0] !== undefined && hydra?.classes.some(({ iri }) => iri === types[0]) === true)
    item['x-hydra-class'] = types[0];
  item['get'] = {
    responses: {
      '200': { description: 'OK', content: { [first!.mediaType]: { schema: bodySchema(first!) } } },
      ...(template.includes('{') ? { '404': { description: 'Not found' } } : {}),
      default: { description: 'Anything else' },
    },
  };
  for (const operation of operationsFor(first!, types, hydra, all)) {
    const method = operation.method.toLowerCase();
    if (method !== 'get' && /^(post|put|patch|delete)$/.test(method))
      item[method] = operationObject(operation, hydra!, all);
  }
  return item;
}

/** The operations of a thing's classes, and of the links that lead to it. */
function operationsFor(
  document: Document,
  types: readonly string[],
  hydra: Hydra | undefined,
  all: readonly Document[],
): HydraOperation[] {
  if (hydra === undefined) return [];
  const indexes = hydra.classes.filter(({ iri }) => types.includes(iri)).flatMap(({ operations }) => operations);
  for (const { properties } of hydra.classes) {
    for (const { iri, link } of properties) {
      const leadsHere = all.some(({ graph }) => graph?.nodes.some((node) => idsOf(node, iri).includes(document.url)));
      if (link !== undefined && leadsHere) indexes.push(...link.operations);
    }
  }
  return indexes.map((index) => hydra.operations[index]!);
}

function operationObject(
  { method, title, expects, statuses }: HydraOperation,
  hydra: Hydra,
  all: readonly Document[],
): JsonObject {
  const expected = hydra.classes.find(({ iri }) => expects.includes(iri));
  const declared = statuses.map(({ code }) => String(code));
  const success = method === 'POST' ? ['201', '200'] : ['200', '204'];
  const codes = declared.some((code) => code.startsWith('2')) ? declared : [...success, ...declared];
  return {
    ...(title === undefined ? {} : { summary: title }),
    ...(expected === undefined
      ? {}
      : { requestBody: { required: true, content: { [requestType(all)]: { schema: requestSchema(expected, all) } } } }),
    responses: {
      ...Object.fromEntries(codes.map((code) => [code, { description: code }])),
      default: { description: 'Anything else' },
    },
  };
}

/** The media type that the server itself speaks. */
function requestType(all: readonly Document[]): string {
  return all.find(({ mediaType }) => /json/.test(mediaType))?.mediaType ?? 'application/ld+json';
}

/** A body of a class: its writable properties, with the context and type term that the server itself uses for it. */
function requestSchema(expected: Class, all: readonly Document[]): JsonObject {
  const like = all.find(({ types }) => types.includes(expected.iri));
  const seen = like === undefined ? memberLike(expected, all) : jsonBody(like.exchange);
  const context =
    get(seen, '@context') ??
    get(
      all.map(({ exchange }) => jsonBody(exchange)).find((body) => get(body, '@context') !== undefined),
      '@context',
    );
  const type = get(seen, '@type') ?? expected.name;
  const writable = expected.properties.filter((one) => one.writable && one.link === undefined);
  const properties: Record<string, Json> = {
    ...(context === undefined ? {} : { '@context': { const: context } }),
    '@type': { const: type },
  };
  for (const { key, range } of writable) properties[key] = valueSchema(range[0]);
  return {
    type: 'object',
    required: ['@type', ...writable.filter(({ required }) => required).map(({ key }) => key)],
    properties,
  };
}

function memberLike({ name }: Class, all: readonly Document[]): Json | undefined {
  for (const { exchange } of all) {
    const members = get(jsonBody(exchange), 'member') ?? get(jsonBody(exchange), 'hydra:member');
    const found = isArray(members) ? members.find((one) => String(get(one, '@type') ?? '').endsWith(name)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function valueSchema(range: string | undefined): JsonObject {
  const form = range === undefined ? undefined : wireForm(range);
  if (form === undefined) return {};
  const { type, formats, minimum, maximum } = form;
  return {
    type,
    ...(formats[0] === undefined ? {} : { format: formats[0] }),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  };
}

/** Only that a list has members: everything else is the vocabulary's to say. */
function bodySchema({ isList, exchange }: Document): JsonObject {
  const body = jsonBody(exchange);
  const key = isList && isObject(body) ? Object.keys(body).find((name) => /(^|:|#)member$/.test(name)) : undefined;
  return key === undefined
    ? {}
    : { type: 'object', properties: { [key]: { type: 'array', items: {} } }, additionalProperties: true };
}
