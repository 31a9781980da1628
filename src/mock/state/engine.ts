/** What a stateful mock offers to the pipeline. */
import type { Contract } from '../../model/contract.js';
import type { SchemaJudges } from '../../validate/schema.js';
import type { Problem } from '../errors.js';
import type { MockResponse } from '../http/exchange.js';
import type { LinkRewriter } from '../http/link-rewriter.js';
import type { OperationRequest } from '../operation-request.js';
import type { MockState } from '../mock-state.js';
import type { Violation } from '../prism/answer.js';
import type { Responder } from '../prism/responder.js';

export type StateResult = { readonly response: MockResponse } | { readonly problem: Omit<Problem, 'instance'> };

export interface StateEngine {
  readonly state: MockState;
  /** Takes up an edition of the contract; what is remembered stays. */
  use(contract: Contract, responder: Responder, judges: SchemaJudges, links: LinkRewriter): void;
  /** Whether the real server lets a violation pass, so the contract's lifecycle says. */
  tolerates(call: OperationRequest, violation: Violation): boolean;
  /** The answer that follows from state; undefined leaves it to Prism. */
  answer(call: OperationRequest): Promise<StateResult | undefined>;
}
