import { correctHydra } from '../correct/hydra.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'The served context has Hydra’s namespace with https.',
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
