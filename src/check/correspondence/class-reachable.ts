import type { Contract } from '../../model/contract.js';
import { HYDRA } from '../../model/namespaces.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { classOf } from '../support/classes.js';
import { entryClass } from '../support/entrypoint.js';
import { about, hasBothHalves, isShared } from '../support/names.js';
import { inHydra } from '../support/places.js';

export const classReachable = defineCheck({
  id: 'class-reachable',
  title: 'Classes with operations can be reached by links',
  severity: 'warning',
  source: 'Hydra Core, hydra:entrypoint',
  run: ({ contract }): Report[] => {
    const start = hasBothHalves(contract) ? entryClass(contract) : undefined;
    if (start === undefined) return [];
    const reached = reachable(contract, start);
    return contract.hydra.classes
      .filter(
        ({ iri, operations, paths }) =>
          !isShared(iri) && !reached.has(iri) && (operations.length > 0 || paths.length > 0),
      )
      .map(({ iri, compact, pointer }) => ({
        message: `${compact} cannot be reached from the entry point by following links.`,
        ...inHydra(contract, pointer),
        about: about(contract, iri),
        hint: `Add a link with the range ${compact} (or a collection of it) to a class that can be reached.`,
      }));
  },
});

/** Every class that is reached by following ranges, members and the results of operations. */
function reachable(contract: Contract, start: string): Set<string> {
  const reached = new Set<string>();
  const queue = [start];
  for (let iri = queue.pop(); iri !== undefined; iri = queue.pop()) {
    if (reached.has(iri)) continue;
    reached.add(iri);
    const declared = classOf(contract, iri);
    if (declared === undefined) continue;
    for (const { range, link } of declared.properties)
      queue.push(...range, ...(link?.memberClass ?? []), ...returned(contract, link?.operations ?? []));
    queue.push(...declared.subClassOf, ...returned(contract, declared.operations));
  }
  reached.delete(`${HYDRA}Resource`);
  return reached;
}

function returned({ hydra }: Contract, operations: readonly number[]): readonly string[] {
  return operations.flatMap((index) => hydra.operations[index]?.returns ?? []);
}
