import { defineCheck } from '../check.js';
import { isA } from '../support/classes.js';
import { about, compact, isShared } from '../support/names.js';
import { inHydra } from '../support/places.js';
import { list } from '../support/phrases.js';

export const propertyDomain = defineCheck({
  id: 'property-domain',
  title: 'A property’s domain matches the class that supports it',
  severity: 'error',
  source: 'RDF Schema §3.2 (domain); Hydra Core, hydra:supportedProperty',
  run: ({ contract }) =>
    contract.hydra.classes.flatMap((owner) =>
      owner.properties
        .filter(
          ({ iri, domain }) =>
            contract.hydra.origin === 'authored' &&
            !isShared(iri) &&
            domain.length > 0 &&
            !domain.some((each) => isA(contract, owner.iri, each)),
        )
        .map(({ iri, domain, pointer }) => ({
          message: `${owner.compact} supports ${compact(contract, iri)}, but the domain of that property is ${list(domain.map((each) => compact(contract, each)))}.`,
          ...inHydra(contract, pointer),
          about: about(contract, iri, owner.iri),
          hint: `Change the domain to ${owner.compact}, or let the other class support the property.`,
        })),
    ),
});
