/** The events and outcomes of a run. */
import type { Exchange } from './exchange.js';
import type { ConformanceFinding, OperationRef, Shard } from './options.js';

/** The outcome values of EARL 1.0 §2.7. */
export type Outcome = 'passed' | 'failed' | 'cantTell' | 'inapplicable' | 'untested';

/** Every outcome, in the order in which summaries count them. */
export const OUTCOMES = [
  'passed',
  'failed',
  'cantTell',
  'inapplicable',
  'untested',
] as const satisfies readonly Outcome[];

/** Counts by outcome, all zero. */
export function emptyCounts(): Record<Outcome, number> {
  return { passed: 0, failed: 0, cantTell: 0, inapplicable: 0, untested: 0 };
}

/** The outcome of one case or scenario. */
export interface CaseOutcome {
  /** Id of the case or, for a scenario, the id of its check with its subject. */
  readonly id: string;
  readonly title: string;
  readonly operation?: OperationRef;
  readonly outcome: Outcome;
  /** Why the outcome is not `passed`. */
  readonly reason?: string;
  /** Ids of the checks that failed. */
  readonly checks: readonly string[];
}

/** The outcome of one operation of the contract. */
export type OperationOutcome = OperationRef & {
  readonly outcome: Outcome;
  /** The number of its cases by outcome. */
  readonly cases: Readonly<Record<Outcome, number>>;
  /** The statuses with which its usual requests were answered. */
  readonly statuses: readonly number[];
  /** For an untested operation: how to make it testable. */
  readonly reason?: string;
};

export interface RunSummary {
  readonly server: string;
  readonly contract: string;
  readonly operations: Readonly<Record<Outcome, number>>;
  readonly cases: Readonly<Record<Outcome, number>>;
  readonly findings: Readonly<Record<'error' | 'warning' | 'info' | 'cantTell', number>>;
  readonly requests: number;
  /** Milliseconds. */
  readonly duration: number;
  /** Whether any operation was answered with a success; otherwise `reason` states why not. */
  readonly tested: boolean;
  readonly reason?: string;
  /** Remarks on the run as a whole, such as mostly 401 responses, or limits that were reached. */
  readonly notes: readonly string[];
}

/** What a run emits as it proceeds. Reporters listen; the run keeps no exchanges. */
export type RunEvent =
  | {
      readonly kind: 'started';
      readonly server: string;
      readonly contract: string;
      readonly operations: number;
      readonly writes: boolean;
      readonly at: Date;
      /** The part of the plan that this run covers. */
      readonly shard?: Shard;
    }
  | { readonly kind: 'planned'; readonly cases: number }
  | { readonly kind: 'exchange'; readonly exchange: Exchange; readonly operation?: OperationRef; readonly at: Date }
  | { readonly kind: 'case'; readonly outcome: CaseOutcome }
  | { readonly kind: 'finding'; readonly finding: ConformanceFinding }
  | { readonly kind: 'operation'; readonly operation: OperationOutcome }
  | { readonly kind: 'finished'; readonly summary: RunSummary };

export type Listener = (event: RunEvent) => void;
