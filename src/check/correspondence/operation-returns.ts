import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { sameClasses, successes } from '../support/bodies.js';
import { NOTHING } from '../support/classes.js';
import { about, compact } from '../support/names.js';
import { namesOf, operationPairs, wireName } from '../support/pairs.js';
import { inOpenApi } from '../support/places.js';
import { schemaClasses } from '../support/schema-classes.js';
import { list } from '../support/words.js';

export const operationReturns = defineCheck({
  id: 'operation-returns',
  title: 'What an operation returns is what its successful responses describe',
  severity: 'error',
  source: 'Hydra Core §4 (returns); OpenAPI 3.1 §4.8.17 (Response Object)',
  run: ({ contract }) => {
    const classes = schemaClasses(contract);
    return operationPairs(contract).flatMap(({ openapi, hydra }): Report[] => {
      const content = successes(openapi).flatMap((response) => response.content);
      const wire = [...new Set(content.flatMap(({ schema, pointer }) => classes.of(schema, `${pointer}/schema`)))];
      const returns = hydra.returns.filter((iri) => iri !== NOTHING);
      if (returns.length > 0 ? content.length > 0 && sameClasses(contract, wire, returns) : wire.length === 0)
        return [];
      const body =
        content.length === 0
          ? 'no body'
          : wire.length === 0
            ? 'a body of no known class'
            : list(wire.map((iri) => compact(contract, iri)));
      return [
        {
          message: `${wireName(openapi)}: the vocabulary returns ${list(returns.map((iri) => compact(contract, iri)))}, OpenAPI says ${body}.`,
          ...inOpenApi(contract, successes(openapi)[0]?.pointer ?? openapi.pointer, hydra.pointer),
          about: [...namesOf(openapi), ...about(contract, hydra.property ?? hydra.class)],
          hint: 'Make hydra:returns the class that the `@type` of the response names.',
        },
      ];
    });
  },
});
