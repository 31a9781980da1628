import { defineCheck } from '../check.js';
import { namesOfPair, operationPairs, wireName } from '../support/pairs.js';
import { inOpenApi } from '../support/places.js';

export const statusTitle = defineCheck({
  id: 'status-title',
  title: 'OpenAPI and Hydra agree on the text of a status',
  severity: 'warning',
  source: 'Hydra Core, hydra:possibleStatus and hydra:title; OpenAPI 3.1 §4.8.17 (Response Object, description)',
  run: ({ contract }) =>
    operationPairs(contract).flatMap((pair) =>
      pair.hydra.statuses.flatMap(({ code, title, pointer }) => {
        const { openapi } = pair;
        const response = openapi.responses.find(({ status }) => status === String(code));
        if (response === undefined || title === undefined || response.description === title) return [];
        return [
          {
            message: `${wireName(openapi)} ${code}: the description in OpenAPI is ${JSON.stringify(response.description)}, but the title in the vocabulary is ${JSON.stringify(title)}.`,
            ...inOpenApi(contract, response.pointer, pointer),
            about: [`${wireName(openapi)} ${code}`, ...namesOfPair(contract, pair)],
            hint: 'Use the same text for the description of the response and the title of the status.',
          },
        ];
      }),
    ),
});
