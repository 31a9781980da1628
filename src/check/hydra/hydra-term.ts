import { HYDRA } from '../../model/namespaces.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { hydraTerms, isUndefinedInHydra } from '../support/hydra-core.js';
import { didYouMean, nearest } from '../support/phrases.js';
import { inHydra } from '../support/places.js';
import { uses } from '../support/vocabulary-nodes.js';

export const hydraTerm = defineCheck({
  id: 'hydra-term',
  title: 'Terms in the Hydra namespace are defined by Hydra',
  severity: 'error',
  source: 'Hydra Core, published vocabulary',
  run: async ({ contract }): Promise<Report[]> => {
    if (contract.hydra.origin === 'derived') return [];
    const terms = await hydraTerms();
    const unknown = [...uses(contract)].filter(({ iri }) => isUndefinedInHydra(iri, terms));
    return unknown.map(({ iri, pointer }) => {
      const name = iri.slice(HYDRA.length);
      return {
        message: `Hydra does not define the term ${JSON.stringify(`hydra:${name}`)}.`,
        ...inHydra(contract, pointer),
        about: [iri, `hydra:${name}`],
        hint: didYouMean(
          nearest(name, terms),
          'Use a term of Hydra Core, or a term of your own vocabulary.',
          (term) => `hydra:${term}`,
        ),
      };
    });
  },
});
