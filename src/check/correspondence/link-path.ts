import type { Contract, SupportedProperty } from '../../model/contract.js';
import { defineCheck } from '../check.js';
import { classOf } from '../support/classes.js';
import { about, compact, hasBothHalves, isShared } from '../support/names.js';
import { inHydra } from '../support/places.js';
import { propertyPairs } from '../support/pairs.js';
import { isIriString, valueAlternatives } from '../support/targets.js';

export const linkPath = defineCheck({
  id: 'link-path',
  title: 'Links lead to paths of the description',
  severity: 'error',
  source: 'Hydra Core, hydra:Link',
  run: ({ contract }) => {
    if (!hasBothHalves(contract)) return [];
    const embedded = embeddedProperties(contract);
    return contract.hydra.classes.flatMap((owner) =>
      owner.properties
        .filter((property) => isDead(contract, property) && !embedded.has(property.iri))
        .map((property) => ({
          message: `${compact(contract, property.iri)} (of ${owner.compact}) is a dead link: no path of the OpenAPI Description answers for it.`,
          ...inHydra(contract, property.pointer),
          about: about(contract, property.iri),
          hint: `Add a path that ends in /${property.key}, name the link on its Path Item with \`x-hydra-link\`, or make the property a plain rdf:Property.`,
        })),
    );
  },
});

/** Links with operations are reported by operation; links to a class lead to the path of that class. */
function isDead(contract: Contract, { iri, link, range }: SupportedProperty): boolean {
  return (
    link?.kind === 'Link' &&
    link.path === undefined &&
    link.operations.length === 0 &&
    !isShared(iri) &&
    !range.some((each) => (isShared(each) ? false : (classOf(contract, each)?.paths.length ?? 0) > 0))
  );
}

/** Properties whose target is embedded, so that clients do not need to follow them. */
function embeddedProperties(contract: Contract): Set<string> {
  const pairs = propertyPairs(contract).filter(
    ({ schema }) => !valueAlternatives(contract, schema.schema).some(isIriString),
  );
  return new Set(pairs.map(({ property }) => property.iri));
}
