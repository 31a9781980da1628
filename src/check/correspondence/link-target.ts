import type { Contract } from '../../model/contract.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { classesOf, describeClasses, returnedContent, sameClasses } from '../support/bodies.js';
import { linksWithGet } from '../support/links.js';
import type { LinkWithGet } from '../support/links.js';
import { about, compact, hasBothHalves } from '../support/names.js';
import { namesOf, wireName } from '../support/pairs.js';
import { inOpenApi } from '../support/places.js';

export const linkTarget = defineCheck({
  id: 'link-target',
  title: 'Link targets match the range of the link',
  severity: 'error',
  source: 'Hydra Core, hydra:Link; RDF Schema §3.1 (range)',
  run: ({ contract }) =>
    hasBothHalves(contract) ? linksWithGet(contract).flatMap((link) => judge(contract, link)) : [],
});

function judge(contract: Contract, { property, operation }: LinkWithGet): Report[] {
  const { iri, range, pointer } = property;
  const wire = classesOf(contract, returnedContent(operation));
  if (wire.length === 0 || (range.length > 0 && sameClasses(contract, wire, range))) return [];
  const declared = range.length === 0 ? 'has no range' : `has the range ${describeClasses(contract, range)}`;
  return [
    {
      message: `${compact(contract, iri)} ${declared}, but ${wireName(operation)} returns ${describeClasses(contract, wire)}.`,
      ...inOpenApi(contract, operation.pointer, pointer),
      about: [...namesOf(operation), ...about(contract, iri)],
      hint: 'Make the range of the link the class that its GET operation returns.',
    },
  ];
}
