import type { Class, Contract } from '../../model/contract.js';
import { defineCheck } from '../check.js';
import { about, hasBothHalves } from '../support/names.js';
import { inHydra } from '../support/places.js';

export const classInOpenapi = defineCheck({
  id: 'class-in-openapi',
  title: 'Classes that are sent or received have a schema',
  severity: 'error',
  source: 'Hydra Core, hydra:supportedClass; OpenAPI 3.1 §4.8.24 (Schema Object)',
  run: ({ contract }) =>
    hasBothHalves(contract)
      ? contract.hydra.classes
          .filter(
            (each) =>
              isExchanged(contract, each) && !contract.openapi.schemas.some((schema) => schema.class === each.iri),
          )
          .map((each) => ({
            message: `${each.compact} has no schema: no \`@type\` in the OpenAPI Description names it.`,
            ...inHydra(contract, each.pointer),
            about: about(contract, each.iri),
            hint: `Add a schema whose \`@type\` is the const ${each.compact}, or remove the class.`,
          }))
      : [],
});

/** Whether instances are sent or received: the class has a path, or an operation expects or returns it. */
function isExchanged({ hydra }: Contract, { iri, paths }: Class): boolean {
  return (
    paths.length > 0 || hydra.operations.some(({ expects, returns }) => expects.includes(iri) || returns.includes(iri))
  );
}
