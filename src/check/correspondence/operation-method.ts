import { defineCheck } from '../check.js';
import { about, hasBothHalves } from '../support/names.js';
import { hydraName, methodSlip } from '../support/operations.js';
import { namesOf, wireName } from '../support/pairs.js';
import { inHydra } from '../support/places.js';

export const operationMethod = defineCheck({
  id: 'operation-method',
  title: 'The two halves of an operation have the same method',
  severity: 'error',
  source: 'Hydra Core §4 (method)',
  run: ({ contract }) =>
    hasBothHalves(contract)
      ? contract.hydra.operations.flatMap((operation) => {
          const other = methodSlip(contract, operation);
          if (other === undefined) return [];
          return [
            {
              message: `${hydraName(contract, operation)} supports ${operation.method}, OpenAPI has ${wireName(other)} in its place.`,
              ...inHydra(contract, operation.pointer, other.pointer),
              about: [...namesOf(other), ...about(contract, operation.class, operation.property)],
              hint: `Make both ${other.method}, or both ${operation.method}.`,
            },
          ];
        })
      : [],
});
