import type { Contract } from '../../model/contract.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { classesOf, describeClasses, sameClasses } from '../support/bodies.js';
import { NOTHING } from '../support/classes.js';
import { namesOfPair, operationPairs, wireName } from '../support/pairs.js';
import type { OperationPair } from '../support/pairs.js';
import { inOpenApi } from '../support/places.js';

export const operationExpects = defineCheck({
  id: 'operation-expects',
  title: 'hydra:expects matches the request body',
  severity: 'error',
  source: 'Hydra Core, hydra:expects; OpenAPI 3.1 §4.8.13 (Request Body Object)',
  run: ({ contract }) => operationPairs(contract).flatMap((pair) => judge(contract, pair)),
});

function judge(contract: Contract, pair: OperationPair): Report[] {
  const { openapi, hydra } = pair;
  const { requestBody } = openapi;
  const wire = classesOf(contract, requestBody?.content ?? []);
  const expects = hydra.expects.filter((iri) => iri !== NOTHING);
  const matches =
    expects.length > 0 ? requestBody !== undefined && sameClasses(contract, wire, expects) : wire.length === 0;
  if (matches) return [];
  const body =
    requestBody === undefined ? 'no request body' : describeClasses(contract, wire, 'a body of an unknown class');
  return [
    {
      message: `${wireName(openapi)}: hydra:expects is ${describeClasses(contract, expects, 'missing')}, but OpenAPI declares ${body}.`,
      ...inOpenApi(contract, requestBody?.pointer ?? openapi.pointer, hydra.pointer),
      about: namesOfPair(contract, pair),
      hint: 'Make hydra:expects the class that the `@type` of the request body names.',
    },
  ];
}
