import { defineCheck } from '../check.js';
import { about } from '../support/names.js';
import { propertyPairs } from '../support/pairs.js';
import { inOpenApi } from '../support/places.js';
import { requiredOf } from '../support/schema.js';

export const propertyRequired = defineCheck({
  id: 'property-required',
  title: 'OpenAPI and Hydra agree on required properties',
  severity: 'error',
  source: 'Hydra Core, hydra:required; JSON Schema 2020-12 Validation §6.5.3',
  run: ({ contract }) =>
    propertyPairs(contract)
      .filter(
        ({ named, property }) =>
          requiredOf(contract.openapi.document, named.schema, named.pointer).has(property.key) !== property.required,
      )
      .map(({ class: owner, named, property, schema }) => ({
        message: property.required
          ? `${owner.compact} ${property.key} is required in the vocabulary, but not in the schema ${named.name}.`
          : `${owner.compact} ${property.key} is required in the schema ${named.name}, but not in the vocabulary.`,
        ...inOpenApi(contract, schema.pointer, property.pointer),
        about: about(contract, property.iri),
        hint: property.required
          ? `Add "${property.key}" to \`required\` in the schema, or set hydra:required to false.`
          : `Set hydra:required to true, or remove "${property.key}" from \`required\` in the schema.`,
      })),
});
