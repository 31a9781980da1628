import type { OpenApiOperation } from '../model/contract.js';
import type { ParsedBody } from './http/body.js';
import type { MockRequest } from './http/exchange.js';
import type { ParsedPreferences } from './http/prefer.js';
import type { RouteMatch } from './http/router.js';
import type { ContractRequest } from './prism/responder.js';

/** An operation that was found for a request. */
export interface OperationRequest {
  readonly operation: OpenApiOperation;
  readonly route: RouteMatch;
  readonly request: MockRequest;
  /** Below the base path, raw. */
  readonly path: string;
  readonly body: ParsedBody;
  /** As Prism takes it, links of the mock turned into the contract's. */
  readonly contractRequest: ContractRequest;
  readonly preferences: ParsedPreferences;
}
