import type { Contract } from '../../model/contract.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { classesOf, describeClasses, returnedContent, sameClasses, successes } from '../support/bodies.js';
import { NOTHING } from '../support/classes.js';
import { namesOfPair, operationPairs, wireName } from '../support/pairs.js';
import type { OperationPair } from '../support/pairs.js';
import { inOpenApi } from '../support/places.js';

export const operationReturns = defineCheck({
  id: 'operation-returns',
  title: 'hydra:returns matches the successful responses',
  severity: 'error',
  source: 'Hydra Core, hydra:returns; OpenAPI 3.1 §4.8.17 (Response Object)',
  run: ({ contract }) => operationPairs(contract).flatMap((pair) => judge(contract, pair)),
});

function judge(contract: Contract, pair: OperationPair): Report[] {
  const { openapi, hydra } = pair;
  const content = returnedContent(openapi);
  const wire = classesOf(contract, content);
  const returns = hydra.returns.filter((iri) => iri !== NOTHING);
  const matches = returns.length > 0 ? content.length > 0 && sameClasses(contract, wire, returns) : wire.length === 0;
  if (matches) return [];
  const body = content.length === 0 ? 'no body' : describeClasses(contract, wire, 'a body of an unknown class');
  return [
    {
      message: `${wireName(openapi)}: hydra:returns is ${describeClasses(contract, returns, 'missing')}, but OpenAPI declares ${body}.`,
      ...inOpenApi(contract, successes(openapi)[0]?.pointer ?? openapi.pointer, hydra.pointer),
      about: namesOfPair(contract, pair),
      hint: 'Make hydra:returns the class that the `@type` of the response names.',
    },
  ];
}
