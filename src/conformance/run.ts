import type { Contract } from '../model/contract.js';
import type { CreatedResource } from './check.js';
import { conformanceChecks } from './checks.js';
import type { CaseOutcome, Listener, RunSummary } from './events.js';
import type { ConformanceFinding, TestOptions } from './options.js';
import type { PlanInput } from './plan/base.js';
import type { Case } from './plan/case.js';
import { operationCases, SAFE_METHODS } from './plan/plan.js';
import { CaseRunner } from './run/cases.js';
import { Client } from './run/client.js';
import { secretsOf } from './run/credentials.js';
import { explore, createFixtures } from './run/explore.js';
import { RunOutcomes } from './run/outcomes.js';
import { findBase } from './run/preflight.js';
import { runScenario } from './run/scenario-runner.js';
import { scenariosOf } from './run/planned-scenarios.js';
import type { PlannedScenario } from './run/planned-scenarios.js';
import { RunSession } from './run/session.js';
import type { Shared } from './run/shared.js';
import { forbidden, settingsOf } from './run/settings.js';
import type { Settings } from './run/settings.js';
import { isChosen } from './run/shard.js';
import { summarise } from './run/summary.js';
import { Targets } from './run/targets.js';
import { MutableRunState } from './run/run-state.js';
import { httpTransport } from './transport/http.js';
import { redactor } from './transport/redact.js';
import type { Redact } from './transport/redact.js';
import { workflowsOf } from './workflow/workflow.js';

export interface RunResult {
  readonly findings: readonly ConformanceFinding[];
  readonly summary: RunSummary;
}

/** A run whose parts are started one by one. */
export interface ConformanceRun {
  /** The single-request cases of this run, by operation. */
  cases(): Case[];
  /** The sequences of this run; some apply only as the server turns out to be. */
  scenarios(): PlannedScenario[];
  runCase(one: Case): Promise<CaseOutcome>;
  runScenario(one: PlannedScenario): Promise<CaseOutcome>;
  /** What a cause that was reported looks like; the latest findings last. */
  findings(): readonly ConformanceFinding[];
  /** Takes away what the run made, and sums up. */
  finish(): Promise<RunResult>;
  close(): void;
}

/**
 * Tests a live server against a contract. Tells what it does through `listen`, as it goes.
 * @throws {UnusableInput} when the server cannot be reached or its address is none
 */
export async function runConformance(
  contract: Contract,
  options: TestOptions,
  listen: Listener = () => {},
): Promise<RunResult> {
  const run = await openRun(contract, options, listen);
  try {
    const { repeat = 1, concurrency = 8 } = options;
    const jobs = jobsOf(run);
    await pooled(jobs, concurrency, repeat);
    for (const one of run.scenarios()) await run.runScenario(one);
    return await run.finish();
  } finally {
    run.close();
  }
}

/**
 * Begins a run: finds the server, reads what can be read, and, if it may, makes a few things of its own to read.
 * @throws {UnusableInput} when the server cannot be reached or its address is none
 */
export async function openRun(
  contract: Contract,
  options: TestOptions,
  listen: Listener = () => {},
): Promise<ConformanceRun> {
  const { shared, outcomes, started, close } = await prepare(contract, options, listen);
  const { settings, state } = shared;
  listen({
    kind: 'started',
    server: state.base,
    contract: contract.name,
    operations: contract.openapi.operations.length,
    writes: settings.writes,
    at: new Date(),
    ...(settings.shard === undefined ? {} : { shard: settings.shard }),
  });
  await explore(shared, outcomes);
  const fixtures = settings.writes ? await createFixtures(shared, outcomes) : [];
  if (fixtures.length > 0) await explore(shared, outcomes);
  const targets = new Targets(shared);
  const runner = new CaseRunner(shared, targets, outcomes);
  const told = (outcome: CaseOutcome): CaseOutcome => {
    outcomes.countCase(outcome);
    listen({ kind: 'case', outcome });
    return outcome;
  };
  return {
    cases: () =>
      contract.openapi.operations
        .flatMap((one) => operationCases(shared.plan, one))
        .filter(({ id, operation }) => isChosen(settings, id, operation)),
    scenarios: () => scenariosOf(state, settings),
    runCase: async (one) => told(await runner.run(one)),
    runScenario: async (one) => told(await runScenario(shared, outcomes, one)),
    findings: () => outcomes.findings(),
    close,
    async finish() {
      await targets.cleanUp();
      await cleanUp(shared, fixtures);
      return conclude(shared, outcomes, performance.now() - started, listen);
    },
  };
}

