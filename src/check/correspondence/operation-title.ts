import { defineCheck } from '../check.js';
import { namesOfPair, operationPairs, wireName } from '../support/pairs.js';
import { inOpenApi } from '../support/places.js';

export const operationTitle = defineCheck({
  id: 'operation-title',
  title: 'OpenAPI and Hydra agree on an operation’s title',
  severity: 'error',
  source: 'Hydra Core, hydra:title; OpenAPI 3.1 §4.8.10 (Operation Object, summary)',
  run: ({ contract }) =>
    operationPairs(contract)
      .filter(({ openapi, hydra }) => openapi.summary !== hydra.title)
      .map((pair) => ({
        message: `${wireName(pair.openapi)}: ${stated('the summary in OpenAPI', pair.openapi.summary)}, but ${stated('the title in the vocabulary', pair.hydra.title)}.`,
        ...inOpenApi(contract, pair.openapi.pointer, pair.hydra.pointer),
        about: namesOfPair(contract, pair),
        hint: 'Use the same text for `summary` and hydra:title.',
      })),
});

function stated(what: string, title: string | undefined): string {
  return `${what} is ${title === undefined ? 'missing' : JSON.stringify(title)}`;
}
