import { defineCheck } from '../check.js';
import { losses, reportLoss } from '../support/expansion.js';

export const vocabularyExpands = defineCheck({
  id: 'vocabulary-expands',
  title: 'The ApiDocumentation expands without loss',
  severity: 'error',
  source: 'JSON-LD 1.1 API §5.1 (expansion)',
  run: async ({ contract }) => {
    const { hydra } = contract;
    if (hydra.origin === 'derived') return [];
    const { lost } = await losses(contract, hydra.document, baseOf(hydra.iri));
    return lost.map((loss) => reportLoss(contract, loss));
  },
});

/** With a base, relative IRIs do not count as lost: `vocabulary-relative` reports them. */
function baseOf(iri: string | undefined): string {
  return iri !== undefined && URL.canParse(iri) ? iri : 'https://base.invalid/';
}
