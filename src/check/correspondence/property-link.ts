import { defineCheck } from '../check.js';
import { about, compact } from '../support/names.js';
import { propertyPairs } from '../support/pairs.js';
import { inOpenApi } from '../support/places.js';
import { isClass, isIriString, valueAlternatives } from '../support/targets.js';

export default defineCheck({
  id: 'property-link',
  title: 'A property whose values are IRIs of resources is a hydra:Link',
  severity: 'error',
  source: 'Hydra Core §5.1 (Link)',
  run: ({ contract }) =>
    propertyPairs(contract)
      .filter(({ property, schema }) => {
        const alternatives = valueAlternatives(contract, schema.schema);
        const leads = property.range.some((iri) => isClass(contract, iri));
        return property.link === undefined && leads && alternatives.length > 0 && alternatives.every(isIriString);
      })
      .map(({ class: owner, property, schema, named }) => ({
        message: `${owner.compact} ${property.key} is sent as an IRI of ${compact(contract, property.range[0] ?? '')} (schema ${named.name}), but the vocabulary does not call it a hydra:Link.`,
        ...inOpenApi(contract, schema.pointer, property.pointer),
        about: about(contract, property.iri),
        mend: `Give ${compact(contract, property.iri)} the type hydra:Link.`,
      })),
});
