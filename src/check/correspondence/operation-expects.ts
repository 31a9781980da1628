import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { sameClasses } from '../support/bodies.js';
import { NOTHING } from '../support/classes.js';
import { about, compact } from '../support/names.js';
import { namesOf, operationPairs, wireName } from '../support/pairs.js';
import { inOpenApi } from '../support/places.js';
import { schemaClasses } from '../support/schema-classes.js';
import { list } from '../support/words.js';

export const operationExpects = defineCheck({
  id: 'operation-expects',
  title: 'What an operation expects is what its request body describes',
  severity: 'error',
  source: 'Hydra Core §4 (expects); OpenAPI 3.1 §4.8.13 (Request Body Object)',
  run: ({ contract }) => {
    const classes = schemaClasses(contract);
    return operationPairs(contract).flatMap(({ openapi, hydra }): Report[] => {
      const content = openapi.requestBody?.content ?? [];
      const wire = [...new Set(content.flatMap(({ schema, pointer }) => classes.of(schema, `${pointer}/schema`)))];
      const expects = hydra.expects.filter((iri) => iri !== NOTHING);
      if (
        expects.length > 0
          ? openapi.requestBody !== undefined && sameClasses(contract, wire, expects)
          : wire.length === 0
      )
        return [];
      const body =
        openapi.requestBody === undefined
          ? 'no request body'
          : wire.length === 0
            ? 'a body of no known class'
            : list(wire.map((iri) => compact(contract, iri)));
      return [
        {
          message: `${wireName(openapi)}: the vocabulary expects ${list(expects.map((iri) => compact(contract, iri)))}, OpenAPI says ${body}.`,
          ...inOpenApi(contract, openapi.requestBody?.pointer ?? openapi.pointer, hydra.pointer),
          about: [...namesOf(openapi), ...about(contract, hydra.property ?? hydra.class)],
          hint: 'Make hydra:expects the class that the `@type` of the request body names.',
        },
      ];
    });
  },
});
