/** Finds the Hydra operations of a class or link by their indexes. */
import type { Contract, HydraOperation } from '../src/model/contract.js';

/** The operations at these indexes of the vocabulary's operations. */
export function operationsAt({ hydra }: Contract, indexes: readonly number[]): readonly HydraOperation[] {
  return indexes.flatMap((index) => hydra.operations[index] ?? []);
}
