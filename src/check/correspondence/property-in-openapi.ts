import { defineCheck } from '../check.js';
import { about, compact } from '../support/names.js';
import { classPairs } from '../support/pairs.js';
import { inHydra } from '../support/places.js';
import { propertiesOf } from '../support/schema.js';
import { didYouMean, nearest, quote } from '../support/phrases.js';

export const propertyInOpenapi = defineCheck({
  id: 'property-in-openapi',
  title: 'Supported properties exist in the schema',
  severity: 'error',
  source: 'Hydra Core, hydra:supportedProperty; JSON Schema 2020-12 Core §10.3.2.1 (properties)',
  run: ({ contract }) =>
    classPairs(contract).flatMap(({ class: owner, schemas }) => {
      const keys = new Set(
        schemas.flatMap(({ schema, pointer }) => [...propertiesOf(contract.openapi.document, schema, pointer).keys()]),
      );
      return owner.properties
        .filter(({ key }) => !keys.has(key))
        .map(({ iri, key, pointer }) => {
          const guess = nearest(key, keys);
          return {
            message: `${owner.compact} supports ${compact(contract, iri)}, but its schema ${schemas[0]?.name ?? ''} has no property "${key}".`,
            ...inHydra(contract, pointer, schemas[0]?.pointer),
            about: about(contract, iri),
            hint: didYouMean(guess, `Add "${key}" to the schema, or remove the supported property.`, quote),
          };
        });
    }),
});
