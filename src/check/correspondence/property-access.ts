import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { about } from '../support/names.js';
import { propertyPairs } from '../support/pairs.js';
import { inOpenApi } from '../support/places.js';
import { isFlagged } from '../support/schema.js';

/** Each flag of a schema, and the Hydra flag that says the opposite. */
const FLAGS = [
  { flag: 'readOnly', term: 'writable' },
  { flag: 'writeOnly', term: 'readable' },
] as const;

export const propertyAccess = defineCheck({
  id: 'property-access',
  title: 'readOnly is `writable: false`, writeOnly is `readable: false`',
  severity: 'error',
  source: 'Hydra Core §4 (readable, writable); JSON Schema 2020-12 validation §9.4',
  run: ({ contract }) =>
    propertyPairs(contract).flatMap(({ class: owner, property, schema, named }) =>
      FLAGS.flatMap(({ flag, term }): Report[] => {
        const wire = isFlagged(contract.openapi.document, schema.schema, flag);
        if (wire === !property[term]) return [];
        return [
          {
            message: `${owner.compact} ${property.key}: the vocabulary says ${term}: ${property[term]}, the schema ${named.name} says ${flag}: ${wire}.`,
            ...inOpenApi(contract, schema.pointer, property.pointer),
            about: about(contract, property.iri),
            hint: `Set \`${flag}: ${!property[term]}\` in the schema, or hydra:${term} ${!property[term]} in the vocabulary.`,
          },
        ];
      }),
    ),
});
