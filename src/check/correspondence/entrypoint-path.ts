import type { Contract } from '../../model/contract.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { entryClass, pathItemFor } from '../support/entrypoint.js';
import { about, hasBothHalves } from '../support/names.js';
import { inHydra } from '../support/places.js';

export const entrypointPath = defineCheck({
  id: 'entrypoint-path',
  title: 'The entry point is a path of the description',
  severity: 'error',
  source: 'Hydra Core, hydra:entrypoint',
  run: ({ contract }): Report[] => {
    if (!hasBothHalves(contract) || entryClass(contract) !== undefined) return [];
    const { entrypoint } = contract.hydra;
    return [entrypoint === undefined ? missing(contract) : misplaced(contract, entrypoint)];
  },
});

function missing(contract: Contract): Report {
  return {
    severity: 'warning',
    message: 'The ApiDocumentation has no entry point.',
    ...inHydra(contract, '#'),
    about: [],
    hint: 'Add hydra:entrypoint with the IRI of the first resource.',
  };
}

function misplaced(contract: Contract, entrypoint: string): Report {
  const item = pathItemFor(contract, entrypoint);
  return {
    message:
      item === undefined
        ? `The entry point ${entrypoint} does not match a path under the servers of the OpenAPI Description.`
        : `The resource at the entry point ${entrypoint} does not belong to a declared class.`,
    ...inHydra(contract, '#', item?.pointer),
    about: about(contract, entrypoint),
    hint: 'Correct hydra:entrypoint, or describe that path.',
  };
}
