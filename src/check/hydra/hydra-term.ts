import { HYDRA } from '../../model/namespaces.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { hydraTerms, LEGACY } from '../support/hydra-core.js';
import { inHydra } from '../support/places.js';
import { uses } from '../support/vocabulary-nodes.js';
import { nearest } from '../support/words.js';

export const hydraTerm = defineCheck({
  id: 'hydra-term',
  title: 'Every IRI in the Hydra namespace is a term that Hydra defines',
  severity: 'error',
  source: 'Hydra Core §2, published vocabulary',
  run: async ({ contract }): Promise<Report[]> => {
    if (contract.hydra.origin === 'derived') return [];
    const terms = await hydraTerms();
    return [...uses(contract)]
      .filter(
        ({ iri }) =>
          iri.startsWith(HYDRA) && !terms.has(iri.slice(HYDRA.length)) && !LEGACY.has(iri.slice(HYDRA.length)),
      )
      .map(({ iri, pointer }) => {
        const name = iri.slice(HYDRA.length);
        const guess = nearest(name, terms);
        return {
          message: `Hydra defines no term ${JSON.stringify(`hydra:${name}`)}.`,
          ...inHydra(contract, pointer),
          about: [iri, `hydra:${name}`],
          hint:
            guess === undefined
              ? 'Use a term of Hydra Core, or one of a vocabulary of your own.'
              : `Did you mean hydra:${guess}?`,
        };
      });
  },
});
