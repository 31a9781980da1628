import { defineCheck } from '../check.js';
import { losses, times } from '../support/expansion.js';

export default defineCheck({
  id: 'vocabulary-relative',
  title: 'No type and no IRI of the ApiDocumentation depends on where the document lies',
  severity: 'error',
  source: 'JSON-LD 1.1 §4.1.3 (base IRI), §4.1.2 (default vocabulary)',
  run: async ({ contract }) => {
    const { hydra } = contract;
    if (hydra.origin === 'derived') return [];
    const { relative } = await losses(contract, hydra.document, 'https://base.invalid/');
    return relative.map((loss) => {
      const location = hydra.locate(loss.places[0] ?? '#');
      return {
        message: `${loss.message}${times(loss)}`,
        ...(location === undefined ? {} : { location }),
        about: [loss.term],
        mend: loss.mend,
      };
    });
  },
});
