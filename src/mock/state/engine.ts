/** The interface between the request pipeline and the state of a stateful mock. */
import type { Contract } from '../../model/contract.js';
import type { SchemaJudges } from '../../validate/schema.js';
import type { Problem } from '../errors.js';
import type { MockResponse } from '../http/exchange.js';
import type { LinkRewriter } from '../http/link-rewriter.js';
import type { OperationRequest } from '../operation-request.js';
import type { MockState } from '../mock-state.js';
import type { Violation } from '../prism/answer.js';
import type { Responder } from '../prism/responder.js';

/** A response that follows from the state, or the problem to respond with. */
export type StateResult = { readonly response: MockResponse } | { readonly problem: Omit<Problem, 'instance'> };

export interface StateEngine {
  readonly state: MockState;
  /** Switches to an edition of the contract; the stored resources are kept. */
  use(contract: Contract, responder: Responder, judges: SchemaJudges, links: LinkRewriter): void;
  /** Whether the real server accepts requests with this violation, according to the contract's paging rules. */
  tolerates(call: OperationRequest, violation: Violation): boolean;
  /** The response that follows from the state; undefined leaves it to Prism. */
  answer(call: OperationRequest): Promise<StateResult | undefined>;
}
