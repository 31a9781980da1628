import { HYDRA } from '../../model/namespaces.js';
import { isObject } from '../../model/json.js';
import type { JsonObject } from '../../model/json.js';
import { placeOf } from '../../model/nodes.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { inHydra } from '../support/places.js';
import { allNodes, valuesOf } from '../support/vocabulary-nodes.js';
import { list } from '../support/words.js';

const PARTS = ['subject', 'property', 'object'] as const;

export const memberAssertion = defineCheck({
  id: 'member-assertion',
  title: 'A memberAssertion states two of subject, property and object',
  severity: 'error',
  source: 'Hydra Core §5.3 (memberAssertion)',
  run: ({ contract }): Report[] => {
    if (contract.hydra.origin === 'derived') return [];
    return [...allNodes(contract)].flatMap((owner) =>
      assertionsOf(owner).flatMap((node) => {
        const stated = PARTS.filter((part) => valuesOf(node, HYDRA + part).length > 0);
        if (stated.length === 2) return [];
        return [
          {
            message: `A memberAssertion states ${list(stated)}: it must be two of subject, property and object.`,
            ...inHydra(contract, placeOf(node)),
            hint:
              stated.length < 2
                ? `Add ${list(
                    PARTS.filter((part) => !stated.includes(part)),
                    '',
                  ).replace(' and ', ' or ')}.`
                : 'Leave one of the three out.',
          },
        ];
      }),
    );
  },
});

function assertionsOf(node: JsonObject): JsonObject[] {
  return [...valuesOf(node, `${HYDRA}memberAssertion`), ...valuesOf(node, `${HYDRA}manages`)].filter(
    (value): value is JsonObject => isObject(value) && Object.keys(value).some((key) => !key.startsWith('@')),
  );
}
