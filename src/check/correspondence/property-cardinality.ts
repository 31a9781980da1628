import type { Contract } from '../../model/contract.js';
import { getString } from '../../model/json.js';
import { OWL } from '../../model/namespaces.js';
import { idOf, Nodes, typesOf } from '../../model/nodes.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { definitionOf, termsOfSchema } from '../support/contexts.js';
import { about } from '../support/names.js';
import { propertyPairs } from '../support/pairs.js';
import type { PropertyPair } from '../support/pairs.js';
import { inOpenApi } from '../support/places.js';
import { alternativesOf } from '../support/schema.js';

export const propertyCardinality = defineCheck({
  id: 'property-cardinality',
  title: 'Arrays match the vocabulary and the context',
  severity: 'error',
  source: 'OWL 2 §9.2.7 (FunctionalProperty); JSON-LD 1.1 §4.3 (@list, @set)',
  run: ({ contract }) => {
    const functional = functionalProperties(contract);
    return propertyPairs(contract).flatMap((pair): Report[] => {
      const { property, schema } = pair;
      const fault =
        functional.has(property.iri) && isArray(contract, pair) ? severalValues(pair) : notAnArray(contract, pair);
      if (fault === undefined) return [];
      return [
        { ...fault, ...inOpenApi(contract, schema.pointer, property.pointer), about: about(contract, property.iri) },
      ];
    });
  },
});

type Fault = Pick<Report, 'message' | 'hint'>;

/** The IRIs of the properties that have at most one value. */
function functionalProperties({ hydra }: Contract): Set<string | undefined> {
  const declared = new Nodes(hydra.expanded).ofType(`${OWL}FunctionalProperty`);
  return new Set(declared.filter((node) => typesOf(node).length > 0).map(idOf));
}

function severalValues({ class: owner, property, named }: PropertyPair): Fault {
  return {
    message: `${owner.compact} ${property.key} has at most one value (owl:FunctionalProperty), but the schema ${named.name} allows an array.`,
    hint: 'Make the schema a single value, or remove owl:FunctionalProperty.',
  };
}

/** A list or set in the context, but not an array on the wire. */
function notAnArray(contract: Contract, pair: PropertyPair): Fault | undefined {
  const { class: owner, property, named } = pair;
  const container = containerOf(contract, pair);
  const types = typesOfSchema(contract, pair);
  if (container === undefined || types.length === 0 || types.includes('array')) return undefined;
  return {
    message: `${owner.compact} ${property.key}: the context makes it a ${container}, but the schema ${named.name} is not an array.`,
    hint: 'Make the schema an array, or remove `@container` from the context.',
  };
}

function containerOf(contract: Contract, { named, property }: PropertyPair): 'list' | 'set' | undefined {
  const terms = termsOfSchema(contract, named);
  const container = terms === undefined ? [] : definitionOf(terms, property.key).container;
  if (container.includes('@language')) return undefined;
  return container.includes('@list') ? 'list' : container.includes('@set') ? 'set' : undefined;
}

function isArray(contract: Contract, pair: PropertyPair): boolean {
  return typesOfSchema(contract, pair).includes('array');
}

function typesOfSchema({ openapi }: Contract, { schema }: PropertyPair): (string | undefined)[] {
  return alternativesOf(openapi.document, schema.schema).map((each) => getString(each, 'type'));
}
