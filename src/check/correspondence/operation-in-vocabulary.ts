import { defineCheck } from '../check.js';
import { about, compact, hasBothHalves } from '../support/names.js';
import { operationsWithSlip, subjectOf } from '../support/operations.js';
import { namesOf, wireName } from '../support/pairs.js';
import { inOpenApi } from '../support/places.js';

/** Methods that HTTP itself gives to a resource: no vocabulary lists them. */
const IMPLIED = ['HEAD', 'OPTIONS', 'TRACE'];

export const operationInVocabulary = defineCheck({
  id: 'operation-in-vocabulary',
  title: 'Each operation of the OpenAPI Description is an operation of the vocabulary',
  severity: 'error',
  source: 'Hydra Core §5.1 (supportedOperation)',
  run: ({ contract }) => {
    if (!hasBothHalves(contract)) return [];
    const slips = operationsWithSlip(contract);
    return contract.openapi.operations
      .filter(
        (operation) => operation.hydra === undefined && !IMPLIED.includes(operation.method) && !slips.has(operation.id),
      )
      .map((operation) => {
        const subject = subjectOf(contract, operation);
        const iri = subject?.kind === 'link' ? subject.property : subject?.class;
        return {
          message:
            iri === undefined
              ? `${wireName(operation)} has no counterpart: neither a class nor a link of the vocabulary answers for ${operation.path}.`
              : `${wireName(operation)} has no counterpart: ${compact(contract, iri)} supports no ${operation.method}.`,
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
