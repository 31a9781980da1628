import { UnusableInput } from '../finding.js';
import { get, getArray, getObject, getString } from '../model/json.js';
import type { Json } from '../model/json.js';
import type { CaseOutcome, OperationOutcome, Outcome, RunEvent, RunSummary } from './events.js';
import { OUTCOMES } from './events.js';
import type { ConformanceFinding, Shard } from './options.js';
import { emptyCounts } from './run/outcomes.js';
import { statusNotes, untestedReason } from './run/summary.js';
import { sameCause, withoutEchoes } from './confirm/finding-cause.js';

/** More machines than anyone has. */
const MOST_PARTS = 10_000;

/** One run as its JSON report has it. */
interface Part {
  readonly started: Extract<RunEvent, { kind: 'started' }>;
  readonly cases: readonly CaseOutcome[];
  readonly findings: readonly ConformanceFinding[];
  readonly operations: readonly OperationOutcome[];
  readonly summary: Json;
}

export interface MergedRun {
  /** What the whole run would have told, in its order. */
  readonly events: readonly RunEvent[];
  readonly findings: readonly ConformanceFinding[];
  readonly summary: RunSummary;
  /** Parts of the plan that no report is of. */
  readonly missing: readonly number[];
}

/**
 * Joins the JSON reports of the shards of one plan into the run that they are together.
 * @param reports each with the name that people know it by
 * @throws {UnusableInput} when one is no such report, or they are not parts of one plan
 */
export function mergeRuns(reports: readonly (readonly [name: string, report: Json])[]): MergedRun {
  const parts = reports.map(([name, report]) => partOf(name, report));
  const missing = missingShards(reports.map(([name], index) => [name, parts[index]!.started.shard]));
  const [{ started }] = parts as [Part];
  const stranger = parts.findIndex((part) => part.started.contract !== started.contract);
  if (stranger > 0)
    throw new UnusableInput(
      `${reports[stranger]![0]} is of ${parts[stranger]!.started.contract}, ${reports[0]![0]} of ${started.contract}.`,
      { hint: 'merge the reports of one contract' },
    );
  const findings = mergeFindings(parts.flatMap((part) => part.findings));
  const operations = mergeOperations(parts, findings);
  const summary = summaryOf(parts, findings, operations, missing);
  const { shard: _, ...whole } = started;
  const events: RunEvent[] = [
    whole,
    ...parts.flatMap((part) => part.cases.map((outcome): RunEvent => ({ kind: 'case', outcome }))),
    ...operations.map((operation): RunEvent => ({ kind: 'operation', operation })),
    ...findings.map((finding): RunEvent => ({ kind: 'finding', finding })),
    { kind: 'finished', summary },
  ];
  return { events, findings, summary, missing };
}

/** Reads a report; what it holds was written by this program, so its outline is all that is made sure of. */
function partOf(name: string, report: Json): Part {
  const [run, summary] = [getObject(report, 'run'), getObject(report, 'summary')];
  const [contract, server] = [getString(run, 'contract'), getString(run, 'server')];
  if (contract === undefined || server === undefined || summary === undefined)
    throw new UnusableInput(`${name} is no report of a run.`, {
      hint: 'write one with hydra-contract test --shard 1/2 --report NAME.json',
    });
  const operations = getArray(report, 'operations') as unknown as readonly OperationOutcome[];
  const byId = new Map(operations.map(({ id, method, path }) => [id, { id, method, path }]));
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
    cases: getArray(report, 'cases').map((one) => {
      const operation = byId.get(getString(one, 'operation') ?? '');
      return { ...(one as object), operation } as CaseOutcome;
    }),
    findings: getArray(report, 'findings') as unknown as readonly ConformanceFinding[],
    operations,
    summary,
  };
}

function shardOf(shard: Json | undefined): Shard | undefined {
  const [index, of] = [get(shard, 'index'), get(shard, 'of')];
  const isPart = typeof index === 'number' && typeof of === 'number' && index >= 1 && index <= of && of <= MOST_PARTS;
  return isPart ? { index, of } : undefined;
}

