import type { Exchange } from './exchange.js';
import type { ConformanceFinding, OperationRef, Shard } from './options.js';

/** Outcome values of EARL 1.0 §2.7. */
export type Outcome = 'passed' | 'failed' | 'cantTell' | 'inapplicable' | 'untested';

/** Every outcome, in the order in which summaries count them. */
export const OUTCOMES = [
  'passed',
  'failed',
  'cantTell',
  'inapplicable',
  'untested',
] as const satisfies readonly Outcome[];

/** One case or sequence, done. */
export interface CaseOutcome {
  /** Id of the case, or of the check whose sequence it is with its subject. */
  readonly id: string;
  readonly title: string;
  readonly operation?: OperationRef;
  readonly outcome: Outcome;
  /** Why it is not passed. */
  readonly reason?: string;
  /** Ids of the checks that failed. */
  readonly checks: readonly string[];
}

/** One operation of the contract, done. */
export interface OperationOutcome extends OperationRef {
  readonly outcome: Outcome;
  /** How many of its cases had which outcome. */
  readonly cases: Readonly<Record<Outcome, number>>;
  /** Statuses that its usual requests were answered with. */
  readonly statuses: readonly number[];
  /** For an untested one: what would unlock it. */
  readonly reason?: string;
}

export interface RunSummary {
  readonly server: string;
  readonly contract: string;
  readonly operations: Readonly<Record<Outcome, number>>;
  readonly cases: Readonly<Record<Outcome, number>>;
  readonly findings: Readonly<Record<'error' | 'warning' | 'info' | 'cantTell', number>>;
  readonly requests: number;
  /** Milliseconds. */
  readonly duration: number;
  /** Whether any operation was answered with a success; when not, `reason` says why. */
  readonly tested: boolean;
  readonly reason?: string;
  /** Remarks on the run as a whole: mostly 401, stateless answers, bounds that were reached. */
  readonly notes: readonly string[];
}

/** What a run tells, as it goes. Reporters listen; nothing is kept by the run. */
export type RunEvent =
  | {
      readonly kind: 'started';
      readonly server: string;
      readonly contract: string;
      readonly operations: number;
      readonly writes: boolean;
      readonly at: Date;
      /** The part of the plan that this run is. */
      readonly shard?: Shard;
    }
  | { readonly kind: 'planned'; readonly cases: number }
  | { readonly kind: 'exchange'; readonly exchange: Exchange; readonly operation?: OperationRef; readonly at: Date }
  | { readonly kind: 'case'; readonly outcome: CaseOutcome }
  | { readonly kind: 'finding'; readonly finding: ConformanceFinding }
  | { readonly kind: 'operation'; readonly operation: OperationOutcome }
  | { readonly kind: 'finished'; readonly summary: RunSummary };

export type Listener = (event: RunEvent) => void;
