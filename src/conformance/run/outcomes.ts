/** Collects the outcomes and findings of a run; exchanges are not kept. */
import type { Contract, OpenApiOperation } from '../../model/contract.js';
import { byCause, causeOf } from '../confirm/cause.js';
import { operationOutcome } from './operation-outcome.js';
import type { CaseOutcome, OperationOutcome, Outcome } from '../events.js';
import { emptyCounts } from '../events.js';
import { refOf } from '../operation-ref.js';
import type { ConformanceFinding } from '../options.js';
import type { Redact } from '../transport/redact.js';
import type { Judgement } from './judge.js';
import { curl, shownRequest, shownResponse } from './show.js';

/** What is known of one operation. */
interface OperationRecord {
  readonly counts: Record<Outcome, number>;
  readonly statuses: Set<number>;
  readonly reasons: Map<string, number>;
  /** Why its usual requests tested nothing. */
  readonly untested: Map<string, number>;
}

export class RunOutcomes {
  readonly cases = emptyCounts();
  readonly #operations = new Map<string, OperationRecord>();
  readonly #findings = new Map<string, ConformanceFinding>();

  readonly #contract: Contract;
  readonly #redact: Redact;

  constructor(contract: Contract, redact: Redact) {
    this.#contract = contract;
    this.#redact = redact;
  }

  /** Counts the outcome of a case or scenario. */
  countCase({ operation, outcome, reason }: CaseOutcome): void {
    this.cases[outcome]++;
    if (operation === undefined) return;
    const record = this.#record(operation.id);
    record.counts[outcome]++;
    if (reason !== undefined) tally(record.reasons, reason);
  }

  /** Records why a usual request of an operation tested nothing. */
  noteUntested(operation: OpenApiOperation, reason: string): void {
    tally(this.#record(operation.id).untested, reason);
  }

  /** Records the status with which a usual request of an operation was answered. */
  noteStatus(operation: OpenApiOperation, status: number): void {
    this.#record(operation.id).statuses.add(status);
  }

  /** Whether a usual request of an operation was ever answered with a success. */
  hasSucceeded(operation: OpenApiOperation): boolean {
    return [...this.#record(operation.id).statuses].some((status) => status >= 200 && status < 400);
  }

  /** The finding of a known cause, with one more case counted; undefined when the cause is new. */
  countRepeat(cause: string): ConformanceFinding | undefined {
    const known = this.#findings.get(cause);
    if (known !== undefined) this.#findings.set(cause, { ...known, cases: known.cases + 1 });
    return known;
  }

  /** Adds a finding, or replaces that of the same cause. */
  addFinding(
    judgement: Judgement,
    outcome: ConformanceFinding['outcome'],
    caseId: string | undefined,
  ): ConformanceFinding {
    const finding = this.#finding(judgement, outcome, caseId);
    this.#findings.set(causeOf(judgement), finding);
    return finding;
  }

  /** Adds findings about requests that timed out twice: these need no further confirmation. */
  addTimeouts(judgements: readonly Judgement[]): void {
    const timeouts = judgements.filter(({ exchange }) => exchange.failure?.repeated === true);
    for (const [cause, judgement] of byCause(timeouts))
      if (this.countRepeat(cause) === undefined) this.addFinding(judgement, 'failed', undefined);
  }

  /** Every finding, except notes that an error or a warning makes redundant. */
  findings(): ConformanceFinding[] {
    const findings = [...this.#findings.values()];
    const subjectOf = ({ check, about }: ConformanceFinding): string => JSON.stringify([check, about]);
    const counted = new Set(findings.filter(({ severity }) => severity !== 'info').map(subjectOf));
    return findings.filter((finding) => finding.severity !== 'info' || !counted.has(subjectOf(finding)));
  }

  /** The outcome of an operation so far. */
  ofOperation(operation: OpenApiOperation): OperationOutcome {
    const { counts, statuses, reasons, untested } = this.#record(operation.id);
    const [reason] = mostFrequent(untested.size > 0 ? untested : reasons) ?? [];
    return operationOutcome(
      refOf(this.#contract, operation),
      { cases: counts, statuses: [...statuses], ...(reason === undefined ? {} : { reason }) },
      this.findings(),
    );
  }

  #finding(
    { check, report, exchange, operation }: Judgement,
    outcome: ConformanceFinding['outcome'],
    caseId: string | undefined,
  ): ConformanceFinding {
    const response = shownResponse(exchange, this.#redact);
    return {
      check: check.id,
      severity: outcome === 'cantTell' ? 'info' : (report.severity ?? check.severity),
      message: this.#redact(report.message),
      location: {
        kind: 'exchange',
        method: exchange.request.method,
        url: this.#redact(exchange.request.url),
        ...(report.at === undefined ? {} : { at: report.at }),
      },
      ...(report.hint === undefined ? {} : { hint: report.hint }),
      about: [operation?.id ?? '', report.key ?? report.at ?? ''],
      outcome,
      cases: 1,
      ...(operation === undefined ? {} : { operation: refOf(this.#contract, operation) }),
      ...(caseId === undefined ? {} : { case: caseId }),
      request: shownRequest(exchange, this.#redact),
      ...(response === undefined ? {} : { response }),
      curl: curl(exchange, this.#redact),
    };
  }

  #record(id: string): OperationRecord {
    let record = this.#operations.get(id);
    if (record === undefined) {
      record = { counts: emptyCounts(), statuses: new Set(), reasons: new Map(), untested: new Map() };
      this.#operations.set(id, record);
    }
    return record;
  }
}

function tally(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function mostFrequent(counts: ReadonlyMap<string, number>): readonly [string, number] | undefined {
  return [...counts].sort((a, b) => b[1] - a[1])[0];
}
