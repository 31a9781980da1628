import { defineCheck } from '../check.js';
import { entryClass, pathItemFor } from '../support/entrypoint.js';
import { about, hasBothHalves } from '../support/names.js';
import { inHydra } from '../support/places.js';

export const entrypointPath = defineCheck({
  id: 'entrypoint-path',
  title: 'The ApiDocumentation names an entry point that OpenAPI describes',
  severity: 'error',
  source: 'Hydra Core §5.2 (entrypoint)',
  run: ({ contract }) => {
    if (!hasBothHalves(contract) || entryClass(contract) !== undefined) return [];
    const { entrypoint } = contract.hydra;
    const item = entrypoint === undefined ? undefined : pathItemFor(contract, entrypoint);
    return [
      {
        severity: entrypoint === undefined ? 'warning' : 'error',
        message:
          entrypoint === undefined
            ? 'The ApiDocumentation names no entry point.'
            : item === undefined
              ? `The entry point ${entrypoint} is no path under the servers of the OpenAPI Description.`
              : `What answers at the entry point ${entrypoint} is of no class that the vocabulary declares.`,
        ...inHydra(contract, '#', item?.pointer),
        about: about(contract, entrypoint),
        hint:
          entrypoint === undefined
            ? 'Add hydra:entrypoint with the IRI of the first resource.'
            : 'Correct hydra:entrypoint, or describe that path.',
      },
    ];
  },
});
