import type { Contract } from '../../model/contract.js';
import { HYDRA, localName, RDF, RDFS } from '../../model/namespaces.js';
import { idOf } from '../../model/nodes.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { about, compact, ownNamespaces } from '../support/names.js';
import { inHydra } from '../support/places.js';
import { allNodes, uses } from '../support/vocabulary-nodes.js';
import { nearest } from '../support/words.js';

/** Properties whose values are classes or properties: an IRI of one's own there must be declared. */
const TERM_VALUED = new Set([
  ...['expects', 'returns', 'object', 'property', 'supportedClass', 'supportedProperty'].map((name) => HYDRA + name),
  ...['domain', 'range', 'subClassOf', 'subPropertyOf'].map((name) => RDFS + name),
  `${RDF}type`,
]);

export const termDeclared = defineCheck({
  id: 'term-declared',
  title: 'Every class and property of the contract’s own namespace is declared',
  severity: 'error',
  source: 'Hydra Core §4 (supportedClass, supportedProperty); JSON-LD 1.1 §4.1.2 (@vocab hides typing errors)',
  run: ({ contract }): Report[] => {
    if (contract.hydra.origin === 'derived') return [];
    const declared = declaredTerms(contract);
    const namespaces = [...ownNamespaces(contract)];
    const names = new Map([...declared].map((iri) => [localName(iri), iri]));
    return [...uses(contract)]
      .filter(
        ({ iri, role, via }) =>
          (role !== 'value' || TERM_VALUED.has(via ?? '')) &&
          namespaces.some((each) => iri.startsWith(each)) &&
          !declared.has(iri),
      )
      .map(({ iri, role, pointer }) => {
        const guess = nearest(localName(iri), names.keys());
        return {
          message: `${compact(contract, iri)} is used as ${role === 'property' ? 'a property' : role === 'type' ? 'a type' : 'a term'}, but declared nowhere.`,
          ...inHydra(contract, pointer),
          about: about(contract, iri),
          hint:
            guess === undefined
              ? 'Declare it, or correct the IRI.'
              : `Did you mean ${compact(contract, names.get(guess) ?? guess)}?`,
        };
      });
  },
});

/** Whatever the document describes, rather than only mentions: nodes with a type and an IRI. */
function declaredTerms(contract: Contract): Set<string> {
  const described = [...allNodes(contract)].filter((node) =>
    Object.keys(node).some((key) => key !== '@id' && key !== '@index'),
  );
  return new Set(described.flatMap((node) => idOf(node) ?? []));
}
