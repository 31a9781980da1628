import type { Contract } from '../../model/contract.js';
import { localName } from '../../model/namespaces.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { eachDefinition } from '../support/definitions.js';
import { about, compact, isOwn, ownNamespaces } from '../support/names.js';
import { didYouMean, nearest } from '../support/phrases.js';
import { inContext } from '../support/places.js';

export const contextTermDeclared = defineCheck({
  id: 'context-term-declared',
  title: 'Context terms in the contract’s namespace are declared',
  severity: 'warning',
  source: 'JSON-LD 1.1 §3.1; Hydra Core, hydra:supportedClass',
  run: ({ contract }): Report[] => {
    if (contract.hydra.origin === 'derived') return [];
    const namespaces = ownNamespaces(contract);
    const declared = declaredTerms(contract);
    return [...eachDefinition(contract)].flatMap(({ context, term, iri, pointer }) => {
      if (iri === undefined || declared.has(iri) || namespaces.has(iri) || !isOwn(iri, namespaces)) return [];
      return [
        {
          message: `The context ${context.iri} maps "${term}" to ${compact(contract, iri)}, which the vocabulary does not declare.`,
          ...inContext(context, pointer),
          about: [...about(contract, iri), term],
          hint: didYouMean(similarTerm(iri, declared), 'Declare it in the vocabulary, or remove the term.', (each) =>
            compact(contract, each),
          ),
        },
      ];
    });
  },
});

/** The IRIs of the declared classes and their properties, with their local names. */
function declaredTerms({ hydra }: Contract): ReadonlyMap<string, string> {
  const iris = hydra.classes.flatMap(({ iri, properties }) => [iri, ...properties.map((property) => property.iri)]);
  return new Map(iris.map((iri) => [iri, localName(iri)]));
}

function similarTerm(iri: string, declared: ReadonlyMap<string, string>): string | undefined {
  const guess = nearest(localName(iri), declared.values());
  return [...declared].find(([, name]) => name === guess)?.[0];
}
