import type { Contract, OpenApiOperation, Response } from '../../model/contract.js';
import { ANYTHING, isA } from './classes.js';

/** Whether two lists of classes mean the same: each of one is, or specialises, one of the other. A body of anything fits anything. */
export function sameClasses(contract: Contract, wire: readonly string[], declared: readonly string[]): boolean {
  if (declared.some((iri) => ANYTHING.has(iri))) return true;
  const covers = (iri: string): boolean => wire.some((each) => isA(contract, each, iri));
  return (
    wire.length > 0 && wire.every((iri) => declared.some((each) => isA(contract, iri, each))) && declared.every(covers)
  );
}

/** The responses that mean success: 2xx, and `default` where there is no other. */
export function successes({ responses }: OpenApiOperation): Response[] {
  const found = responses.filter(({ status }) => /^2(\d\d|XX)$/i.test(status));
  return found.length > 0 ? found : responses.filter(({ status }) => status === 'default');
}
