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
  const target = targetOf(contract, link);
  if (target === 'elsewhere') return [];
  const fault = target === undefined ? unknownTarget(contract, link) : unknownParameters(link, target);
  if (fault === undefined) return [];
  return [
    {
      message: `The link "${link.name}" of ${wireName(operation)} ${fault.what}.`,
      location: contract.openapi.locate(link.pointer),
      about: [link.name, ...namesOf(operation)],
      hint: fault.hint,
    },
  ];
}

interface Fault {
  readonly what: string;
  readonly hint: string;
}

function unknownTarget({ openapi }: Contract, { operationId, operationRef }: ResponseLink): Fault {
  const name = operationId ?? operationRef;
  const known = openapi.operations.flatMap((operation) => operation.operationId ?? []);
  return {
    what: name === undefined ? 'does not name an operation' : `refers to ${name}, which does not exist`,
    hint: didYouMean(nearest(operationId ?? '', known), 'Use an operationId of the description.'),
  };
}

function unknownParameters({ parameters }: ResponseLink, target: OpenApiOperation): Fault | undefined {
  const known = target.parameters.flatMap(({ name, in: place }) => [name, `${place}.${name}`]);
  const unknown = Object.keys(parameters).filter((name) => !known.includes(name));
  if (unknown.length === 0) return undefined;
  return {
    what: `sets ${list(unknown.map((name) => `"${name}"`))}, which ${wireName(target)} does not accept`,
    hint: didYouMean(nearest(unknown[0] ?? '', known), 'Use a parameter of that operation.', quote),
  };
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
