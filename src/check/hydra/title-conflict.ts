import { HYDRA, RDFS } from '../../model/namespaces.js';
import { get } from '../../model/json.js';
import type { JsonObject } from '../../model/json.js';
import { idOf, placeOf } from '../../model/nodes.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { about } from '../support/names.js';
import { inHydra } from '../support/places.js';
import { allNodes, valuesOf } from '../support/vocabulary-nodes.js';
import { quote } from '../support/phrases.js';

const PAIRS = [
  ['title', 'label'],
  ['description', 'comment'],
] as const;

export const titleConflict = defineCheck({
  id: 'title-conflict',
  title: 'hydra:title and rdfs:label do not contradict each other',
  severity: 'warning',
  source: 'Hydra Core, hydra:title and hydra:description',
  run: ({ contract }) =>
    [...allNodes(contract)].flatMap((node) =>
      PAIRS.flatMap(([hydra, rdfs]): Report[] => {
        const [winner, loser] = [text(node, HYDRA + hydra), text(node, RDFS + rdfs)];
        if (contract.hydra.origin === 'derived' || winner === undefined || loser === undefined || winner === loser)
          return [];
        return [
          {
            message: `hydra:${hydra} is ${quote(winner)}, but rdfs:${rdfs} is ${quote(loser)}: only the first is shown.`,
            ...inHydra(contract, placeOf(node)),
            about: about(contract, idOf(node)),
            hint: `Make them the same, or remove rdfs:${rdfs}.`,
          },
        ];
      }),
    ),
});

/** The text of a property if there is exactly one; several texts, or texts in a language, do not contradict each other. */
function text(node: JsonObject, property: string): string | undefined {
  const [value, ...more] = valuesOf(node, property);
  const literal = get(value, '@value');
  return more.length === 0 && get(value, '@language') === undefined && typeof literal === 'string'
    ? literal
    : undefined;
}
