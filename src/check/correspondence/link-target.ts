import type { Contract, OpenApiOperation, SupportedProperty } from '../../model/contract.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { sameClasses, successes } from '../support/bodies.js';
import { about, compact, hasBothHalves } from '../support/names.js';
import { namesOf, wireName } from '../support/pairs.js';
import { inOpenApi } from '../support/places.js';
import { schemaClasses } from '../support/schema-classes.js';
import { list } from '../support/words.js';

export const linkTarget = defineCheck({
  id: 'link-target',
  title: 'What a link leads to is what its range says',
  severity: 'error',
  source: 'Hydra Core §5.1 (Link); RDF Schema §3.1 (range)',
  run: ({ contract }) => {
    if (!hasBothHalves(contract)) return [];
    const classes = schemaClasses(contract);
    return linksWithGet(contract).flatMap(({ property, operation }): Report[] => {
      const content = successes(operation).flatMap((response) => response.content);
      const wire = [...new Set(content.flatMap(({ schema, pointer }) => classes.of(schema, `${pointer}/schema`)))];
      if (wire.length === 0 || (property.range.length > 0 && sameClasses(contract, wire, property.range))) return [];
      const range =
        property.range.length === 0
          ? 'has no range'
          : `has the range ${list(property.range.map((iri) => compact(contract, iri)))}`;
      return [
        {
          message: `${compact(contract, property.iri)} ${range}, but ${wireName(operation)} returns ${list(wire.map((iri) => compact(contract, iri)))}.`,
          ...inOpenApi(contract, operation.pointer, property.pointer),
          about: [...namesOf(operation), ...about(contract, property.iri)],
          hint: 'Make the range of the link the class that its GET returns.',
        },
      ];
    });
  },
});

function linksWithGet(contract: Contract): { property: SupportedProperty; operation: OpenApiOperation }[] {
  return contract.openapi.pathItems.flatMap(({ path, subject }) => {
    if (subject?.kind !== 'link') return [];
    const owner = contract.hydra.classes.find(({ iri }) => iri === subject.class);
    const property = owner?.properties.find(({ iri }) => iri === subject.property);
    const operation = contract.openapi.operations.find((each) => each.path === path && each.method === 'GET');
    return property === undefined || operation === undefined ? [] : [{ property, operation }];
  });
}
