import type { OpenApiOperation } from '../../model/contract.js';
import type { CaseOutcome, OperationOutcome, Outcome } from '../events.js';
import { OUTCOMES } from '../events.js';
import type { ConformanceFinding } from '../options.js';
import type { Redact } from '../transport/redact.js';
import { causeOf } from '../confirm/cause.js';
import { ref } from './client.js';
import type { Judgement } from './judge.js';
import { curl, shownRequest, shownResponse } from './show.js';

interface Entry {
  readonly counts: Record<Outcome, number>;
  readonly statuses: Set<number>;
  readonly reasons: Map<string, number>;
  /** Of usual requests: what keeps an operation from being tested. */
  readonly usual: Map<string, number>;
  succeeded: boolean;
}

/** What a run has to remember: counts and findings, never exchanges. */
export class RunOutcomes {
  readonly cases = emptyCounts();
  readonly #operations = new Map<string, Entry>();
  readonly #findings = new Map<string, ConformanceFinding>();

  readonly #redact: Redact;

  constructor(redact: Redact) {
    this.#redact = redact;
  }

  countCase({ operation, outcome, reason }: CaseOutcome): void {
    this.cases[outcome]++;
    if (operation === undefined) return;
    const entry = this.#entry(operation.id);
    entry.counts[outcome]++;
    if (reason !== undefined) tally(entry.reasons, reason);
  }

  /** Notes why a usual request of an operation tested nothing. */
  noteUntested(operation: OpenApiOperation, reason: string): void {
    tally(this.#entry(operation.id).usual, reason);
  }

  /** Notes what a usual request of an operation was answered with. */
  noteStatus(operation: OpenApiOperation, status: number): void {
    const entry = this.#entry(operation.id);
    entry.statuses.add(status);
    if (status >= 200 && status < 400) entry.succeeded = true;
  }

  /** Whether an operation was ever answered with a success. */
  hasSucceeded(operation: OpenApiOperation): boolean {
    return this.#entry(operation.id).succeeded;
  }

  /** Whether a cause is known; counts one more case of it when it is. */
  countRepeat(cause: string): ConformanceFinding | undefined {
    const known = this.#findings.get(cause);
    if (known !== undefined) this.#findings.set(cause, { ...known, cases: known.cases + 1 });
    return known;
  }

  /** Notes a new finding. */
  addFinding(
    judgement: Judgement,
    outcome: ConformanceFinding['outcome'],
    caseId: string | undefined,
  ): ConformanceFinding {
    const finding = this.#finding(judgement, outcome, caseId);
    this.#findings.set(causeOf(judgement), finding);
    return finding;
  }

  /** Every finding; a note that an error or a warning says as well is left out. */
  findings(): ConformanceFinding[] {
    const findings = [...this.#findings.values()];
    const place = ({ check, about }: ConformanceFinding): string => JSON.stringify([check, about]);
    const counted = new Set(findings.filter(({ severity }) => severity !== 'info').map(place));
    return findings.filter((finding) => finding.severity !== 'info' || !counted.has(place(finding)));
  }

  ofOperation(operation: OpenApiOperation): OperationOutcome {
    const { counts, statuses, reasons, usual, succeeded } = this.#entry(operation.id);
    // What was only probed with another method was not tested itself.
    const failed =
      (statuses.size > 0 || counts.untested === 0) &&
      this.findings().some(
        (one) => one.operation?.id === operation.id && one.outcome === 'failed' && one.severity !== 'info',
      );
    const outcome: Outcome = failed
      ? 'failed'
      : succeeded
        ? 'passed'
        : counts.cantTell > 0 && counts.untested === 0
          ? 'cantTell'
          : 'untested';
    const [reason] = [...(usual.size > 0 ? usual : reasons)].sort((a, b) => b[1] - a[1])[0] ?? [];
    return {
      ...ref(operation),
      outcome,
      cases: counts,
      statuses: [...statuses].sort(),
      ...(succeeded || reason === undefined ? {} : { reason }),
    };
  }

  #finding(
    { check, report, exchange, operation }: Judgement,
    outcome: ConformanceFinding['outcome'],
    caseId: string | undefined,
  ): ConformanceFinding {
    const response = shownResponse(exchange, this.#redact);
    const severity = outcome === 'cantTell' ? 'info' : (report.severity ?? check.severity);
    return {
      check: check.id,
      severity,
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
      ...(operation === undefined ? {} : { operation: ref(operation) }),
      ...(caseId === undefined ? {} : { case: caseId }),
      request: shownRequest(exchange, this.#redact),
      ...(response === undefined ? {} : { response }),
      curl: curl(exchange, this.#redact),
    };
  }

  #entry(id: string): Entry {
    let entry = this.#operations.get(id);
    if (entry === undefined)
      this.#operations.set(
        id,
        (entry = {
          counts: emptyCounts(),
          statuses: new Set(),
          reasons: new Map(),
          usual: new Map(),
          succeeded: false,
        }),
      );
    return entry;
  }
}

/** No case of any outcome. */
export function emptyCounts(): Record<Outcome, number> {
  return Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
}

function tally(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
