import { defineCheck } from '../check.js';
import { about, hasBothHalves } from '../support/names.js';
import { hydraName, otherMethodFor, pathOf } from '../support/operations.js';
import { inHydra } from '../support/places.js';

export const operationInOpenapi = defineCheck({
  id: 'operation-in-openapi',
  title: 'Operations of the vocabulary exist in the description',
  severity: 'error',
  source: 'Hydra Core, hydra:supportedOperation; OpenAPI 3.1 §4.8.9 (Path Item Object)',
  run: ({ contract }) =>
    hasBothHalves(contract)
      ? contract.hydra.operations
          .filter(
            (operation) =>
              operation.openapi === undefined &&
              operation.method !== '' &&
              otherMethodFor(contract, operation) === undefined,
          )
          .map((operation) => {
            const path = pathOf(contract, operation);
            return {
              message: `${hydraName(contract, operation)} supports ${operation.method}, but ${path === undefined ? 'no path of the OpenAPI Description answers for it' : `${path} has no ${operation.method} operation`}.`,
              ...inHydra(contract, operation.pointer),
              about: about(contract, operation.class, operation.property),
              hint:
                path === undefined
                  ? 'Add the path, or name its class or link with `x-hydra-class` or `x-hydra-link` on the Path Item.'
                  : `Add ${operation.method} to the path, or remove the operation from the vocabulary.`,
            };
          })
      : [],
});
