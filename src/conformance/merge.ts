/** Merges the reports of the shards of a run. */
import { UnusableInput } from '../finding.js';
import { get, getArray, getObject, getString, isObject } from '../model/json.js';
import type { Json, JsonObject } from '../model/json.js';
import { sameCause, withoutRedundant } from './confirm/finding-cause.js';
import { emptyCounts, OUTCOMES } from './events.js';
import type { CaseOutcome, OperationOutcome, Outcome, RunEvent, RunSummary } from './events.js';
import { bareRef } from './operation-ref.js';
import type { ConformanceFinding, Shard } from './options.js';
import { operationOutcome } from './run/operation-outcome.js';
import { countFindings, countOutcomes, statusNotes, untestedReason } from './run/summary.js';

/** The most shards that a plan may have. */
const MAX_SHARDS = 10_000;

/** The run of one shard, as its JSON report has it. */
interface ShardRun {
  readonly started: Extract<RunEvent, { kind: 'started' }>;
  readonly cases: readonly CaseOutcome[];
  readonly findings: readonly ConformanceFinding[];
  readonly operations: readonly OperationOutcome[];
  readonly summary: JsonObject;
}

export interface MergedRun {
  /** The events that the whole run would have emitted, in its order. */
  readonly events: readonly RunEvent[];
  readonly findings: readonly ConformanceFinding[];
  readonly summary: RunSummary;
  /** Shards of the plan without a report. */
  readonly missing: readonly number[];
}

/**
 * Merges the JSON reports of the shards of one plan into the report of the whole run.
 * @param reports each with the name that messages use for it
 * @throws {UnusableInput} when one is not such a report, or they are not shards of one plan
 */
export function mergeRuns(reports: readonly (readonly [name: string, report: Json])[]): MergedRun {
  const runs = reports.map(([name, report]) => runOf(name, report));
  const missing = missingShards(reports.map(([name], index) => [name, runs[index]!.started.shard]));
  assertOneContract(reports, runs);
  const findings = mergeFindings(runs.flatMap((run) => run.findings));
  const operations = mergeOperations(runs, findings);
  const summary = summaryOf(runs, findings, operations, missing);
  const { shard: _, ...started } = runs[0]!.started;
  const events: RunEvent[] = [
    started,
    ...runs.flatMap((run) => run.cases.map((outcome): RunEvent => ({ kind: 'case', outcome }))),
    ...operations.map((operation): RunEvent => ({ kind: 'operation', operation })),
    ...findings.map((finding): RunEvent => ({ kind: 'finding', finding })),
    { kind: 'finished', summary },
  ];
  return { events, findings, summary, missing };
}

function assertOneContract(
  reports: readonly (readonly [name: string, report: Json])[],
  runs: readonly ShardRun[],
): void {
  const contracts = runs.map(({ started }) => started.contract);
  const other = contracts.findIndex((contract) => contract !== contracts[0]);
  if (other > 0)
    throw new UnusableInput(
      `${reports[other]![0]} is a report on ${contracts[other]}, but ${reports[0]![0]} is one on ${contracts[0]}.`,
      { hint: 'merge reports on the same contract' },
    );
}

/** Reads a report. This program wrote it, so only its outline is verified. */
function runOf(name: string, report: Json): ShardRun {
  const [run, summary] = [getObject(report, 'run'), get(report, 'summary')];
  const [contract, server] = [getString(run, 'contract'), getString(run, 'server')];
  if (contract === undefined || server === undefined || !isObject(summary))
    throw new UnusableInput(`${name} is not the report of a run.`, {
      hint: 'write one with hydra-contract test --shard 1/2 --report NAME.json',
    });
  const operations = getArray(report, 'operations') as unknown as readonly OperationOutcome[];
  const shard = shardOf(getObject(run, 'shard'));
  return {
    started: {
      kind: 'started',
      contract,
      server,
      operations: operations.length,
      writes: get(run, 'writes') === true,
      at: new Date(getString(run, 'at') ?? 0),
      ...(shard === undefined ? {} : { shard }),
    },
    cases: casesOf(report, operations),
    findings: getArray(report, 'findings') as unknown as readonly ConformanceFinding[],
    operations,
    summary,
  };
}

/** The cases of a report, with references in place of the ids of their operations. */
function casesOf(report: Json, operations: readonly OperationOutcome[]): CaseOutcome[] {
  const byId = new Map(operations.map((one) => [one.id, bareRef(one)]));
  return getArray(report, 'cases').map((one) => {
    const operation = byId.get(getString(one, 'operation') ?? '');
    return { ...(one as object), operation } as CaseOutcome;
  });
}

