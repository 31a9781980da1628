import { HYDRA, RDF } from '../../model/namespaces.js';
import { idOf, placeOf, typesOf } from '../../model/nodes.js';
import { defineCheck } from '../check.js';
import { about, compact } from '../support/names.js';
import { inHydra } from '../support/places.js';
import { nodesOfType, valuesOf } from '../support/vocabulary-nodes.js';

export const operationOnProperty = defineCheck({
  id: 'operation-on-property',
  title: 'Operations belong to links, not to plain properties',
  severity: 'warning',
  source: 'Hydra Core, hydra:supportedOperation',
  run: ({ contract }) =>
    nodesOfType(contract, `${RDF}Property`)
      .filter(
        (node) =>
          valuesOf(node, `${HYDRA}supportedOperation`).length > 0 &&
          !typesOf(node).some((type) => type === `${HYDRA}Link` || type === `${HYDRA}TemplatedLink`),
      )
      .map((node) => ({
        message: `${compact(contract, idOf(node) ?? 'A property')} is a plain rdf:Property, but supports operations.`,
        ...inHydra(contract, placeOf(node)),
        about: about(contract, idOf(node)),
        hint: 'Make it a hydra:Link, or move the operations to the SupportedProperty.',
      })),
});
