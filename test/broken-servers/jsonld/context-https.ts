/** The served context has the Hydra namespace with https. */
import { correctHydra } from '../correct/hydra.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'hydra',
  caughtBy: ['term-known', 'type-returned', 'context-complete', 'documentation-agrees'],
  hydra: {
    context: () =>
      JSON.parse(
        JSON.stringify(correctHydra.context())
          .replaceAll('hydra:', 'https://www.w3.org/ns/hydra/core#')
          .replace('"http://www.w3.org/ns/hydra/core#"', '"https://www.w3.org/ns/hydra/core#"'),
      ) as unknown,
  },
});
