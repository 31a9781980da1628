import { defineCheck } from '../check.js';
import { about, compact, hasBothHalves } from '../support/names.js';
import { operationsWithOtherMethod, subjectOf } from '../support/operations.js';
import { namesOf, wireName } from '../support/pairs.js';
import { inOpenApi } from '../support/places.js';

/** Methods that HTTP itself defines for resources: vocabularies do not list them. */
const IMPLIED = ['HEAD', 'OPTIONS', 'TRACE'];

export const operationInVocabulary = defineCheck({
  id: 'operation-in-vocabulary',
  title: 'Operations of the description exist in the vocabulary',
  severity: 'error',
  source: 'Hydra Core, hydra:supportedOperation',
  run: ({ contract }) => {
    if (!hasBothHalves(contract)) return [];
    const paired = operationsWithOtherMethod(contract);
    return contract.openapi.operations
      .filter(
        (operation) =>
          operation.hydra === undefined && !IMPLIED.includes(operation.method) && !paired.has(operation.id),
      )
      .map((operation) => {
        const subject = subjectOf(contract, operation);
        const iri = subject?.kind === 'link' ? subject.property : subject?.class;
        return {
          message:
            iri === undefined
              ? `${wireName(operation)} has no counterpart in the vocabulary: ${operation.path} belongs to neither a class nor a link.`
              : `${wireName(operation)} has no counterpart in the vocabulary: ${compact(contract, iri)} does not support ${operation.method}.`,
          ...inOpenApi(contract, operation.pointer),
          about: [...namesOf(operation), ...about(contract, iri)],
          hint:
            iri === undefined
              ? 'Name the class or link with `x-hydra-class` or `x-hydra-link` on the Path Item, or add one to the vocabulary.'
              : `Add a supportedOperation with method ${operation.method} to ${compact(contract, iri)}, or remove the operation.`,
        };
      });
  },
});
