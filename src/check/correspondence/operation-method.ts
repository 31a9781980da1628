import { defineCheck } from '../check.js';
import { about, hasBothHalves } from '../support/names.js';
import { hydraName, otherMethodFor } from '../support/operations.js';
import { namesOf, wireName } from '../support/pairs.js';
import { inHydra } from '../support/places.js';

export const operationMethod = defineCheck({
  id: 'operation-method',
  title: 'OpenAPI and Hydra agree on an operation’s method',
  severity: 'error',
  source: 'Hydra Core, hydra:method',
  run: ({ contract }) =>
    hasBothHalves(contract)
      ? contract.hydra.operations.flatMap((operation) => {
          const other = otherMethodFor(contract, operation);
          if (other === undefined) return [];
          return [
            {
              message: `${hydraName(contract, operation)} supports ${operation.method}, but OpenAPI has ${wireName(other)} instead.`,
              ...inHydra(contract, operation.pointer, other.pointer),
              about: [...namesOf(other), ...about(contract, operation.class, operation.property)],
              hint: `Use the same method in both: ${other.method} or ${operation.method}.`,
            },
          ];
        })
      : [],
});
