/** The classes of request and response bodies, and how they compare with those that the vocabulary declares. */
import type { Contract, MediaType, OpenApiOperation, Response } from '../../model/contract.js';
import { ANYTHING, isA } from './classes.js';
import { compact } from './names.js';
import { list } from './phrases.js';
import { schemaClasses } from './schema-classes.js';

/**
 * Whether two lists of classes match: each class of one list is, or specialises, a class of the other.
 * A declared class of which everything is an instance matches any list.
 */
export function sameClasses(contract: Contract, wire: readonly string[], declared: readonly string[]): boolean {
  if (declared.some((iri) => ANYTHING.has(iri))) return true;
  const covers = (iri: string): boolean => wire.some((each) => isA(contract, each, iri));
  return (
    wire.length > 0 && wire.every((iri) => declared.some((each) => isA(contract, iri, each))) && declared.every(covers)
  );
}

/** The responses that mean success: 2xx, or `default` if there is none. */
export function successes({ responses }: OpenApiOperation): Response[] {
  const found = responses.filter(({ status }) => /^2(\d\d|XX)$/i.test(status));
  return found.length > 0 ? found : responses.filter(({ status }) => status === 'default');
}

/** The content of all successful responses. */
export function returnedContent(operation: OpenApiOperation): MediaType[] {
  return successes(operation).flatMap(({ content }) => content);
}

/** The classes that the schemas of a body describe. */
export function classesOf(contract: Contract, content: readonly MediaType[]): string[] {
  const classes = schemaClasses(contract);
  return [...new Set(content.flatMap(({ schema, pointer }) => classes.of(schema, `${pointer}/schema`)))];
}

/** The classes of a body in a message. */
export function describeClasses(contract: Contract, iris: readonly string[], none?: string): string {
  return list(
    iris.map((iri) => compact(contract, iri)),
    none,
  );
}
