import { defineCheck } from '../check.js';
import { about, hasBothHalves } from '../support/names.js';
import { hydraName, methodSlip, pathOf } from '../support/operations.js';
import { inHydra } from '../support/places.js';

export const operationInOpenapi = defineCheck({
  id: 'operation-in-openapi',
  title: 'Each operation of the vocabulary is an operation of the OpenAPI Description',
  severity: 'error',
  source: 'Hydra Core §5.1 (supportedOperation); OpenAPI 3.1 §4.8.9 (Path Item Object)',
  run: ({ contract }) =>
    hasBothHalves(contract)
      ? contract.hydra.operations
          .filter(
            (operation) =>
              operation.openapi === undefined &&
              operation.method !== '' &&
              methodSlip(contract, operation) === undefined,
          )
          .map((operation) => {
            const path = pathOf(contract, operation);
            return {
              message: `${hydraName(contract, operation)} supports ${operation.method}, but ${path === undefined ? 'no path of the OpenAPI Description answers for it' : `${path} has no ${operation.method}`}.`,
              ...inHydra(contract, operation.pointer),
              about: about(contract, operation.class, operation.property),
              hint:
                path === undefined
                  ? 'Add the path, or name its class or link with `x-hydra-class` or `x-hydra-link` on the Path Item.'
                  : `Add ${operation.method} to the path, or take the operation out of the vocabulary.`,
            };
          })
      : [],
});
