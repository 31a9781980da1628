import { get } from '../../model/json.js';
import type { JsonObject } from '../../model/json.js';
import { HYDRA } from '../../model/namespaces.js';
import type { OpenApiOperation } from '../../model/contract.js';
import { defineConformanceCheck } from '../check.js';
import type { RunState } from '../check.js';
import { flatten, propertiesOf } from '../plan/flatten.js';
import { graphOf, typesOf } from '../state/graph.js';
import { vocabularyOf } from '../state/vocabulary.js';

const COLLECTIONS = new Set(['Collection', 'PagedCollection', 'PartialCollectionView'].map((name) => HYDRA + name));

export const typeReturned = defineConformanceCheck({
  id: 'type-returned',
  title: 'A body is of a class that its operation returns',
  severity: 'warning',
  source: 'Hydra Core, hydra:returns: a hint, not a guarantee',
  async exchange({ state, exchange, response, operation, kind }) {
    if (operation === undefined || response.status >= 300 || !['positive', 'step'].includes(kind)) return [];
    const returns = returnsOf(state, operation);
    if (returns.length === 0 || fixesType(state, operation, response.status)) return [];
    const graph = await graphOf(state, exchange);
    const vocabulary = vocabularyOf(state);
    if (graph?.root === undefined) return [];
    const types = typesOf(graph.root);
    const fits = graph.nodes.some((node) =>
      typesOf(node).some((type) =>
        returns.some((wanted) => vocabulary.isA(type, wanted) || (COLLECTIONS.has(wanted) && COLLECTIONS.has(type))),
      ),
    );
    if (fits) return [];
    const actual = types.length === 0 ? 'has no type' : `is of type ${types.join(', ')}`;
    return [
      {
        message: `The ${response.status} response ${actual}; the operation is declared to return ${returns.join(', ')}.`,
        at: '#/@type',
        key: 'type',
      },
    ];
  },
});

function returnsOf({ contract }: RunState, operation: OpenApiOperation): readonly string[] {
  if (contract.hydra.origin !== 'authored' || operation.hydra === undefined) return [];
  return (contract.hydra.operations[operation.hydra]?.returns ?? []).filter(
    (iri) => /^https?:/.test(iri) && !/owl#Nothing$|#Resource$/.test(iri),
  );
}

/** Whether the OpenAPI schema itself fixes `@type`: then the check body-schema covers it. */
function fixesType({ contract }: RunState, operation: OpenApiOperation, status: number): boolean {
  const document: JsonObject = contract.openapi.document;
  const schema = operation.responses.find((one) => one.status === String(status))?.content[0]?.schema;
  const type = propertiesOf(flatten(document, schema)).get('@type');
  const flat = type === undefined ? {} : flatten(document, type);
  return get(flat, 'const') !== undefined || get(flat, 'enum') !== undefined;
}