/** Which parts are not there; throws where they are not parts of one plan. */
function missingShards(parts: readonly (readonly [string, Shard | undefined])[]): number[] {
  const [[, first] = []] = parts;
  if (parts.length === 1 && first === undefined) return [];
  const seen = new Map<number, string>();
  for (const [name, shard] of parts) {
    if (shard === undefined)
      throw new UnusableInput(`${name} is the report of a whole run.`, { hint: 'merge reports of --shard runs' });
    if (shard.of !== first!.of)
      throw new UnusableInput(`${name} is one of ${shard.of} parts, ${parts[0]![0]} one of ${first!.of}.`);
    const twin = seen.get(shard.index);
    if (twin !== undefined) throw new UnusableInput(`${twin} and ${name} are both part ${shard.index} of ${shard.of}.`);
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
  return withoutEchoes([...causes.values()]);
}

function mergeOperations(parts: readonly Part[], findings: readonly ConformanceFinding[]): OperationOutcome[] {
  const byId = new Map<string, OperationOutcome[]>();
  for (const one of parts.flatMap(({ operations }) => operations)) byId.set(one.id, [...(byId.get(one.id) ?? []), one]);
  return [...byId.values()].map((same) => mergeOperation(same, findings));
}

/** As the ledger of a whole run judges an operation, see `Ledger.operation`. */
function mergeOperation(same: readonly OperationOutcome[], findings: readonly ConformanceFinding[]): OperationOutcome {
  const [{ id, method, path }] = same as [OperationOutcome];
  const cases = sum(same.map((one) => one.cases));
  const statuses = [...new Set(same.flatMap((one) => one.statuses))].toSorted();
  const succeeded = statuses.some((status) => status >= 200 && status < 400);
  const failed =
    (statuses.length > 0 || cases.untested === 0) &&
    findings.some((one) => one.operation?.id === id && one.outcome === 'failed' && one.severity !== 'info');
  const doubtful: Outcome = cases.cantTell > 0 && cases.untested === 0 ? 'cantTell' : 'untested';
  const outcome = failed ? 'failed' : succeeded ? 'passed' : doubtful;
  const reason = same.find((one) => one.reason !== undefined)?.reason;
  return { id, method, path, outcome, cases, statuses, ...(succeeded || reason === undefined ? {} : { reason }) };
}

function summaryOf(
  parts: readonly Part[],
  findings: readonly ConformanceFinding[],
  operations: readonly OperationOutcome[],
  missing: readonly number[],
): RunSummary {
  const number = (name: string): number[] => parts.map(({ summary }) => Number(get(summary, name) ?? 0));
  const tested = parts.some(({ summary }) => get(summary, 'tested') === true);
  const outcomes = emptyCounts();
  for (const { outcome } of operations) outcomes[outcome]++;
  const found = { error: 0, warning: 0, info: 0, cantTell: 0 };
  for (const { severity, outcome } of findings) found[outcome === 'cantTell' ? 'cantTell' : severity]++;
  const { started } = parts[0]!;
  return {
    server: [...new Set(parts.map((part) => part.started.server))].join(', '),
    contract: started.contract,
    operations: outcomes,
    cases: sum(parts.map(({ summary }) => getObject(summary, 'cases') as unknown as Record<Outcome, number>)),
    findings: found,
    requests: number('requests').reduce((total, one) => total + one, 0),
    duration: Math.max(...number('duration')),
    tested,
    ...(tested ? {} : { reason: untestedReason(operations) }),
    notes: [
      ...missing.map((index) => `no report of part ${index} of ${started.shard!.of}: what it holds was not tested`),
      ...new Set(parts.flatMap(ownNotes)),
      ...statusNotes(operations),
    ],
  };
}

/** The notes of a part that are not about all of its operations. */
function ownNotes({ summary, operations }: Part): string[] {
  const general = new Set(statusNotes(operations));
  return (getArray(summary, 'notes') as string[]).filter((note) => !general.has(note));
}

function sum(all: readonly Readonly<Record<Outcome, number>>[]): Record<Outcome, number> {
  const total = emptyCounts();
  for (const counts of all) for (const name of OUTCOMES) total[name] += counts[name];
  return total;
}
