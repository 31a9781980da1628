import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { hasBothHalves } from '../support/names.js';
import { namesOf, wireName } from '../support/pairs.js';

/** Headers that complete the meaning of a status (RFC 9110). */
const HEADERS = new Map([
  ['201', { header: 'Location', section: '§15.3.2' }],
  ['401', { header: 'WWW-Authenticate', section: '§15.5.2' }],
  ['405', { header: 'Allow', section: '§15.5.6' }],
]);

export const statusHeader = defineCheck({
  id: 'status-header',
  title: 'Responses declare the header their status calls for',
  severity: 'warning',
  source: 'RFC 9110 §15.3.2, §15.5.2, §15.5.6',
  run: ({ contract }) => {
    if (!hasBothHalves(contract)) return [];
    const seen = new Set<string>();
    return contract.openapi.operations.flatMap((operation) =>
      operation.responses.flatMap(({ status, headers, pointer }): Report[] => {
        const wanted = HEADERS.get(status);
        if (
          wanted === undefined ||
          seen.has(pointer) ||
          headers.some(({ name }) => name.toLowerCase() === wanted.header.toLowerCase())
        )
          return [];
        seen.add(pointer);
        return [
          {
            message: `The response ${status} of ${wireName(operation)} does not declare the ${wanted.header} header.`,
            location: contract.openapi.locate(pointer),
            about: [`${wireName(operation)} ${status}`, ...namesOf(operation)],
            hint: `Declare it under \`headers\` (RFC 9110 ${wanted.section}).`,
          },
        ];
      }),
    );
  },
});
