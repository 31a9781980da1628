import type { Contract } from '../../model/contract.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { about, compact } from '../support/names.js';
import { propertyPairs } from '../support/pairs.js';
import type { PropertyPair } from '../support/pairs.js';
import { inOpenApi } from '../support/places.js';
import { datatype } from '../support/ranges.js';
import { isClass, isIriString, valueAlternatives } from '../support/targets.js';

export const propertyLink = defineCheck({
  id: 'property-link',
  title: 'Properties that hold IRIs of resources are links',
  severity: 'error',
  source: 'Hydra Core, hydra:Link',
  run: ({ contract }) =>
    propertyPairs(contract).flatMap((pair): Report[] => {
      const fault = pair.property.link === undefined ? undeclared(contract, pair) : impossible(contract, pair);
      if (fault === undefined) return [];
      return [
        {
          ...fault,
          ...inOpenApi(contract, pair.schema.pointer, pair.property.pointer),
          about: about(contract, pair.property.iri),
        },
      ];
    }),
});

type Fault = { readonly message: string; readonly hint: string };

/** Sent as the IRI of a resource, but not declared as a link. */
function undeclared(contract: Contract, { class: owner, property, schema, named }: PropertyPair): Fault | undefined {
  const alternatives = valueAlternatives(contract, schema.schema);
  const target = property.range.find((iri) => isClass(contract, iri));
  if (target === undefined || alternatives.length === 0 || !alternatives.every(isIriString)) return undefined;
  return {
    message: `${owner.compact} ${property.key} is sent as an IRI of ${compact(contract, target)} (schema ${named.name}), but the vocabulary does not declare it as a hydra:Link.`,
    hint: `Give ${compact(contract, property.iri)} the type hydra:Link.`,
  };
}

/** Declared as a link, but its values are data. */
function impossible(contract: Contract, { class: owner, property }: PropertyPair): Fault | undefined {
  const data = property.range.find((iri) => datatype(iri) !== undefined);
  if (data === undefined) return undefined;
  return {
    message: `${owner.compact} ${property.key} is declared as a hydra:Link, but its range ${compact(contract, data)} is a datatype, which cannot be linked to.`,
    hint: 'Make it a plain rdf:Property, or change its range to the class of the link target.',
  };
}
