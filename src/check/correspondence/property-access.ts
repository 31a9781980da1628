import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { about } from '../support/names.js';
import { propertyPairs } from '../support/pairs.js';
import { inOpenApi } from '../support/places.js';
import { isFlagged } from '../support/schema.js';

/** Each flag of a schema, and the Hydra flag that means the opposite. */
const FLAGS = [
  { flag: 'readOnly', term: 'writable' },
  { flag: 'writeOnly', term: 'readable' },
] as const;

export const propertyAccess = defineCheck({
  id: 'property-access',
  title: 'readOnly and writeOnly match writable and readable',
  severity: 'error',
  source: 'Hydra Core, hydra:readable and hydra:writable; JSON Schema 2020-12 Validation §9.4',
  run: ({ contract }) =>
    propertyPairs(contract).flatMap(({ class: owner, property, schema, named }) =>
      FLAGS.flatMap(({ flag, term }): Report[] => {
        const wire = isFlagged(contract.openapi.document, schema.schema, flag);
        if (wire === !property[term]) return [];
        return [
          {
            message: `${owner.compact} ${property.key}: the vocabulary sets ${term}: ${property[term]}, but the schema ${named.name} sets ${flag}: ${wire}.`,
            ...inOpenApi(contract, schema.pointer, property.pointer),
            about: about(contract, property.iri),
            hint: `Set \`${flag}: ${!property[term]}\` in the schema, or hydra:${term} to ${!property[term]} in the vocabulary.`,
          },
        ];
      }),
    ),
});
