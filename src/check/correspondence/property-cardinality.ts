import { getString } from '../../model/json.js';
import { OWL } from '../../model/namespaces.js';
import { Nodes, typesOf } from '../../model/nodes.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { definitionOf, termsOfSchema } from '../support/contexts.js';
import { about } from '../support/names.js';
import { propertyPairs } from '../support/pairs.js';
import { inOpenApi } from '../support/places.js';
import { alternativesOf } from '../support/schema.js';

export const propertyCardinality = defineCheck({
  id: 'property-cardinality',
  title: 'A property that has one value is no array; one that the context makes a list or set is one',
  severity: 'error',
  source: 'OWL 2 §9.2.7 (FunctionalProperty); JSON-LD 1.1 §4.3 (@list, @set)',
  run: ({ contract }) => {
    const nodes = new Nodes(contract.hydra.expanded);
    const functional = new Set(
      nodes
        .ofType(`${OWL}FunctionalProperty`)
        .filter((node) => typesOf(node).length > 0)
        .map((node) => node['@id']),
    );
    return propertyPairs(contract).flatMap(({ class: owner, named, property, schema }): Report[] => {
      const types = alternativesOf(contract.openapi.document, schema.schema).map((each) => getString(each, 'type'));
      const places = { ...inOpenApi(contract, schema.pointer, property.pointer), about: about(contract, property.iri) };
      const name = `${owner.compact} ${property.key}`;
      if (functional.has(property.iri) && types.includes('array')) {
        return [
          {
            ...places,
            message: `${name} has one value (owl:FunctionalProperty), but the schema ${named.name} says array.`,
            hint: 'Make the schema a single value, or take owl:FunctionalProperty away.',
          },
        ];
      }
      const terms = termsOfSchema(contract, named);
      const container = terms === undefined ? [] : definitionOf(terms, property.key).container;
      if (
        types.length > 0 &&
        (container.includes('@list') || container.includes('@set')) &&
        !container.includes('@language') &&
        !types.includes('array')
      ) {
        return [
          {
            ...places,
            message: `${name}: the context makes it ${container.includes('@list') ? 'a list' : 'a set'}, but the schema ${named.name} does not say array.`,
            hint: 'Make the schema an array, or take `@container` out of the context.',
          },
        ];
      }
      return [];
    });
  },
});
