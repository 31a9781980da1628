import type { OpenApiOperation } from '../model/contract.js';
import type { ParsedBody } from './http/body.js';
import type { MockRequest } from './http/exchange.js';
import type { Preferences } from './http/prefer.js';
import type { Match } from './http/router.js';
import type { JudgedRequest } from './prism/responder.js';

/** An operation that was found for a request. */
export interface Call {
  readonly operation: OpenApiOperation;
  readonly match: Match;
  readonly request: MockRequest;
  /** Below the base path, raw. */
  readonly path: string;
  readonly body: ParsedBody;
  /** As Prism takes it, links of the mock turned into the contract's. */
  readonly judged: JudgedRequest;
  readonly preferences: Preferences;
}
