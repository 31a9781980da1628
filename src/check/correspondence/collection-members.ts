import type { Contract, OpenApiOperation, Schema } from '../../model/contract.js';
import { get } from '../../model/json.js';
import { HYDRA } from '../../model/namespaces.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { sameClasses, successes } from '../support/bodies.js';
import { about, compact, hasBothHalves } from '../support/names.js';
import { namesOf, wireName } from '../support/pairs.js';
import { inOpenApi } from '../support/places.js';
import { alternativesOf, propertiesOf } from '../support/schema.js';
import { schemaClasses } from '../support/schema-classes.js';
import { list } from '../support/words.js';

export const collectionMembers = defineCheck({
  id: 'collection-members',
  title: 'The members of a collection are of the class that its memberAssertion names',
  severity: 'error',
  source: 'Hydra Core §5.3 (collections, memberAssertion)',
  run: ({ contract }) => {
    if (!hasBothHalves(contract)) return [];
    return contract.openapi.pathItems.flatMap(({ path, subject }): Report[] => {
      const operation = contract.openapi.operations.find((each) => each.path === path && each.method === 'GET');
      if (subject?.kind !== 'link' || operation === undefined) return [];
      const property = contract.hydra.classes
        .find(({ iri }) => iri === subject.class)
        ?.properties.find(({ iri }) => iri === subject.property);
      if (property?.link === undefined || !property.range.includes(`${HYDRA}Collection`)) return [];
      const wire = memberClasses(contract, operation);
      const declared = property.link.memberClass;
      if (
        wire.length === 0
          ? declared.length === 0 || !hasMembers(contract, operation)
          : sameClasses(contract, wire, declared)
      )
        return [];
      return [
        {
          message: `${compact(contract, property.iri)}: the vocabulary says a collection of ${said(contract, declared)}, ${wireName(operation)} returns one of ${said(contract, wire)}.`,
          ...inOpenApi(contract, operation.pointer, property.pointer),
          about: [...namesOf(operation), ...about(contract, property.iri)],
          hint: 'Make the memberAssertion of the link (property rdf:type) name the class of the `member` items.',
        },
      ];
    });
  },
});

function said(contract: Contract, iris: readonly string[]): string {
  return iris.length === 0 ? 'anything' : list(iris.map((iri) => compact(contract, iri)));
}

function memberClasses(contract: Contract, operation: OpenApiOperation): string[] {
  const classes = schemaClasses(contract);
  return [...new Set(memberItems(contract, operation).flatMap((items) => classes.ofAny(items)))];
}

function hasMembers(contract: Contract, operation: OpenApiOperation): boolean {
  return memberItems(contract, operation).length > 0;
}

/** The schemas of the members, in whatever media type. */
function memberItems({ openapi }: Contract, operation: OpenApiOperation): Schema[] {
  return successes(operation)
    .flatMap(({ content }) => content)
    .flatMap(({ schema, pointer }) => {
      const properties = schema === undefined ? undefined : propertiesOf(openapi.document, schema, `${pointer}/schema`);
      const member = properties?.get('member') ?? properties?.get('hydra:member');
      const items =
        member === undefined ? [] : alternativesOf(openapi.document, member.schema).map((each) => get(each, 'items'));
      return items.filter((each) => each !== undefined) as Schema[];
    });
}
