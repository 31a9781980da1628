/** Resource types: what the paths of a contract say about creating, reading, changing and deleting resources. */
import type { Contract, OpenApiOperation, Schema } from '../../model/contract.js';
import { get, isArray } from '../../model/json.js';
import type { JsonObject } from '../../model/json.js';
import { bodyType } from './base.js';
import { flatten, propertiesOf, typesOf } from './flatten.js';
import { lastVariable, parentPath, samePath, variablesOf } from './template.js';

/** A kind of resource that lives at a path template, and its operations. */
export interface ResourceType {
  /** Shown to people: `todos`. */
  readonly name: string;
  /** Path template of one resource: `/todos/{id}`. */
  readonly item: string;
  /** The variable that identifies the resource: `id`. */
  readonly variable: string;
  /** Path template of the collection, where resources are listed or created: `/todos`. */
  readonly collection?: string;
  readonly create?: OpenApiOperation;
  readonly list?: OpenApiOperation;
  readonly read?: OpenApiOperation;
  readonly replace?: OpenApiOperation;
  readonly patch?: OpenApiOperation;
  readonly remove?: OpenApiOperation;
}

/** The resource types of a contract: one for each path template that ends in a variable. */
export function resourceTypesOf(contract: Contract): ResourceType[] {
  const paths = [...new Set(contract.openapi.operations.map(({ path }) => path))];
  return paths.filter((path) => lastVariable(path) !== undefined).map((path) => resourceTypeAt(contract, path));
}

function resourceTypeAt(contract: Contract, item: string): ResourceType {
  const parent = parentPath(item)!;
  const at = (method: string, path: string): OpenApiOperation | undefined =>
    contract.openapi.operations.find((one) => one.method === method && samePath(one.path, path));
  const create = at('POST', parent) ?? creatorElsewhere(contract, item);
  const list = at('GET', parent);
  return compact({
    name:
      parent
        .split('/')
        .filter((segment) => segment !== '' && !segment.startsWith('{'))
        .at(-1) ?? item,
    item,
    variable: lastVariable(item)!,
    collection: list?.path ?? create?.path,
    create: create !== undefined && (creates(create) || acceptsMembers(create, list)) ? create : undefined,
    list,
    read: at('GET', item),
    replace: at('PUT', item),
    patch: at('PATCH', item),
    remove: at('DELETE', item),
  });
}

/** The operation that creates resources of a type: POST, or PUT where it declares 201. */
export function creatorOf({ create, replace }: ResourceType): OpenApiOperation | undefined {
  if (create !== undefined) return create;
  return replace?.responses.some(({ status }) => status === '201') === true ? replace : undefined;
}

/** Whether the resources of a type live directly below their collection. */
export function livesInCollection({ item, collection }: ResourceType): boolean {
  return collection !== undefined && samePath(parentPath(item) ?? '/', collection);
}

/** A POST at another path whose 201 response describes the resource at `item`: by its links, else by its schema. */
function creatorElsewhere(contract: Contract, item: string): OpenApiOperation | undefined {
  const reader = contract.openapi.operations.find(({ method, path }) => method === 'GET' && path === item);
  const variables = variablesOf(item).length;
  return contract.openapi.operations.find(({ method, path, responses }) => {
    const created = responses.find(({ status }) => status === '201');
    if (method !== 'POST' || created === undefined || variablesOf(path).length !== variables - 1) return false;
    if (created.links.some((link) => link.operationId !== undefined && link.operationId === reader?.operationId))
      return true;
    const schema = refOf(created.content[0]?.schema);
    return (
      schema !== undefined &&
      schema === refOf(reader?.responses.find(({ status }) => status === '200')?.content[0]?.schema)
    );
  });
}

/** Whether a POST is declared to create a resource. */
function creates(operation: OpenApiOperation): boolean {
  return (
    operation.responses.some(
      ({ status, headers }) =>
        status === '201' || (status.startsWith('2') && headers.some(({ name }) => name.toLowerCase() === 'location')),
    ) ||
    operation.responses.some(
      ({ status, content }) => status === '200' && content.length > 0 && operation.requestBody !== undefined,
    )
  );
}

/** Whether an operation accepts a body at the path of the collection. */
function acceptsMembers(
  { path, requestBody, responses }: OpenApiOperation,
  list: OpenApiOperation | undefined,
): boolean {
  return (
    list !== undefined &&
    samePath(list.path, path) &&
    requestBody !== undefined &&
    responses.some(({ status }) => status.startsWith('2'))
  );
}

function refOf(schema: Schema | undefined): string | undefined {
  const ref = get(schema, '$ref');
  return typeof ref === 'string' ? ref : undefined;
}

/** What a schema states about one property. */
export interface PropertyFacts {
  readonly name: string;
  readonly flat: JsonObject;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
}

/** The properties that a successful answer of an operation may have, by name. */
export function answerProperties(
  contract: Contract,
  operation: OpenApiOperation | undefined,
): Map<string, PropertyFacts> {
  const success = operation?.responses.find(({ status }) => status.startsWith('2'));
  return facts(contract, success?.content[0]?.schema);
}

/** The properties that a request body of an operation may have, by name. */
export function bodyProperties(
  contract: Contract,
  operation: OpenApiOperation | undefined,
): Map<string, PropertyFacts> {
  return facts(contract, operation === undefined ? undefined : bodyType(operation)?.schema);
}

/** The properties of an object schema, by name. */
function facts(contract: Contract, schema: Schema | undefined): Map<string, PropertyFacts> {
  const document = contract.openapi.document;
  const flat = flatten(document, schema);
  return new Map([...propertiesOf(flat)].map(([name, value]) => [name, factsOf(name, flatten(document, value))]));
}

function factsOf(name: string, flat: JsonObject): PropertyFacts {
  return {
    name,
    flat,
    readOnly: get(flat, 'readOnly') === true,
    writeOnly: get(flat, 'writeOnly') === true,
  };
}

/** The schema of the members in an answer; undefined when the answer is not a collection. */
export function memberSchema(contract: Contract, operation: OpenApiOperation): Schema | undefined {
  const document = contract.openapi.document;
  const schema = operation.responses.find(({ status }) => status.startsWith('2'))?.content[0]?.schema;
  if (schema === undefined) return undefined;
  const flat = flatten(document, schema);
  if (typesOf(flat).includes('array')) return itemsOf(flat);
  const arrays = [...propertiesOf(flat)].filter(([, value]) => typesOf(flatten(document, value)).includes('array'));
  const named = arrays.find(([name]) =>
    /^(hydra:)?member$|^(items|results|data|content|value|records|entries)$/i.test(name),
  );
  const [, array] = named ?? (arrays.length === 1 ? arrays[0]! : []);
  return array === undefined ? undefined : itemsOf(flatten(document, array));
}

function itemsOf(flat: JsonObject): Schema {
  const items = get(flat, 'items');
  return typeof items === 'object' && items !== null && !isArray(items) ? (items as JsonObject) : true;
}

function compact<T extends object>(value: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;
}
