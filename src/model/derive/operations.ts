/** Hydra operations from OpenAPI's, given to the class or link that answers at their path. */
import type {
  Class,
  HydraOperation,
  OpenApi,
  OpenApiOperation,
  PathItem,
  Schema,
  SupportedProperty,
} from '../contract.js';
import { bodyClass } from '../join.js';
import { get, isObject } from '../json.js';
import { HYDRA } from '../namespaces.js';
import { optional } from '../openapi.js';
import { isJsonMediaType, resolveSchema, schemaName, schemaProperties } from '../schema-walk.js';
import { classNamed } from './classes.js';

export interface PlacedOperations {
  readonly classes: readonly Class[];
  readonly operations: readonly HydraOperation[];
  /** Index of the Hydra operation by the id of the OpenAPI one. */
  readonly indexes: ReadonlyMap<string, number>;
}

/** The classes with operations, paths and what their links lead to. */
export function placeOperations(
  classes: readonly Class[],
  pathItems: readonly PathItem[],
  openapi: OpenApi,
): PlacedOperations {
  const placer = new Placer(pathItems, openapi);
  return { classes: classes.map((cls) => placer.class(cls)), operations: placer.operations, indexes: placer.indexes };
}

class Placer {
  readonly operations: HydraOperation[] = [];
  readonly indexes = new Map<string, number>();
  readonly #openapi: OpenApi;
  readonly #paths = new Map<string, string[]>();
  readonly #byPath = new Map<string, OpenApiOperation[]>();

  constructor(pathItems: readonly PathItem[], openapi: OpenApi) {
    this.#openapi = openapi;
    for (const { subject, path } of pathItems)
      if (subject !== undefined)
        push(this.#paths, subjectKey(subject.class, subject.kind === 'link' ? subject.property : undefined), path);
    for (const operation of openapi.operations) push(this.#byPath, operation.path, operation);
  }

  class(cls: Class): Class {
    const paths = this.#paths.get(subjectKey(cls.iri)) ?? [];
    const operations = paths.flatMap((path) => this.#at(path, cls.iri));
    return {
      ...cls,
      paths,
      operations,
      properties: cls.properties.map((property) => this.#property(property, cls.iri)),
    };
  }

  #property(property: SupportedProperty, owner: string): SupportedProperty {
    const paths = this.#paths.get(subjectKey(owner, property.iri)) ?? [];
    const [path] = paths;
    if (property.link === undefined || path === undefined) return property;
    const read = (this.#byPath.get(path) ?? []).find(({ method }) => method === 'GET');
    const returned = read === undefined ? undefined : bodyClass(read, this.#openapi);
    const range = property.range.length > 0 || returned === undefined ? property.range : [returned];
    const memberClass = read === undefined ? [] : membersOf(read, this.#openapi);
    const operations = paths.flatMap((one) => this.#at(one, owner, property.iri));
    return { ...property, range, link: { ...property.link, path, memberClass, operations } };
  }

  #at(path: string, cls: string, property?: string): number[] {
    return (this.#byPath.get(path) ?? []).map((operation) => {
      const index = this.operations.push(hydraOperation(operation, this.#openapi, cls, property)) - 1;
      this.indexes.set(operation.id, index);
      return index;
    });
  }
}

function hydraOperation(
  operation: OpenApiOperation,
  openapi: OpenApi,
  cls: string,
  property: string | undefined,
): HydraOperation {
  const body = operation.requestBody?.content.find(({ mediaType }) => isJsonMediaType(mediaType))?.schema;
  const returned = bodyClass(operation, openapi);
  const statuses = operation.responses.filter(({ status }) => /^\d{3}$/.test(status));
  return {
    method: operation.method,
    title: operation.summary ?? operation.id,
    ...optional('description', operation.description),
    types: [],
    expects: classNamed(schemaName(body), openapi),
    returns: returned === undefined ? [] : [returned],
    statuses: statuses.map(({ status, description, pointer }) => ({
      code: Number(status),
      ...optional('title', description === '' ? undefined : description),
      pointer,
    })),
    class: cls,
    ...optional('property', property),
    openapi: operation.id,
    pointer: '#',
  };
}

/** The class of the members where a success body is a plain array, or a hydra:Collection whose schema tells. */
function membersOf(operation: OpenApiOperation, openapi: OpenApi): string[] {
  const success = operation.responses.find(({ status }) => status.startsWith('2'));
  const schema = success?.content.find(({ mediaType }) => isJsonMediaType(mediaType))?.schema;
  const collection = bodyClass(operation, openapi) === `${HYDRA}Collection`;
  const list = collection ? schemaProperties(schema, openapi).get('member')?.schema : schema;
  const resolved = resolveSchema(list, openapi);
  return classNamed(isObject(resolved) ? schemaName(get(resolved, 'items') as Schema | undefined) : undefined, openapi);
}

function subjectKey(cls: string, property = ''): string {
  return JSON.stringify([cls, property]);
}

function push<T>(groups: Map<string, T[]>, key: string, item: T): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [item]);
  else group.push(item);
}
