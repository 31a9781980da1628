import { defineCheck } from '../check.js';
import { about } from '../support/names.js';
import { namesOf, operationPairs, wireName } from '../support/pairs.js';
import { inOpenApi } from '../support/places.js';

export const operationTitle = defineCheck({
  id: 'operation-title',
  title: 'An operation has the same title in both halves',
  severity: 'error',
  source: 'Hydra Core §3 (title); OpenAPI 3.1 §4.8.10 (summary)',
  run: ({ contract }) =>
    operationPairs(contract)
      .filter(({ openapi, hydra }) => openapi.summary !== hydra.title)
      .map(({ openapi, hydra }) => ({
        message: `${wireName(openapi)}: OpenAPI calls it ${said(openapi.summary)}, the vocabulary ${said(hydra.title)}.`,
        ...inOpenApi(contract, openapi.pointer, hydra.pointer),
        about: [...namesOf(openapi), ...about(contract, hydra.property ?? hydra.class)],
        hint: 'Make `summary` and hydra:title the same words.',
      })),
});

function said(title: string | undefined): string {
  return title === undefined ? 'nothing' : JSON.stringify(title);
}
