/** Which operation of a contract does what to a resource. */
import type { OpenApiOperation, Schema } from '../model/contract.js';
import { HYDRA } from '../model/namespaces.js';
import { variablesOf } from '../model/path-template.js';
import { successMedia, wrapperOf } from './bodies.js';
import { fact, restingOn, strongest } from './evidence.js';
import type { Fact } from './evidence.js';
import type { OperationRole } from './resource.js';
import type { Description } from './source.js';

/** The places of a resource. */
export interface OperationPlaces {
  readonly item: string | undefined;
  /** What makes a resource without a variable of its own one: undefined for an item. */
  readonly single: Fact<unknown> | undefined;
  readonly collection: Fact<string> | undefined;
  readonly schema: Schema | undefined;
}

const ITEM_METHODS = { read: 'GET', replace: 'PUT', patch: 'PATCH', remove: 'DELETE' } as const;

/** The operations of a resource by role, and its actions. */
export interface FoundOperations {
  readonly roles: ReadonlyMap<OperationRole, Fact<OpenApiOperation>>;
  readonly actions: readonly Fact<OpenApiOperation>[];
}

/** Finds the operations of a resource. */
export function operationsOf(places: OperationPlaces, description: Description): FoundOperations {
  const { item, single } = places;
  const collection = places.collection?.value;
  const roles = new Map<OperationRole, Fact<OpenApiOperation>>();
  for (const [role, method] of Object.entries(ITEM_METHODS)) {
    const found = description.operation(method, item);
    if (found !== undefined)
      roles.set(
        role as OperationRole,
        restingOn(fact(found, 'declared', `${method} of a resource`, found.pointer), single),
      );
  }
  const list = description.operation('GET', collection);
  if (list !== undefined)
    roles.set('list', restingOn(fact(list, 'declared', 'GET of a collection', list.pointer), places.collection));
  const create = strongest(creators(places, description));
  if (create !== undefined) roles.set('create', create);
  const taken = new Set([...roles.values()].map(({ value }) => value.id));
  const templates = [item, collection].filter((template) => template !== undefined);
  const actions = templates
    .flatMap((template) => description.at(template))
    .filter(({ id }) => !taken.has(id))
    .map((operation) => fact(operation, 'path', 'it has no other role at its path', operation.pointer));
  return { roles, actions };
}

/** Every operation that may create a resource. */
function creators(places: OperationPlaces, description: Description): (Fact<OpenApiOperation> | undefined)[] {
  const { item, collection } = places;
  const post = description.operation('POST', collection?.value);
  return [
    item === undefined ? undefined : linkedCreator(item, description),
    ...(post === undefined ? [] : [typedCreator(post, description), declaredCreator(post), fillsCollection(post)]),
    ...description.posts.map((operation) => sameSchemaCreator(operation, places, description)),
  ];
}

/** A POST whose 201 has a Link Object to the item. */
function linkedCreator(item: string, description: Description): Fact<OpenApiOperation> | undefined {
  const from = description
    .linksTo(item)
    .find(({ operation, status }) => operation.method === 'POST' && status === '201');
  return (
    from && fact(from.operation, 'link-object', `its 201 has the link ${from.link.name} to the item`, from.link.pointer)
  );
}

const CREATE_TYPES = [
  `${HYDRA}CreateResourceOperation`,
  'http://schema.org/CreateAction',
  'https://schema.org/CreateAction',
];

/** The vocabulary types its operation as one that creates. */
function typedCreator(operation: OpenApiOperation, { hydra }: Description): Fact<OpenApiOperation> | undefined {
  const types = operation.hydra === undefined ? [] : (hydra?.operations[operation.hydra]?.types ?? []);
  return types.some((type) => CREATE_TYPES.includes(type))
    ? fact(operation, 'hydra', 'the vocabulary types it as creating', operation.pointer)
    : undefined;
}

/** A POST to the collection that declares 201 (RFC 9110 §15.3.2), or a success with Location. */
function declaredCreator(operation: OpenApiOperation): Fact<OpenApiOperation> | undefined {
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
  const body = successMedia(operation)?.schema;
  const own = wrapperOf(body, description)?.schema ?? body;
  return description.sameSchema(own, schema)
    ? fact(operation, 'schema', 'its 201 has the schema of the item', operation.pointer)
    : undefined;
}

/** A POST with a body to the collection that declares any success. */
function fillsCollection(operation: OpenApiOperation): Fact<OpenApiOperation> | undefined {
  const fills = operation.requestBody !== undefined && operation.responses.some(({ status }) => status.startsWith('2'));
  return fills ? fact(operation, 'path', 'it sends a body to the collection', operation.pointer) : undefined;
}
