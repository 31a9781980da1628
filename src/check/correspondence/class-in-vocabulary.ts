import { localName } from '../../model/namespaces.js';
import { defineCheck } from '../check.js';
import { classOf } from '../support/classes.js';
import { about, compact, hasBothHalves, isShared } from '../support/names.js';
import { inOpenApi } from '../support/places.js';
import { nearest } from '../support/words.js';

export const classInVocabulary = defineCheck({
  id: 'class-in-vocabulary',
  title: 'The class that a schema names is declared',
  severity: 'error',
  source: 'Hydra Core §4 (supportedClass); JSON-LD 1.1 §3.5 (types)',
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
          hint:
            guess === undefined
              ? 'Declare the class under supportedClass, or correct `@type`.'
              : `Did you mean ${guess}?`,
        },
      ];
    });
  },
});
