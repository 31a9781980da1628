import { get, resolvePointer } from '../../model/json.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { namesOf, wireName } from '../support/pairs.js';

export const pathParameterRequired = defineCheck({
  id: 'path-parameter-required',
  title: 'Path parameters have `required: true`',
  severity: 'error',
  source: 'OpenAPI 3.1 §4.8.12 (Parameter Object, required)',
  run: ({ contract }) => {
    if (contract.openapi.origin === 'derived') return [];
    const seen = new Set<string>();
    return contract.openapi.operations.flatMap((operation) =>
      operation.parameters.flatMap((parameter): Report[] => {
        const written = resolvePointer(contract.openapi.document, parameter.pointer);
        if (parameter.in !== 'path' || get(written, 'required') === true || seen.has(parameter.pointer)) return [];
        seen.add(parameter.pointer);
        return [
          {
            message: `The path parameter "${parameter.name}" of ${wireName(operation)} does not have \`required: true\`.`,
            location: contract.openapi.locate(parameter.pointer),
            about: [parameter.name, ...namesOf(operation)],
            hint: 'Add `required: true`: a path parameter cannot be omitted.',
          },
        ];
      }),
    );
  },
});
