import { HYDRA } from '../../model/namespaces.js';
import { isObject } from '../../model/json.js';
import type { JsonObject } from '../../model/json.js';
import { placeOf } from '../../model/nodes.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { list } from '../support/phrases.js';
import { inHydra } from '../support/places.js';
import { allNodes, valuesOf } from '../support/vocabulary-nodes.js';

const PARTS = ['subject', 'property', 'object'] as const;

export const memberAssertion = defineCheck({
  id: 'member-assertion',
  title: 'A memberAssertion has two of subject, property, object',
  severity: 'error',
  source: 'Hydra Core, hydra:memberAssertion',
  run: ({ contract }): Report[] => {
    if (contract.hydra.origin === 'derived') return [];
    return [...allNodes(contract)].flatMap(assertionsOf).flatMap((node) => {
      const present = PARTS.filter((part) => valuesOf(node, HYDRA + part).length > 0);
      if (present.length === 2) return [];
      return [
        {
          message: `A memberAssertion has ${list(present)}, but must have exactly two of subject, property and object.`,
          ...inHydra(contract, placeOf(node)),
          hint: hintFor(present),
        },
      ];
    });
  },
});

function hintFor(present: readonly string[]): string {
  const missing = PARTS.filter((part) => !present.includes(part));
  if (missing.length === 0) return 'Remove one of the three.';
  return missing.length === PARTS.length ? 'Add two of them.' : `Add ${missing.join(' or ')}.`;
}

function assertionsOf(node: JsonObject): JsonObject[] {
  return [...valuesOf(node, `${HYDRA}memberAssertion`), ...valuesOf(node, `${HYDRA}manages`)].filter(
    (value): value is JsonObject => isObject(value) && Object.keys(value).some((key) => !key.startsWith('@')),
  );
}
