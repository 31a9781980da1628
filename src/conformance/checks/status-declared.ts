import { defineConformanceCheck } from '../check.js';
import type { ExchangeView } from '../check.js';
import { nameOf } from '../operation-ref.js';

/** Statuses with which HTTP itself may refuse a request, declared or not. */
const GENERIC = new Set([
  400, 401, 403, 404, 405, 406, 408, 410, 411, 412, 413, 414, 415, 416, 421, 422, 426, 428, 429, 431, 501, 505,
]);

/** Kinds of requests that the contract covers. */
const JUDGED = new Set<ExchangeView['kind']>([
  'positive',
  'negative',
  'unknown-target',
  'odd-target',
  'credentials',
  'negotiation',
  'robustness',
  'step',
]);

export const statusDeclared = defineConformanceCheck({
  id: 'status-declared',
  title: 'Every status is one that the contract declares for the operation',
  severity: 'error',
  source: 'OpenAPI 3.1 §4.8.16 Responses Object',
  *exchange(view) {
    const { response, operation, declared, kind } = view;
    if (operation === undefined || declared !== undefined || !JUDGED.has(kind) || operation.responses.length === 0)
      return;
    if (response.status >= 500 || isExcused(view)) return;
    const known = operation.responses.map(({ status }) => status).join(', ');
    yield {
      message: `${nameOf(view.state.contract, operation)} answers ${response.status}, which the contract does not declare (it declares ${known}).`,
      key: `${response.status}`,
      severity: view.state.contract.openapi.origin === 'derived' ? 'warning' : 'error',
      hint: `Answer with a declared status, or declare ${response.status}.`,
    };
  },
});

/**
 * A refusal is excused where the contract declares no suitable status. Where it does, another status is a fault: 409
 * instead of the declared 400, for instance.
 */
function isExcused({ response, operation, kind, binding, case: one }: ExchangeView): boolean {
  const { status } = response;
  if (status === 304 || status === 429) return true;
  // Only the run's own resources and those in answers are known to exist: 404 for another target proves nothing.
  if (
    kind === 'positive' &&
    (status === 404 || status === 410) &&
    binding.provenance !== 'own' &&
    binding.provenance !== 'seen'
  )
    return true;
  if (kind === 'positive' && one?.trust === 'implied' && GENERIC.has(status)) return true;
  if (kind === 'positive' && status !== 401 && status !== 403) return false;
  if (kind === 'step') return GENERIC.has(status);
  if (status < 400 || !GENERIC.has(status)) return false;
  const declared = operation!.responses.map(({ status: code }) => code.toUpperCase());
  if (kind === 'unknown-target') return !declared.includes('404') || status === 401 || status === 403;
  if (kind === 'credentials') return !(declared.includes('401') || declared.includes('403'));
  if (kind === 'negative')
    return !declared.some((code) => code === '400' || code === '422') || ![400, 422, 404].includes(status);
  return true;
}