function shardOf(shard: Json | undefined): Shard | undefined {
  const [index, of] = [get(shard, 'index'), get(shard, 'of')];
  const isShard = typeof index === 'number' && typeof of === 'number' && index >= 1 && index <= of && of <= MAX_SHARDS;
  return isShard ? { index, of } : undefined;
}

/** The shards without a report; throws where the reports are not shards of one plan. */
function missingShards(shards: readonly (readonly [string, Shard | undefined])[]): number[] {
  const [[, first] = []] = shards;
  if (shards.length === 1 && first === undefined) return [];
  const seen = new Map<number, string>();
  for (const [name, shard] of shards) {
    if (shard === undefined)
      throw new UnusableInput(`${name} is the report of a whole run.`, { hint: 'merge reports of --shard runs' });
    if (shard.of !== first!.of)
      throw new UnusableInput(`${name} is one of ${shard.of} shards, but ${shards[0]![0]} is one of ${first!.of}.`);
    const twin = seen.get(shard.index);
    if (twin !== undefined)
      throw new UnusableInput(`${twin} and ${name} are both shard ${shard.index} of ${shard.of}.`);
    seen.set(shard.index, name);
  }
  return Array.from({ length: first!.of }, (_, index) => index + 1).filter((index) => !seen.has(index));
}

function mergeFindings(all: readonly ConformanceFinding[]): ConformanceFinding[] {
  const causes = new Map<string, ConformanceFinding>();
  for (const finding of all) {
    const cause = sameCause(finding);
    const known = causes.get(cause);
    causes.set(cause, known === undefined ? finding : { ...known, cases: known.cases + finding.cases });
  }
  return withoutRedundant([...causes.values()]);
}

function mergeOperations(runs: readonly ShardRun[], findings: readonly ConformanceFinding[]): OperationOutcome[] {
  const byId = new Map<string, OperationOutcome[]>();
  for (const one of runs.flatMap(({ operations }) => operations)) byId.set(one.id, [...(byId.get(one.id) ?? []), one]);
  return [...byId.values()].map((same) => mergeOperation(same, findings));
}

function mergeOperation(same: readonly OperationOutcome[], findings: readonly ConformanceFinding[]): OperationOutcome {
  const reason = same.find((one) => one.reason !== undefined)?.reason;
  const evidence = {
    cases: sum(same.map((one) => one.cases)),
    statuses: [...new Set(same.flatMap((one) => one.statuses))],
    ...(reason === undefined ? {} : { reason }),
  };
  return operationOutcome(same[0]!, evidence, findings);
}

function summaryOf(
  runs: readonly ShardRun[],
  findings: readonly ConformanceFinding[],
  operations: readonly OperationOutcome[],
  missing: readonly number[],
): RunSummary {
  const numbers = (name: string): number[] => runs.map(({ summary }) => Number(get(summary, name) ?? 0));
  const tested = runs.some(({ summary }) => get(summary, 'tested') === true);
  const { started } = runs[0]!;
  return {
    server: [...new Set(runs.map((run) => run.started.server))].join(', '),
    contract: started.contract,
    operations: countOutcomes(operations),
    cases: sum(runs.map(({ summary }) => getObject(summary, 'cases') as unknown as Record<Outcome, number>)),
    findings: countFindings(findings),
    requests: numbers('requests').reduce((total, one) => total + one, 0),
    duration: Math.max(...numbers('duration')),
    tested,
    ...(tested ? {} : { reason: untestedReason(operations) }),
    notes: [
      ...missing.map((index) => `there is no report of shard ${index} of ${started.shard!.of}: it counts as untested`),
      ...new Set(runs.flatMap(generalNotes)),
      ...statusNotes(operations),
    ],
  };
}

/** The notes of a shard that are not about its operations as a whole. */
function generalNotes({ summary, operations }: ShardRun): string[] {
  const known = new Set(statusNotes(operations));
  return getArray(summary, 'notes').filter((note): note is string => typeof note === 'string' && !known.has(note));
}

function sum(all: readonly Readonly<Record<Outcome, number>>[]): Record<Outcome, number> {
  const total = emptyCounts();
  for (const counts of all) for (const name of OUTCOMES) total[name] += counts[name];
  return total;
}
