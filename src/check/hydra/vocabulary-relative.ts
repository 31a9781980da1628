import type { Contract } from '../../model/contract.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { losses, reportLoss } from '../support/expansion.js';
import type { Loss } from '../support/expansion.js';
import { quote } from '../support/phrases.js';

export const vocabularyRelative = defineCheck({
  id: 'vocabulary-relative',
  title: 'IRIs do not depend on the location of the document',
  severity: 'error',
  source: 'JSON-LD 1.1 §4.1.3 (base IRI), §4.1.2 (default vocabulary)',
  run: async ({ contract }): Promise<Report[]> => {
    const { hydra } = contract;
    if (hydra.origin === 'derived') return [];
    const { relative } = await losses(contract, hydra.document, 'https://base.invalid/');
    const types = relative.filter(({ kind }) => kind !== 'reference');
    const references = relative.filter(({ kind }) => kind === 'reference');
    return [...types.map((loss) => reportLoss(contract, loss)), ...together(contract, references)];
  },
});

/** Relative IRIs are reported once per document, and as a warning: a base IRI gives them a meaning. */
function together(contract: Contract, references: readonly Loss[]): Report[] {
  const [first] = references;
  if (first === undefined) return [];
  const report = reportLoss(contract, first);
  const about = references.map(({ term }) => term);
  if (references.length === 1) return [{ ...report, severity: 'warning', about }];
  const message = `${references.length} IRIs are relative, the first one being ${quote(first.term)}: their meaning depends on the location of the document.`;
  return [{ ...report, severity: 'warning', message, about }];
}
