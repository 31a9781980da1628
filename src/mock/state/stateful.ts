/** What a stateful mock offers to the pipeline. */
import type { Contract } from '../../model/contract.js';
import type { SchemaJudges } from '../../validate/schema.js';
import type { Problem } from '../errors.js';
import type { MockResponse } from '../http/exchange.js';
import type { Links } from '../http/links.js';
import type { Call } from '../call.js';
import type { MockState } from '../mock-state.js';
import type { Violation } from '../prism/answer.js';
import type { Responder } from '../prism/responder.js';

export type Outcome = { readonly response: MockResponse } | { readonly problem: Omit<Problem, 'instance'> };

export interface Stateful {
  readonly memory: MockState;
  /** Takes up an edition of the contract; what is remembered stays. */
  use(contract: Contract, responder: Responder, judges: SchemaJudges, links: Links): void;
  /** Whether the real server lets a violation pass, so the contract's life says. */
  forgives(call: Call, violation: Violation): boolean;
  /** The answer that follows from state; undefined leaves it to Prism. */
  answer(call: Call): Promise<Outcome | undefined>;
}
