import { defineCheck } from '../check.js';
import { allProperties } from '../support/classes.js';
import { about } from '../support/names.js';
import { classPairs } from '../support/pairs.js';
import { inOpenApi } from '../support/places.js';
import { isKeyword } from '../support/contexts.js';
import { propertiesOf } from '../support/schema.js';
import { didYouMean, nearest, quote } from '../support/phrases.js';

export const propertyInVocabulary = defineCheck({
  id: 'property-in-vocabulary',
  title: 'Properties of a schema are supported by its class',
  severity: 'error',
  source: 'Hydra Core, hydra:supportedProperty',
  run: ({ contract }) =>
    classPairs(contract).flatMap(({ class: owner, schemas }) => {
      const known = new Set(allProperties(contract, owner.iri).map(({ key }) => key));
      return schemas.flatMap((named) =>
        [...propertiesOf(contract.openapi.document, named.schema, named.pointer).values()]
          .filter(({ name }) => !known.has(name) && !isKeyword(contract, named, name))
          .map(({ name, pointer }) => {
            const guess = nearest(name, known);
            return {
              message: `The schema ${named.name} has a property "${name}" that ${owner.compact} does not support.`,
              ...inOpenApi(contract, pointer, owner.pointer),
              about: [...about(contract, owner.iri), `${owner.compact}/${name}`],
              hint: didYouMean(guess, 'Add a SupportedProperty to the class, or remove the property.', quote),
            };
          }),
      );
    }),
});
