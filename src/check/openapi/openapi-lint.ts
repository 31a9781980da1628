import { defineCheck } from '../check.js';
import { lintWithRedocly } from '../support/redocly.js';

/** Runs Redocly's rules in process, on the sources that the loader has read. */
export const openapiLint = defineCheck({
  id: 'openapi-lint',
  title: 'The description follows OpenAPI and the Redocly rules',
  severity: 'error',
  source: 'OpenAPI 3.0–3.2; Redocly built-in rules',
  run: ({ contract }) => (contract.openapi.origin === 'authored' ? lintWithRedocly(contract) : []),
});
