import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { eachDefinition } from '../support/definitions.js';
import type { Definition } from '../support/definitions.js';
import { about, compact } from '../support/names.js';
import { inContext } from '../support/places.js';

export const termConflict = defineCheck({
  id: 'term-conflict',
  title: 'A term has the same meaning in all contexts',
  severity: 'warning',
  source: 'JSON-LD 1.1 §3.1 (a context defines its terms)',
  run: ({ contract }): Report[] => {
    const first = new Map<string, Definition>();
    return [...eachDefinition(contract)].flatMap((definition) => {
      const { term, iri, context, pointer, scoped } = definition;
      if (scoped || iri === undefined) return [];
      const before = first.get(term);
      if (before === undefined) first.set(term, definition);
      if (before === undefined || before.iri === iri || before.context.iri === context.iri || before.iri === undefined)
        return [];
      const other = before.context.locate(before.pointer);
      return [
        {
          message: `"${term}" means ${compact(contract, iri)} in ${context.iri}, but ${compact(contract, before.iri)} in ${before.context.iri}.`,
          ...inContext(context, pointer),
          ...(other === undefined ? {} : { related: [other] }),
          about: [term, ...about(contract, iri, before.iri)],
          hint: 'Give the term the same meaning in both contexts, or rename one of them.',
        },
      ];
    });
  },
});
