/** Pairs of what both halves of a contract describe: classes with schemas, properties with schemas, operations. */
import type {
  Class,
  Contract,
  HydraOperation,
  NamedSchema,
  OpenApiOperation,
  SupportedProperty,
} from '../../model/contract.js';
import { allProperties } from './classes.js';
import { about, hasBothHalves } from './names.js';
import { propertiesOf } from './schema.js';
import type { PropertySchema } from './schema.js';

export interface ClassPair {
  readonly class: Class;
  readonly schemas: readonly NamedSchema[];
}

export interface PropertyPair {
  readonly class: Class;
  readonly named: NamedSchema;
  readonly property: SupportedProperty;
  readonly schema: PropertySchema;
}

/** Declared classes with the schemas that describe them. Empty if one half is only derived from the other. */
export function classPairs(contract: Contract): ClassPair[] {
  if (!hasBothHalves(contract)) return [];
  const pairs = contract.hydra.classes.map((each) => ({
    class: each,
    schemas: contract.openapi.schemas.filter((schema) => schema.class === each.iri),
  }));
  return pairs.filter(({ schemas }) => schemas.length > 0);
}

/** Properties that both a class and one of its schemas have, matched by their key on the wire. */
export function propertyPairs(contract: Contract): PropertyPair[] {
  return classPairs(contract).flatMap(({ class: owner, schemas }) =>
    schemas.flatMap((named) => {
      const found = propertiesOf(contract.openapi.document, named.schema, named.pointer);
      return allProperties(contract, owner.iri).flatMap((property) => {
        const schema = found.get(property.key);
        return schema === undefined ? [] : [{ class: owner, named, property, schema }];
      });
    }),
  );
}

export interface OperationPair {
  readonly openapi: OpenApiOperation;
  readonly hydra: HydraOperation;
}

/** Operations that both halves have. */
export function operationPairs(contract: Contract): OperationPair[] {
  if (!hasBothHalves(contract)) return [];
  return contract.openapi.operations.flatMap((openapi) => {
    const hydra = openapi.hydra === undefined ? undefined : contract.hydra.operations[openapi.hydra];
    return hydra === undefined ? [] : [{ openapi, hydra }];
  });
}

/** An OpenAPI operation in messages: `GET /batches/{batch}`. */
export function wireName({ method, path }: OpenApiOperation): string {
  return `${method} ${path}`;
}

/** The names by which waivers may refer to an OpenAPI operation: as in messages, its id, its pointer. */
export function namesOf(operation: OpenApiOperation): string[] {
  return [wireName(operation), operation.id, operation.pointer];
}

/** The names by which waivers may refer to an operation that both halves describe. */
export function namesOfPair(contract: Contract, { openapi, hydra }: OperationPair): string[] {
  return [...namesOf(openapi), ...about(contract, hydra.property ?? hydra.class)];
}
