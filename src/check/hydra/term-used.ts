import type { Contract } from '../../model/contract.js';
import { HYDRA, OWL, RDF, RDFS } from '../../model/namespaces.js';
import { idOf, placeOf } from '../../model/nodes.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { about, compact, isShared } from '../support/names.js';
import { inHydra } from '../support/places.js';
import { nodesOfType, uses } from '../support/vocabulary-nodes.js';

const PROPERTIES = [
  `${RDF}Property`,
  `${HYDRA}Link`,
  `${HYDRA}TemplatedLink`,
  `${OWL}ObjectProperty`,
  `${OWL}DatatypeProperty`,
];

export const termUsed = defineCheck({
  id: 'term-used',
  title: 'Declared classes and properties are used',
  severity: 'warning',
  source: 'Hydra Core, hydra:supportedClass and hydra:supportedProperty',
  run: ({ contract }): Report[] => {
    if (contract.hydra.origin === 'derived') return [];
    return [...unusedClasses(contract), ...unusedProperties(contract)];
  },
});

/** Classes that no path, schema, operation, range or subclass refers to. */
function unusedClasses(contract: Contract): Report[] {
  const { openapi, hydra } = contract;
  const named = new Set(
    [...uses(contract)]
      .filter(
        ({ role, via }) =>
          role === 'type' || (role === 'value' && via !== `${HYDRA}supportedClass` && via !== `${RDFS}domain`),
      )
      .map(({ iri }) => iri),
  );
  const authored = openapi.origin === 'authored';
  const described = new Set(authored ? openapi.schemas.map((schema) => schema.class) : []);
  return hydra.classes
    .filter(
      ({ iri, paths, operations }) =>
        !isShared(iri) &&
        !named.has(iri) &&
        !described.has(iri) &&
        !(authored && paths.length > 0) &&
        operations.length === 0,
    )
    .map(({ iri, compact: name, pointer }) => ({
      message: `The class ${name} is declared, but not used.`,
      ...inHydra(contract, pointer),
      about: about(contract, iri),
      hint: 'Remove it, or refer to it in a range, an operation or a schema.',
    }));
}

function unusedProperties(contract: Contract): Report[] {
  const supported = new Set(contract.hydra.classes.flatMap(({ properties }) => properties.map(({ iri }) => iri)));
  const named = new Set([...uses(contract)].filter(({ role }) => role !== 'type').map(({ iri }) => iri));
  return nodesOfType(contract, ...PROPERTIES).flatMap((node) => {
    const iri = idOf(node);
    if (iri === undefined || isShared(iri) || supported.has(iri) || named.has(iri)) return [];
    return [
      {
        message: `The property ${compact(contract, iri)} is declared, but no class supports it.`,
        ...inHydra(contract, placeOf(node)),
        about: about(contract, iri),
        hint: 'Remove it, or add a SupportedProperty to a class.',
      },
    ];
  });
}
