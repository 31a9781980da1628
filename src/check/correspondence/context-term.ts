import { expandTerm, termFor } from '../../model/terms.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { allProperties } from '../support/classes.js';
import { termsOfSchema } from '../support/contexts.js';
import { about, compact } from '../support/names.js';
import { classPairs } from '../support/pairs.js';
import { inHydra } from '../support/places.js';
import { propertiesOf } from '../support/schema.js';

export const contextTerm = defineCheck({
  id: 'context-term',
  title: 'Contexts map keys to the properties of the vocabulary',
  severity: 'error',
  source: 'JSON-LD 1.1 §3.1 (the context), §4.1.8 (type-scoped contexts)',
  run: ({ contract }) =>
    classPairs(contract).flatMap(({ class: owner, schemas }) =>
      schemas.flatMap((named): Report[] => {
        const terms = termsOfSchema(contract, named);
        if (terms === undefined) return [];
        const keys = propertiesOf(contract.openapi.document, named.schema, named.pointer);
        return allProperties(contract, owner.iri).flatMap(({ iri, key, pointer }) => {
          const meant = expandTerm(key, terms);
          if (!keys.has(key) || meant === iri) return [];
          const term = termFor(iri, terms);
          return [
            {
              message: `"${key}" of ${owner.compact} ${meaning(meant === undefined ? undefined : compact(contract, meant))} in the context of ${named.name}, but should map to ${compact(contract, iri)}.`,
              ...inHydra(contract, pointer, keys.get(key)?.pointer),
              about: about(contract, iri),
              hint:
                term === undefined
                  ? `Map "${key}" to ${compact(contract, iri)} in the context.`
                  : `The context uses the key "${term}" for it: use that key, or map "${key}" as well.`,
            },
          ];
        });
      }),
    ),
});

function meaning(iri: string | undefined): string {
  return iri === undefined ? 'is not defined' : `maps to ${iri}`;
}
