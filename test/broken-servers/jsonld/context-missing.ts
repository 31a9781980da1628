/** Notes have no context. */
import { without } from '../bend.js';
import { correctHydra } from '../correct/hydra.js';
import { defineFault } from '../fault.js';

export default defineFault({
  base: 'hydra',
  caughtBy: ['body-schema', 'context-complete'],
  hydra: { showNote: (origin, notebook, note) => without(correctHydra.showNote(origin, notebook, note), '@context') },
});
