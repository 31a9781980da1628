import { defineCheck } from '../check.js';
import { about } from '../support/names.js';
import { namesOf, operationPairs, wireName } from '../support/pairs.js';
import { inOpenApi } from '../support/places.js';

export const statusTitle = defineCheck({
  id: 'status-title',
  title: 'A status is described in the same words in both halves',
  severity: 'warning',
  source: 'Hydra Core §4 (possibleStatus, title); OpenAPI 3.1 §4.8.17 (description)',
  run: ({ contract }) =>
    operationPairs(contract).flatMap(({ openapi, hydra }) =>
      hydra.statuses.flatMap(({ code, title, pointer }) => {
        const response = openapi.responses.find(({ status }) => status === String(code));
        if (response === undefined || title === undefined || response.description === title) return [];
        return [
          {
            message: `${wireName(openapi)} ${code}: OpenAPI says ${JSON.stringify(response.description)}, the vocabulary ${JSON.stringify(title)}.`,
            ...inOpenApi(contract, response.pointer, pointer),
            about: [
              `${wireName(openapi)} ${code}`,
              ...namesOf(openapi),
              ...about(contract, hydra.property ?? hydra.class),
            ],
            hint: 'Make the description of the response and the title of the status the same words.',
          },
        ];
      }),
    ),
});
