/**
 * The plan of a contract as tests of a server: `BASE_URL=http://… npx vitest run -c test/conformance/vitest.config.ts`.
 * `API` names the contract (default `dlcs@2023`), `AUTH_USER` and `AUTH_BEARER` the credentials; `WRITES=1` allows writes.
 */
import { describe, it } from 'vitest';
import { loadContract } from '../../src/load/load.js';
import { describeConformance } from '../../src/vitest.js';

const { BASE_URL, API = 'dlcs@2023', AUTH_USER, AUTH_BEARER, WRITES } = process.env;

if (BASE_URL === undefined) {
  describe('conformance', () => {
    it.skip('needs BASE_URL', () => undefined);
  });
} else {
  const { contract } = await loadContract(API);
  const credentials = {
    ...(AUTH_USER === undefined ? {} : { user: AUTH_USER }),
    ...(AUTH_BEARER === undefined ? {} : { bearer: AUTH_BEARER }),
  };
  describeConformance(contract, { baseUrl: BASE_URL, credentials, writes: WRITES === '1' });
}
