import { HYDRA, RDFS } from '../../model/namespaces.js';
import { get } from '../../model/json.js';
import type { JsonObject } from '../../model/json.js';
import { idOf, placeOf } from '../../model/nodes.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { about } from '../support/names.js';
import { inHydra } from '../support/places.js';
import { allNodes, valuesOf } from '../support/vocabulary-nodes.js';
import { quote } from '../support/words.js';

const PAIRS = [
  ['title', 'label'],
  ['description', 'comment'],
] as const;

export const titleConflict = defineCheck({
  id: 'title-conflict',
  title: 'hydra:title and rdfs:label, hydra:description and rdfs:comment do not contradict each other',
  severity: 'warning',
  source: 'Hydra Core §3 (title and description win over label and comment)',
  run: ({ contract }) =>
    [...allNodes(contract)].flatMap((node) =>
      PAIRS.flatMap(([hydra, rdfs]): Report[] => {
        const [winner, loser] = [text(node, HYDRA + hydra), text(node, RDFS + rdfs)];
        if (contract.hydra.origin === 'derived' || winner === undefined || loser === undefined || winner === loser)
          return [];
        return [
          {
            message: `hydra:${hydra} says ${quote(winner)}, rdfs:${rdfs} says ${quote(loser)}: only the first is shown.`,
            ...inHydra(contract, placeOf(node)),
            about: about(contract, idOf(node)),
            hint: `Make them the same, or leave rdfs:${rdfs} out.`,
          },
        ];
      }),
    ),
});

/** The one text of a property; several, or one in a language, are no contradiction. */
function text(node: JsonObject, property: string): string | undefined {
  const [value, ...more] = valuesOf(node, property);
  const literal = get(value, '@value');
  return more.length === 0 && get(value, '@language') === undefined && typeof literal === 'string'
    ? literal
    : undefined;
}
