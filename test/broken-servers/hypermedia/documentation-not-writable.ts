import { correctHydra } from '../correct/hydra.js';
import { defineFault } from '../fault.js';

export default defineFault({
  title: 'The served ApiDocumentation says that the text of a note cannot be written.',
  base: 'hydra',
  killedBy: ['documentation-agrees'],
  hydra: { documentation: () => JSON.parse(JSON.stringify(correctHydra.documentation()).replace(/("writable":)\s*true/, '$1false').replace(/("writeable":)\s*true/, '$1false')) as unknown },
});
