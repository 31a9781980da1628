import type { Contract } from '../../model/contract.js';
import { HYDRA, localName, RDF, RDFS } from '../../model/namespaces.js';
import { idOf } from '../../model/nodes.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { about, compact, isOwn, ownNamespaces } from '../support/names.js';
import { inHydra } from '../support/places.js';
import { allNodes, uses } from '../support/vocabulary-nodes.js';
import { didYouMean, nearest } from '../support/phrases.js';

/** Properties whose values are classes or properties: the contract's own IRIs among them must be declared. */
const TERM_VALUED = new Set([
  ...['expects', 'returns', 'object', 'property', 'supportedClass', 'supportedProperty'].map((name) => HYDRA + name),
  ...['domain', 'range', 'subClassOf', 'subPropertyOf'].map((name) => RDFS + name),
  `${RDF}type`,
]);

export const termDeclared = defineCheck({
  id: 'term-declared',
  title: 'Classes and properties in use are declared',
  severity: 'error',
  source:
    'Hydra Core, hydra:supportedClass and hydra:supportedProperty; JSON-LD 1.1 §4.1.2 (@vocab hides typing errors)',
  run: ({ contract }): Report[] => {
    if (contract.hydra.origin === 'derived') return [];
    const declared = declaredTerms(contract);
    const namespaces = ownNamespaces(contract);
    const names = new Map([...declared].map((iri) => [localName(iri), iri]));
    return [...uses(contract)]
      .filter(
        ({ iri, role, via }) =>
          (role !== 'value' || TERM_VALUED.has(via ?? '')) && isOwn(iri, namespaces) && !declared.has(iri),
      )
      .map(({ iri, role, pointer }) => {
        const guess = nearest(localName(iri), names.keys());
        return {
          message: `${compact(contract, iri)} is used as ${role === 'property' ? 'a property' : role === 'type' ? 'a type' : 'a term'}, but is not declared.`,
          ...inHydra(contract, pointer),
          about: about(contract, iri),
          hint: didYouMean(guess, 'Declare it, or correct the IRI.', (name) =>
            compact(contract, names.get(name) ?? name),
          ),
        };
      });
  },
});

/** The IRIs of the nodes that the document describes, not only refers to. */
function declaredTerms(contract: Contract): Set<string> {
  const described = [...allNodes(contract)].filter((node) =>
    Object.keys(node).some((key) => key !== '@id' && key !== '@index'),
  );
  return new Set(described.flatMap((node) => idOf(node) ?? []));
}
