import { localName } from '../../model/namespaces.js';
import { defineCheck } from '../check.js';
import { classOf } from '../support/classes.js';
import { about, compact, hasBothHalves, isShared } from '../support/names.js';
import { inOpenApi } from '../support/places.js';
import { didYouMean, nearest } from '../support/phrases.js';

export const classInVocabulary = defineCheck({
  id: 'class-in-vocabulary',
  title: 'Classes that schemas name are declared',
  severity: 'error',
  source: 'Hydra Core, hydra:supportedClass; JSON-LD 1.1 §3.5 (types)',
  run: ({ contract }) => {
    if (!hasBothHalves(contract)) return [];
    const names = contract.hydra.classes.map(({ name }) => name);
    return contract.openapi.schemas.flatMap(({ name, class: iri, pointer }) => {
      if (iri === undefined || isShared(iri) || classOf(contract, iri) !== undefined) return [];
      const guess = nearest(localName(iri), names);
      return [
        {
          message: `The schema ${name} describes ${compact(contract, iri)}, which the vocabulary does not declare.`,
          ...inOpenApi(contract, pointer),
          about: about(contract, iri),
          hint: didYouMean(guess, 'Declare the class under supportedClass, or correct `@type`.'),
        },
      ];
    });
  },
});
