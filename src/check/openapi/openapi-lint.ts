import { defineCheck } from '../check.js';
import { lintWithRedocly } from '../support/redocly.js';

/** Redocly's rules, run in process on the sources that were already read. */
export const openapiLint = defineCheck({
  id: 'openapi-lint',
  title: 'The OpenAPI Description keeps to its standard and to the Redocly rules chosen for it',
  severity: 'error',
  source: 'OpenAPI 3.0–3.2; Redocly built-in rules',
  run: ({ contract }) => (contract.openapi.origin === 'authored' ? lintWithRedocly(contract) : []),
});
