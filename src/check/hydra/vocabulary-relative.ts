import type { Contract } from '../../model/contract.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { losses, times } from '../support/expansion.js';
import type { Loss } from '../support/expansion.js';
import { quote } from '../support/words.js';

export const vocabularyRelative = defineCheck({
  id: 'vocabulary-relative',
  title: 'No type and no IRI of the ApiDocumentation depends on where the document lies',
  severity: 'error',
  source: 'JSON-LD 1.1 §4.1.3 (base IRI), §4.1.2 (default vocabulary)',
  run: async ({ contract }): Promise<Report[]> => {
    const { hydra } = contract;
    if (hydra.origin === 'derived') return [];
    const { relative } = await losses(contract, hydra.document, 'https://base.invalid/');
    const types = relative.filter(({ kind }) => kind !== 'reference');
    const references = relative.filter(({ kind }) => kind === 'reference');
    return [...types.map((loss) => toReport(contract, loss)), ...together(contract, references)];
  },
});

function toReport({ hydra }: Contract, loss: Loss): Report {
  const location = hydra.locate(loss.places[0] ?? '#');
  return {
    message: `${loss.message}${times(loss)}`,
    ...(location === undefined ? {} : { location }),
    about: [loss.term],
    hint: loss.hint,
  };
}

/** Relative IRIs are one habit of a document, not many faults; a base gives them a meaning. */
function together(contract: Contract, references: readonly Loss[]): Report[] {
  const [first] = references;
  if (first === undefined) return [];
  const report = toReport(contract, first);
  const about = references.map(({ term }) => term);
  if (references.length === 1) return [{ ...report, severity: 'warning', about }];
  const message = `${references.length} IRIs are relative, ${quote(first.term)} the first: what they mean depends on where the document lies.`;
  return [{ ...report, severity: 'warning', message, about }];
}
