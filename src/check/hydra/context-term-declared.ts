import { localName } from '../../model/namespaces.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { eachDefinition } from '../support/definitions.js';
import { about, compact, ownNamespaces } from '../support/names.js';
import { nearest } from '../support/words.js';

export const contextTermDeclared = defineCheck({
  id: 'context-term-declared',
  title: 'A term that a context puts into the contract’s own namespace is a class or property of the vocabulary',
  severity: 'warning',
  source: 'JSON-LD 1.1 §3.1; Hydra Core §4',
  run: ({ contract }): Report[] => {
    const { hydra } = contract;
    if (hydra.origin === 'derived') return [];
    const namespaces = [...ownNamespaces(contract)];
    const declared = new Map(
      hydra.classes
        .flatMap(({ iri, properties }) => [iri, ...properties.map((property) => property.iri)])
        .map((iri) => [iri, localName(iri)]),
    );
    return [...eachDefinition(contract)].flatMap(({ context, term, iri, pointer }) => {
      if (
        iri === undefined ||
        declared.has(iri) ||
        namespaces.includes(iri) ||
        !namespaces.some((each) => iri.startsWith(each))
      )
        return [];
      const guess = nearest(localName(iri), declared.values());
      const location = context.locate(pointer);
      return [
        {
          message: `The context ${context.iri} maps "${term}" to ${compact(contract, iri)}, which the vocabulary does not declare.`,
          ...(location === undefined ? {} : { location }),
          about: [...about(contract, iri), term],
          hint:
            guess === undefined
              ? 'Declare it in the vocabulary, or remove the term.'
              : `Did you mean ${[...declared].filter(([, name]) => name === guess).map(([each]) => compact(contract, each))[0] ?? guess}?`,
        },
      ];
    });
  },
});
