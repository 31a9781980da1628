/** The served ApiDocumentation declares every property as writable. */
import { correctHydra } from '../correct/hydra.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'hydra',
  caughtBy: ['documentation-agrees'],
  hydra: {
    documentation: () =>
      JSON.parse(
        JSON.stringify(correctHydra.documentation()).replaceAll('"hydra:writable":false', '"hydra:writable":true'),
      ) as unknown,
  },
});