/** Everything a run needs, once the server has answered. */
async function prepare(
  contract: Contract,
  options: TestOptions,
  listen: Listener,
): Promise<{ shared: Shared; outcomes: RunOutcomes; started: number; close: () => void }> {
  const settings = settingsOf(contract, options);
  const redact = redactorOf(settings);
  const workflows = await workflowsOf(contract);
  const transport = httpTransport({ ...settings, origin: new URL(settings.server).origin, maxRetryAfter: 5000 });
  const started = performance.now();
  const base = await findBase(contract, settings, transport).catch((error: unknown) => {
    transport.close();
    throw error;
  });
  const state = new MutableRunState(contract, settings, base);
  state.workflows = workflows;
  const client = new Client(state, settings, transport, listen, started + settings.maxTime);
  state.fetch = (url) =>
    client.send(client.visiting(url, 'own', undefined, 'application/ld+json, application/json;q=0.9'), undefined);
  const accepted = new Map<string, number>();
  const plan: PlanInput = { contract, judges: state.judges, vars: settings.vars, accepted };
  let n = settings.seed * 1000;
  const shared: Shared = { state, settings, client, checks: conformanceChecks, plan, accepted, next: () => ++n };
  return { shared, outcomes: new RunOutcomes(redact), started, close: () => transport.close() };
}

/** Cases of safe methods side by side, those of each other operation one after the other. */
function jobsOf(run: ConformanceRun): (() => Promise<void>)[] {
  const jobs: (() => Promise<void>)[] = [];
  const changing = new Map<string, Case[]>();
  for (const one of run.cases()) {
    if (SAFE_METHODS.has(one.draft.method)) jobs.push(async () => void (await run.runCase(one)));
    else changing.set(one.operation.id, [...(changing.get(one.operation.id) ?? []), one]);
  }
  for (const cases of changing.values()) {
    jobs.push(async () => {
      for (const one of cases) await run.runCase(one);
    });
  }
  return jobs;
}

async function cleanUp(shared: Shared, fixtures: readonly CreatedResource[]): Promise<void> {
  if (shared.settings.keep) return;
  const session = new RunSession(shared);
  for (const resource of [...fixtures].reverse()) {
    const { remove } = resource.resourceType;
    if (remove !== undefined && forbidden(shared.settings, remove) === undefined) await session.remove(resource);
  }
}

function conclude(shared: Shared, outcomes: RunOutcomes, duration: number, listen: Listener): RunResult {
  const operations = shared.state.contract.openapi.operations.map((one) => outcomes.ofOperation(one));
  operations.forEach((operation) => listen({ kind: 'operation', operation }));
  const findings = outcomes.findings();
  findings.forEach((finding) => listen({ kind: 'finding', finding }));
  const summary = summarise(shared, outcomes, operations, duration);
  listen({ kind: 'finished', summary });
  return { findings, summary };
}

/** Runs jobs, so many at a time, the whole row of them as often as told. */
async function pooled(jobs: readonly (() => Promise<void>)[], width: number, repeat: number): Promise<void> {
  const total = jobs.length * repeat;
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < total) await jobs[next++ % jobs.length]!();
  };
  await Promise.all(Array.from({ length: Math.min(width, total) }, worker));
}

function redactorOf({ credentials, other, headers }: Settings): Redact {
  const own = Object.entries(headers).filter(([name]) => /authorization|cookie|key|token|secret/i.test(name));
  return redactor([...secretsOf(credentials, other), ...own.map(([, value]) => value)]);
}
