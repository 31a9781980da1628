/** A request to an operation, as the pipeline, the state and handlers see it. */
import type { OpenApiOperation } from '../model/contract.js';
import type { ParsedBody } from './http/body.js';
import type { MockRequest } from './http/exchange.js';
import type { ParsedPreferences } from './http/prefer.js';
import type { RouteMatch } from './http/router.js';
import type { ContractRequest } from './prism/responder.js';

/** The operation that a request is routed to. */
export interface RoutedOperation {
  readonly operation: OpenApiOperation;
  readonly route: RouteMatch;
  /** The raw path, relative to the base path. */
  readonly path: string;
}

export interface OperationRequest extends RoutedOperation {
  readonly request: MockRequest;
  readonly body: ParsedBody;
  /** The request in the contract's terms: links to the mock server are replaced by the contract's. */
  readonly contractRequest: ContractRequest;
  readonly preferences: ParsedPreferences;
}
