/** The served context does not define the importance of a note. */
import { without } from '../bend.js';
import { correctHydra } from '../correct/hydra.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'hydra',
  caughtBy: ['context-complete', 'documentation-agrees'],
  hydra: {
    context: () => ({
      '@context': without((correctHydra.context() as { '@context': object })['@context'], 'importance'),
    }),
  },
});
