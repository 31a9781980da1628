import { HYDRA } from '../../model/namespaces.js';
import { placeOf } from '../../model/nodes.js';
import { defineCheck } from '../check.js';
import { inHydra } from '../support/places.js';
import { nodesOfType, valuesOf } from '../support/vocabulary-nodes.js';

export const operationHasMethod = defineCheck({
  id: 'operation-has-method',
  title: 'Each operation has a method',
  severity: 'error',
  source: 'Hydra Core, hydra:method',
  run: ({ contract }) =>
    nodesOfType(contract, `${HYDRA}Operation`)
      .filter((node) => contract.hydra.origin === 'authored' && valuesOf(node, `${HYDRA}method`).length === 0)
      .map((node) => ({
        message: 'An operation has no method.',
        ...inHydra(contract, placeOf(node)),
        hint: 'Add hydra:method, for example "GET".',
      })),
});
