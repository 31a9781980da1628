/** DELETE, which the contract and the vocabulary declare, is refused with 405. */
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'hydra',
  caughtBy: ['status-declared', 'operations-supported', 'valid-accepted'],
  hooks: {
    before(call) {
      if (call.method === 'DELETE')
        return {
          status: 405,
          headers: {
            Allow: 'GET, PUT, HEAD, OPTIONS',
            'Content-Type': 'application/problem+json',
            Link: `<${call.origin}/docs>; rel="http://www.w3.org/ns/hydra/core#apiDocumentation"`,
          },
          body: { title: 'No', status: 405 },
        };
    },
  },
});
