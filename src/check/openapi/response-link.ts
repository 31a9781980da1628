import type { Contract, OpenApiOperation, ResponseLink } from '../../model/contract.js';
import { resolvePointer } from '../../model/json.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { namesOf, wireName } from '../support/pairs.js';
import { didYouMean, list, nearest, quote } from '../support/phrases.js';

export const responseLink = defineCheck({
  id: 'response-link',
  title: 'Link Objects name existing operations and parameters',
  severity: 'error',
  source: 'OpenAPI 3.1 §4.8.20 (Link Object)',
  run: ({ contract }) => {
    if (contract.openapi.origin === 'derived') return [];
    return contract.openapi.operations.flatMap((operation) =>
      operation.responses.flatMap(({ links }) => links.flatMap((link) => judge(contract, operation, link))),
    );
  },
});

function judge(contract: Contract, operation: OpenApiOperation, link: ResponseLink): Report[] {
  const report = (message: string, hint: string): Report[] => [
    {
      message: `The link "${link.name}" of ${wireName(operation)} ${message}.`,
      location: contract.openapi.locate(link.pointer),
      about: [link.name, ...namesOf(operation)],
      hint,
    },
  ];
  const target = targetOf(contract, link);
  if (target === 'elsewhere') return [];
  if (target === undefined) {
    const guess = nearest(
      link.operationId ?? '',
      contract.openapi.operations.flatMap(({ operationId }) => operationId ?? []),
    );
    return report(
      `refers to the operation ${link.operationId ?? link.operationRef ?? '(none)'}, which does not exist`,
      didYouMean(guess, 'Use an operationId of the description.'),
    );
  }
  const known = target.parameters.flatMap(({ name, in: place }) => [name, `${place}.${name}`]);
  const unknown = Object.keys(link.parameters).filter((name) => !known.includes(name));
  if (unknown.length === 0) return [];
  const guess = nearest(unknown[0] ?? '', known);
  return report(
    `sets ${list(unknown.map((name) => `"${name}"`))}, which ${wireName(target)} does not accept`,
    didYouMean(guess, 'Use a parameter of that operation.', quote),
  );
}

function targetOf(
  { openapi }: Contract,
  { operationId, operationRef }: ResponseLink,
): OpenApiOperation | undefined | 'elsewhere' {
  if (operationId !== undefined) return openapi.operations.find((each) => each.operationId === operationId);
  if (operationRef === undefined) return undefined;
  if (!operationRef.startsWith('#')) return 'elsewhere';
  const value = resolvePointer(openapi.document, operationRef);
  return value === undefined
    ? undefined
    : openapi.operations.find(({ pointer }) => resolvePointer(openapi.document, pointer) === value);
}
