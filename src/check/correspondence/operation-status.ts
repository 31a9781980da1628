import { HYDRA } from '../../model/namespaces.js';
import { Nodes } from '../../model/nodes.js';
import type { Contract, OpenApiOperation } from '../../model/contract.js';
import { defineCheck } from '../check.js';
import type { Report } from '../check.js';
import { about } from '../support/names.js';
import { namesOf, operationPairs, wireName } from '../support/pairs.js';
import { inHydra, inOpenApi } from '../support/places.js';

export const operationStatus = defineCheck({
  id: 'operation-status',
  title: 'The statuses of an operation are the same in both halves',
  severity: 'error',
  source: 'Hydra Core §4 (possibleStatus); OpenAPI 3.1 §4.8.16 (Responses Object)',
  run: ({ contract }) => {
    const common = commonStatuses(contract);
    return operationPairs(contract).flatMap(({ openapi, hydra }): Report[] => {
      const names = [...namesOf(openapi), ...about(contract, hydra.property ?? hydra.class)];
      const codes = new Set(hydra.statuses.map(({ code }) => code));
      const onlyWire = openapi.responses.filter(
        ({ status }) =>
          /^\d{3}$/.test(status) &&
          !codes.has(Number(status)) &&
          !common.has(Number(status)) &&
          !comesWithSecurity(openapi, status),
      );
      const onlyHydra = hydra.statuses.filter(
        ({ code }) => !openapi.responses.some(({ status }) => covers(status, code)),
      );
      return [
        ...onlyWire.map(({ status, pointer }) => ({
          message: `${wireName(openapi)}: OpenAPI has ${status}, the vocabulary does not.`,
          ...inOpenApi(contract, pointer, hydra.pointer),
          about: [...names, `${wireName(openapi)} ${status}`],
          hint: `Add ${status} to possibleStatus of the operation (of the ApiDocumentation, if any operation may answer so), or remove the response.`,
        })),
        ...onlyHydra.map(({ code, pointer }) => ({
          message: `${wireName(openapi)}: the vocabulary has ${code}, OpenAPI does not.`,
          ...inHydra(contract, pointer, openapi.pointer),
          about: [...names, `${wireName(openapi)} ${code}`],
          hint: `Add the response ${code}, or take ${code} out of possibleStatus.`,
        })),
      ];
    });
  },
});

/** 401 and 403 say that credentials are asked for: OpenAPI says so by `security`, and Hydra has no word for it. */
function comesWithSecurity({ security }: OpenApiOperation, status: string): boolean {
  return security.length > 0 && (status === '401' || status === '403');
}

/** Statuses that the ApiDocumentation itself lists: any operation may answer with them. */
function commonStatuses({ hydra }: Contract): Set<number> {
  const nodes = new Nodes(hydra.expanded);
  const documentation = nodes.ofType(`${HYDRA}ApiDocumentation`);
  const statuses = documentation.flatMap((node) => nodes.objects(node, `${HYDRA}possibleStatus`));
  return new Set(statuses.map((node) => Number(nodes.text(node, `${HYDRA}statusCode`))));
}

/** Whether a key of the Responses Object speaks of a status: `404`, `4XX`, `default`. */
function covers(status: string, code: number): boolean {
  return status === String(code) || status === 'default' || status.toUpperCase() === `${Math.trunc(code / 100)}XX`;
}
