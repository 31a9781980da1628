/** Derives Hydra operations from those of OpenAPI and assigns them to the class or link that their path identifies. */
import type {
  Class,
  HydraOperation,
  OpenApi,
  OpenApiOperation,
  PathItem,
  Schema,
  SupportedProperty,
} from '../contract.js';
import { groupBy } from '../group-by.js';
import { bodyClass, jsonSchema, successSchema } from '../join.js';
import { get, isObject } from '../json.js';
import { HYDRA } from '../namespaces.js';
import { optional } from '../optional.js';
import { resolveSchema, schemaName, schemaProperties } from '../schema-walk.js';
import { classNamed } from './classes.js';

/** Classes with their operations. */
export interface PlacedOperations {
  readonly classes: readonly Class[];
  readonly operations: readonly HydraOperation[];
  /** From the id of an OpenAPI operation to the index of the Hydra operation. */
  readonly indexes: ReadonlyMap<string, number>;
}

/** The classes with their operations and paths, and the targets of their links. */
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
  readonly #paths: ReadonlyMap<string, readonly PathItem[]>;
  readonly #byPath: ReadonlyMap<string, readonly OpenApiOperation[]>;

  constructor(pathItems: readonly PathItem[], openapi: OpenApi) {
    this.#openapi = openapi;
    this.#paths = groupBy(pathItems, ({ subject }) =>
      subject === undefined
        ? undefined
        : subjectKey(subject.class, subject.kind === 'link' ? subject.property : undefined),
    );
    this.#byPath = groupBy(openapi.operations, ({ path }) => path);
  }

  class(cls: Class): Class {
    const paths = this.#pathsOf(cls.iri);
    const operations = paths.flatMap((path) => this.#at(path, cls.iri));
    return {
      ...cls,
      paths,
      operations,
      properties: cls.properties.map((property) => this.#property(property, cls.iri)),
    };
  }

  #property(property: SupportedProperty, owner: string): SupportedProperty {
    const paths = this.#pathsOf(owner, property.iri);
    const [path] = paths;
    if (property.link === undefined || path === undefined) return property;
    const read = (this.#byPath.get(path) ?? []).find(({ method }) => method === 'GET');
    const returned = read === undefined ? undefined : bodyClass(read, this.#openapi);
    const range = property.range.length > 0 || returned === undefined ? property.range : [returned];
    const memberClass = read === undefined ? [] : membersOf(read, this.#openapi);
    const operations = paths.flatMap((one) => this.#at(one, owner, property.iri));
    return { ...property, range, link: { ...property.link, path, memberClass, operations } };
  }

  #pathsOf(cls: string, property?: string): readonly string[] {
    return (this.#paths.get(subjectKey(cls, property)) ?? []).map(({ path }) => path);
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
  const returned = bodyClass(operation, openapi);
  const statuses = operation.responses.filter(({ status }) => /^\d{3}$/.test(status));
  return {
    method: operation.method,
    title: operation.summary ?? operation.id,
    ...optional('description', operation.description),
    types: [],
    expects: classNamed(schemaName(jsonSchema(operation.requestBody?.content)), openapi),
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

/** The class of the members, if the success body is an array or a hydra:Collection whose schema specifies them. */
function membersOf(operation: OpenApiOperation, openapi: OpenApi): string[] {
  const schema = successSchema(operation);
  const collection = bodyClass(operation, openapi) === `${HYDRA}Collection`;
  const list = collection ? schemaProperties(schema, openapi).get('member')?.schema : schema;
  const resolved = resolveSchema(list, openapi);
  return classNamed(isObject(resolved) ? schemaName(get(resolved, 'items') as Schema | undefined) : undefined, openapi);
}

function subjectKey(cls: string, property = ''): string {
  return JSON.stringify([cls, property]);
}
