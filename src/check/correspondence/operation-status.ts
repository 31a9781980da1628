import { HYDRA } from '../../model/namespaces.js';
import { Nodes } from '../../model/nodes.js';
import type { Contract, OpenApiOperation } from '../../model/contract.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { namesOfPair, operationPairs, wireName } from '../support/pairs.js';
import type { OperationPair } from '../support/pairs.js';
import { inHydra, inOpenApi } from '../support/places.js';

export const operationStatus = defineCheck({
  id: 'operation-status',
  title: 'OpenAPI and Hydra agree on an operation’s statuses',
  severity: 'error',
  source: 'Hydra Core, hydra:possibleStatus; OpenAPI 3.1 §4.8.16 (Responses Object)',
  run: ({ contract }) => {
    const common = commonStatuses(contract);
    return operationPairs(contract).flatMap((pair) => [
      ...onlyInOpenApi(contract, pair, common),
      ...onlyInVocabulary(contract, pair),
    ]);
  },
});

function onlyInOpenApi(contract: Contract, pair: OperationPair, common: ReadonlySet<number>): Report[] {
  const { openapi, hydra } = pair;
  const codes = new Set([...common, ...hydra.statuses.map(({ code }) => code)]);
  return openapi.responses
    .filter(({ status }) => /^\d{3}$/.test(status) && !codes.has(Number(status)) && !comesWithSecurity(openapi, status))
    .map(({ status, pointer }) => ({
      message: `${wireName(openapi)}: OpenAPI declares the status ${status}, but the vocabulary does not.`,
      ...inOpenApi(contract, pointer, hydra.pointer),
      about: [...namesOfPair(contract, pair), `${wireName(openapi)} ${status}`],
      hint: `Add ${status} to possibleStatus of the operation (or of the ApiDocumentation, if any operation may return it), or remove the response.`,
    }));
}

function onlyInVocabulary(contract: Contract, pair: OperationPair): Report[] {
  const { openapi, hydra } = pair;
  return hydra.statuses
    .filter(({ code }) => !openapi.responses.some(({ status }) => covers(status, code)))
    .map(({ code, pointer }) => ({
      message: `${wireName(openapi)}: the vocabulary declares the status ${code}, but OpenAPI does not.`,
      ...inHydra(contract, pointer, openapi.pointer),
      about: [...namesOfPair(contract, pair), `${wireName(openapi)} ${code}`],
      hint: `Add the response ${code}, or remove ${code} from possibleStatus.`,
    }));
}

/** 401 and 403 mean that credentials are required: OpenAPI declares that by `security`, and Hydra cannot express it. */
function comesWithSecurity({ security }: OpenApiOperation, status: string): boolean {
  return security.length > 0 && (status === '401' || status === '403');
}

/** Statuses that the ApiDocumentation itself lists: any operation may return them. */
function commonStatuses({ hydra }: Contract): Set<number> {
  const nodes = new Nodes(hydra.expanded);
  const documentation = nodes.ofType(`${HYDRA}ApiDocumentation`);
  const statuses = documentation.flatMap((node) => nodes.objects(node, `${HYDRA}possibleStatus`));
  return new Set(statuses.map((node) => Number(nodes.text(node, `${HYDRA}statusCode`))));
}

/** Whether a key of the Responses Object covers a status: `404`, `4XX`, `default`. */
function covers(status: string, code: number): boolean {
  return status === String(code) || status === 'default' || status.toUpperCase() === `${Math.trunc(code / 100)}XX`;
}
