/** Describes a discovered server as an OpenAPI Description. */
import type { Class, Hydra, HydraOperation, SupportedProperty } from '../../model/contract.js';
import { wireForm } from '../../model/datatypes.js';
import { get, getArray, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { HYDRA } from '../../model/namespaces.js';
import { jsonBody } from '../exchange.js';
import { PATH_TARGET } from '../operation-ref.js';
import { variablesOf } from '../plan/template.js';
import { idsOf } from '../state/graph.js';
import type { CrawledDocument } from './crawl.js';
import { templatesOf } from './templates.js';
import type { TemplateGroup } from './templates.js';

/** What discovery found: documents and, if the server links to one, its vocabulary. */
interface Discovery {
  readonly documents: readonly CrawledDocument[];
  readonly hydra: Hydra | undefined;
}

/** An OpenAPI Description with a path for each kind of document and the operations that the vocabulary declares. */
export function describeServer(
  documents: readonly CrawledDocument[],
  hydra: Hydra | undefined,
  server: string,
  title: string,
): JsonObject {
  const paths: Record<string, Json> = {};
  for (const group of templatesOf(documents)) paths[group.template] = pathItem(group, { documents, hydra });
  return { openapi: '3.1.1', info: { title, version: 'discovered' }, servers: [{ url: server }], paths };
}

function pathItem({ template, documents }: TemplateGroup<CrawledDocument>, discovery: Discovery): JsonObject {
  const first = documents[0]!;
  const types = first.types.filter((type) => !type.startsWith(HYDRA));
  const links = linksTo(first, discovery);
  const parameters = variablesOf(template).map((name): Json => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const isKnown = discovery.hydra?.classes.some(({ iri }) => iri === types[0]) === true;
  return {
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(isKnown ? { 'x-hydra-class': types[0]! } : {}),
    ...pathTarget(types, links),
    get: getOperation(template, first),
    ...otherOperations(types, links, discovery),
  };
}

/** A link property whose value is a document, and the class that has the property. */
interface FoundLink {
  readonly owner: Class;
  readonly property: SupportedProperty;
}

/** The link properties of the vocabulary that lead to a document. */
function linksTo({ url }: CrawledDocument, { documents, hydra }: Discovery): FoundLink[] {
  return (hydra?.classes ?? []).flatMap((owner) =>
    owner.properties
      .filter(({ link, iri }) => {
        const leadsHere = (node: JsonObject): boolean => idsOf(node, iri).includes(url);
        return link !== undefined && documents.some(({ graph }) => graph?.nodes.some(leadsHere));
      })
      .map((property) => ({ owner, property })),
  );
}

/** What the path stands for: the class of the document or, where that is not known, the link that leads there. */
function pathTarget([type]: readonly string[], [link]: readonly FoundLink[]): JsonObject {
  if (type !== undefined) return { [PATH_TARGET]: { class: type } };
  return link === undefined ? {} : { [PATH_TARGET]: { class: link.owner.iri, link: link.property.iri } };
}

function getOperation(template: string, document: CrawledDocument): JsonObject {
  return {
    responses: {
      '200': { description: 'OK', content: { [document.mediaType]: { schema: bodySchema(document) } } },
      ...(template.includes('{') ? { '404': { description: 'Not found' } } : {}),
      default: { description: 'Any other response' },
    },
  };
}

/** The operations, other than GET, of the classes of a document and of the links that lead to it. */
function otherOperations(types: readonly string[], links: readonly FoundLink[], discovery: Discovery): JsonObject {
  const { hydra } = discovery;
  if (hydra === undefined) return {};
  const indexes = [
    ...hydra.classes.filter(({ iri }) => types.includes(iri)).flatMap(({ operations }) => operations),
    ...links.flatMap(({ property }) => property.link?.operations ?? []),
  ];
  const operations = indexes
    .map((index) => hydra.operations[index]!)
    .filter(({ method }) => /^(post|put|patch|delete)$/i.test(method));
  return Object.fromEntries(
    operations.map((operation) => [operation.method.toLowerCase(), operationObject(operation, hydra, discovery)]),
  );
}

function operationObject(
  { method, title, expects, statuses }: HydraOperation,
  hydra: Hydra,
  { documents }: Discovery,
): JsonObject {
  const expected = hydra.classes.find(({ iri }) => expects.includes(iri));
  const declared = statuses.map(({ code }) => String(code));
  const success = method === 'POST' ? ['201', '200'] : ['200', '204'];
  const codes = declared.some((code) => code.startsWith('2')) ? declared : [...success, ...declared];
  return {
    ...(title === undefined ? {} : { summary: title }),
    ...(expected === undefined ? {} : { requestBody: requestBody(expected, documents) }),
    responses: {
      ...Object.fromEntries(codes.map((code) => [code, { description: code }])),
      default: { description: 'Any other response' },
    },
  };
}

function requestBody(expected: Class, documents: readonly CrawledDocument[]): JsonObject {
  const schema = requestSchema(expected, documents);
  return { required: true, content: { [requestType(documents)]: { schema } } };
}

/** The media type that the server itself sends. */
function requestType(documents: readonly CrawledDocument[]): string {
  return documents.find(({ mediaType }) => /json/.test(mediaType))?.mediaType ?? 'application/ld+json';
}

/** A body of a class: its writable properties, with the context and type term that the server itself uses for it. */
function requestSchema(expected: Class, documents: readonly CrawledDocument[]): JsonObject {
  const example = exampleOf(expected, documents);
  const context = get(example, '@context') ?? anyContext(documents);
  const writable = expected.properties.filter((one) => one.writable && one.link === undefined);
  const properties: Record<string, Json> = {
    ...(context === undefined ? {} : { '@context': { const: context } }),
    '@type': { const: get(example, '@type') ?? expected.name },
  };
  for (const { key, range } of writable) properties[key] = valueSchema(range[0]);
  return {
    type: 'object',
    required: ['@type', ...writable.filter(({ required }) => required).map(({ key }) => key)],
    properties,
  };
}

/** A representation of an instance of a class: a document, else a member of a collection. */
function exampleOf({ iri, name }: Class, documents: readonly CrawledDocument[]): Json | undefined {
  const document = documents.find(({ types }) => types.includes(iri));
  if (document !== undefined) return jsonBody(document.exchange);
  return documents
    .flatMap(({ exchange }) => {
      const body = jsonBody(exchange);
      return getArray(body, get(body, 'member') === undefined ? 'hydra:member' : 'member');
    })
    .find((member) => String(get(member, '@type') ?? '').endsWith(name));
}

function anyContext(documents: readonly CrawledDocument[]): Json | undefined {
  return documents.map(({ exchange }) => get(jsonBody(exchange), '@context')).find((context) => context !== undefined);
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

/** Only states that a collection has members: the vocabulary declares everything else. */
function bodySchema({ isCollection, exchange }: CrawledDocument): JsonObject {
  const body = jsonBody(exchange);
  const key =
    isCollection && isObject(body) ? Object.keys(body).find((name) => /(^|:|#)member$/.test(name)) : undefined;
  return key === undefined
    ? {}
    : { type: 'object', properties: { [key]: { type: 'array', items: {} } }, additionalProperties: true };
}
