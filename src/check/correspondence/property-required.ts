import { defineCheck } from '../check.js';
import { about } from '../support/names.js';
import { propertyPairs } from '../support/pairs.js';
import { inOpenApi } from '../support/places.js';
import { requiredOf } from '../support/schema.js';

export const propertyRequired = defineCheck({
  id: 'property-required',
  title: 'A property that the vocabulary requires is required by the schema, and the reverse',
  severity: 'error',
  source: 'Hydra Core §4 (required); JSON Schema 2020-12 validation §6.5.3',
  run: ({ contract }) =>
    propertyPairs(contract)
      .filter(
        ({ named, property }) =>
          requiredOf(contract.openapi.document, named.schema, named.pointer).has(property.key) !== property.required,
      )
      .map(({ class: owner, named, property, schema }) => ({
        message: `${owner.compact} ${property.key}: the vocabulary says required: ${property.required}, the schema ${named.name} ${property.required ? 'does not require it' : 'requires it'}.`,
        ...inOpenApi(contract, schema.pointer, property.pointer),
        about: about(contract, property.iri),
        hint: property.required
          ? `Add "${property.key}" to \`required\` of the schema, or set hydra:required false.`
          : `Set hydra:required true, or take "${property.key}" out of \`required\` of the schema.`,
      })),
});
