/** Which operation of a contract does what to a resource. */
import type { OpenApiOperation, Schema } from '../model/contract.js';
import { HYDRA } from '../model/namespaces.js';
import { variablesOf } from '../model/path-template.js';
import { successMedia, wrapperOf } from './bodies.js';
import { fact, strongest } from './evidence.js';
import type { Fact } from './evidence.js';
import type { OperationRole, Operations } from './resource.js';
import type { Description } from './source.js';

/** The places of a resource. */
export interface OperationPlaces {
  readonly item: string | undefined;
  readonly collection: string | undefined;
  readonly schema: Schema | undefined;
  /** The templates of its actions. */
  readonly actions: readonly string[];
}

const ITEM_METHODS = { read: 'GET', replace: 'PUT', patch: 'PATCH', remove: 'DELETE' } as const;

/** The operations of a resource by role. */
export function operationsOf(places: OperationPlaces, description: Description): Operations {
  const { item, collection } = places;
  const roles: Partial<Record<OperationRole, Fact<OpenApiOperation>>> = {};
  for (const [role, method] of Object.entries(ITEM_METHODS)) {
    const found = description.operation(method, item);
    if (found !== undefined)
      roles[role as OperationRole] = fact(found, 'declared', `${method} of an item`, found.pointer);
  }
  const list = description.operation('GET', collection);
  if (list !== undefined) roles.list = fact(list, 'declared', 'GET of a collection', list.pointer);
  const create = strongest(creators(places, description));
  if (create !== undefined) roles.create = create;
  const taken = new Set(Object.values(roles).map(({ value }) => value.id));
  return { ...roles, actions: actionsOf(places, taken, description) };
}

/** Every operation that may create a resource. */
function creators(places: OperationPlaces, description: Description): (Fact<OpenApiOperation> | undefined)[] {
  return description.posts.flatMap((operation) => [
    linkedCreator(operation, places, description),
    typedCreator(operation, places, description),
    declaredCreator(operation, places),
    sameSchemaCreator(operation, places, description),
    fillsCollection(operation, places),
  ]);
}

/** Its answer has a Link Object to the item. */
function linkedCreator(
  operation: OpenApiOperation,
  { item }: OperationPlaces,
  description: Description,
): Fact<OpenApiOperation> | undefined {
  const created = operation.responses.find(({ status }) => status === '201');
  const link = created?.links.find((each) => item !== undefined && description.target(each)?.path === item);
  return link && fact(operation, 'link-object', `its 201 has the link ${link.name} to the item`, link.pointer);
}

const CREATE_TYPES = [
  `${HYDRA}CreateResourceOperation`,
  'http://schema.org/CreateAction',
  'https://schema.org/CreateAction',
];

/** The vocabulary types its operation as one that creates. */
function typedCreator(
  operation: OpenApiOperation,
  { collection }: OperationPlaces,
  { hydra }: Description,
): Fact<OpenApiOperation> | undefined {
  const types = operation.hydra === undefined ? [] : (hydra?.operations[operation.hydra]?.types ?? []);
  const isCreate = operation.path === collection && types.some((type) => CREATE_TYPES.includes(type));
  return isCreate ? fact(operation, 'hydra', 'the vocabulary types it as creating', operation.pointer) : undefined;
}

/** A POST to the collection that declares 201 (RFC 9110 §15.3.2), or a success with Location. */
function declaredCreator(
  operation: OpenApiOperation,
  { collection }: OperationPlaces,
): Fact<OpenApiOperation> | undefined {
  if (operation.path !== collection) return undefined;
  const creates = operation.responses.some(
    ({ status, headers }) =>
      status === '201' || (status.startsWith('2') && headers.some(({ name }) => name.toLowerCase() === 'location')),
  );
  return creates ? fact(operation, 'declared', 'it declares 201 or Location', operation.pointer) : undefined;
}

/** A POST elsewhere whose 201 has the schema of the item and one variable less. */
function sameSchemaCreator(
  operation: OpenApiOperation,
  { item, schema }: OperationPlaces,
  description: Description,
): Fact<OpenApiOperation> | undefined {
  if (item === undefined || variablesOf(operation.path).length !== variablesOf(item).length - 1) return undefined;
  if (operation.responses.every(({ status }) => status !== '201')) return undefined;
  const body = successMedia(operation)?.schema;
  const own = wrapperOf(body, description)?.schema ?? body;
  return description.sameSchema(own, schema)
    ? fact(operation, 'schema', 'its 201 has the schema of the item', operation.pointer)
    : undefined;
}

/** A POST with a body to the collection that declares any success. */
function fillsCollection(
  operation: OpenApiOperation,
  { collection }: OperationPlaces,
): Fact<OpenApiOperation> | undefined {
  const fills =
    operation.path === collection &&
    operation.requestBody !== undefined &&
    operation.responses.some(({ status }) => status.startsWith('2'));
  return fills ? fact(operation, 'path', 'it sends a body to the collection', operation.pointer) : undefined;
}

function actionsOf(
  { item, collection, actions }: OperationPlaces,
  taken: ReadonlySet<string>,
  description: Description,
): readonly Fact<OpenApiOperation>[] {
  const templates = [item, collection, ...actions].filter((template) => template !== undefined);
  return templates
    .flatMap((template) => description.at(template))
    .filter(({ id }) => !taken.has(id))
    .map((operation) => fact(operation, 'path', 'it has no other role at its path', operation.pointer));
}
