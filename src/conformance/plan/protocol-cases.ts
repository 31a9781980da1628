/** Cases about HTTP itself: credentials, methods and content negotiation. */
import type { OpenApiOperation } from '../../model/contract.js';
import { baseDraft, successTypes } from './base.js';
import type { PlanInput } from './base.js';
import type { Case, Identity } from './case.js';

/** Cases for each way in which credentials can be missing or wrong. */
export function* credentialCases(input: PlanInput, operation: OpenApiOperation): Generator<Case> {
  if (operation.security.length === 0 || operation.security.some((alternative) => alternative.size === 0)) return;
  const kinds: readonly (readonly [Identity, string])[] = [
    ['none', 'no credentials'],
    ['wrong-secret', 'a wrong secret'],
    ['unknown-user', 'the credentials of an unknown user'],
    ['malformed', 'malformed credentials'],
    ['empty', 'empty credentials'],
  ];
  for (const [identity, title] of kinds) {
    yield {
      id: '',
      operation,
      kind: 'credentials',
      title,
      draft: { ...baseDraft(input, operation), identity },
      at: 'header:Authorization',
      rule: identity,
    };
  }
}

/** HEAD on what can be read with GET, where the contract does not declare HEAD itself. */
export function* readingCases(input: PlanInput, operation: OpenApiOperation): Generator<Case> {
  if (operation.method !== 'GET') return;
  const declared = methodsAt(input, operation.path);
  const draft = baseDraft(input, operation);
  if (!declared.has('HEAD'))
    yield { id: '', operation, kind: 'head', title: 'HEAD', draft: { ...draft, method: 'HEAD' } };
}

/** OPTIONS and undeclared methods: once per path, as cases of its GET operation or, without one, its first. */
export function* methodCases(input: PlanInput, operation: OpenApiOperation): Generator<Case> {
  const at = input.contract.openapi.operations.filter(({ path }) => path === operation.path);
  if (at[0] !== operation) return;
  const declared = methodsAt(input, operation.path);
  const carrier = at.find(({ method }) => method === 'GET') ?? operation;
  const { body: _, ...draft } = baseDraft(input, carrier);
  if (!declared.has('OPTIONS'))
    yield { id: '', operation: carrier, kind: 'options', title: 'OPTIONS', draft: { ...draft, method: 'OPTIONS' } };
  for (const method of ['PROPFIND', 'PATCH', 'PUT', 'DELETE', 'POST']) {
    if (!declared.has(method)) {
      yield {
        id: '',
        operation: carrier,
        kind: 'undeclared-method',
        title: `${method}, which is not declared`,
        draft: { ...draft, method },
        rule: method,
      };
    }
  }
}

/** Requests for each declared representation, and for one that does not exist. */
export function* negotiationCases(input: PlanInput, operation: OpenApiOperation): Generator<Case> {
  const draft = baseDraft(input, operation);
  const make = (accept: string, title: string, rule: string): Case => ({
    id: '',
    operation,
    kind: 'negotiation',
    title,
    draft: { ...draft, headers: { ...draft.headers, Accept: accept } },
    at: 'header:Accept',
    rule,
  });
  if (operation.method !== 'GET') return;
  const types = successTypes(operation).filter((type) => !type.includes('*'));
  if (types.length > 1) for (const type of types) yield make(type, `Accept: ${type}`, 'declared');
  yield make('application/vnd.none-such', 'Accept: a media type that does not exist', 'unacceptable');
  yield make('*/*', 'Accept: */*', 'any');
  yield make(';;,,', 'Accept: malformed', 'malformed');
  const compressed = make(draft.headers['Accept'] ?? '*/*', 'Accept-Encoding: gzip', 'encoding');
  yield {
    ...compressed,
    at: 'header:Accept-Encoding',
    draft: { ...draft, headers: { ...draft.headers, 'Accept-Encoding': 'gzip' } },
  };
}

function methodsAt({ contract }: PlanInput, path: string): Set<string> {
  return new Set(contract.openapi.operations.filter((one) => one.path === path).map(({ method }) => method));
}
