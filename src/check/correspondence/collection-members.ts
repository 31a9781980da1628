import type { Contract, OpenApiOperation, Schema } from '../../model/contract.js';
import { get } from '../../model/json.js';
import { HYDRA } from '../../model/namespaces.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { describeClasses, returnedContent, sameClasses } from '../support/bodies.js';
import { linksWithGet } from '../support/links.js';
import type { LinkWithGet } from '../support/links.js';
import { about, compact, hasBothHalves } from '../support/names.js';
import { namesOf, wireName } from '../support/pairs.js';
import { inOpenApi } from '../support/places.js';
import { alternativesOf, propertiesOf } from '../support/schema.js';
import { schemaClasses } from '../support/schema-classes.js';

export const collectionMembers = defineCheck({
  id: 'collection-members',
  title: 'Members of collections match the memberAssertion',
  severity: 'error',
  source: 'Hydra Core, hydra:memberAssertion',
  run: ({ contract }) =>
    hasBothHalves(contract)
      ? linksWithGet(contract)
          .filter(({ property }) => property.range.includes(`${HYDRA}Collection`))
          .flatMap((link) => judge(contract, link))
      : [],
});

function judge(contract: Contract, { property, operation }: LinkWithGet): Report[] {
  const declared = property.link?.memberClass;
  if (declared === undefined) return [];
  const items = memberItems(contract, operation);
  const wire = [...new Set(items.flatMap((schema) => schemaClasses(contract).ofAny(schema)))];
  if (wire.length === 0 ? declared.length === 0 || items.length === 0 : sameClasses(contract, wire, declared))
    return [];
  return [report(contract, { property, operation }, declared, wire)];
}

function report(
  contract: Contract,
  { property, operation }: LinkWithGet,
  declared: readonly string[],
  wire: readonly string[],
): Report {
  const members = (iris: readonly string[]): string => `members of ${describeClasses(contract, iris, 'any class')}`;
  return {
    message: `${compact(contract, property.iri)}: the vocabulary declares ${members(declared)}, but ${wireName(operation)} returns ${members(wire)}.`,
    ...inOpenApi(contract, operation.pointer, property.pointer),
    about: [...namesOf(operation), ...about(contract, property.iri)],
    hint: 'Name the class of the `member` items in the memberAssertion of the link (property rdf:type).',
  };
}

/** The schemas of the members, in all media types. */
function memberItems({ openapi }: Contract, operation: OpenApiOperation): Schema[] {
  return returnedContent(operation).flatMap(({ schema, pointer }) => {
    const properties = schema === undefined ? undefined : propertiesOf(openapi.document, schema, `${pointer}/schema`);
    const member = properties?.get('member') ?? properties?.get('hydra:member');
    const items =
      member === undefined ? [] : alternativesOf(openapi.document, member.schema).map((each) => get(each, 'items'));
    return items.filter((each) => each !== undefined) as Schema[];
  });
}
