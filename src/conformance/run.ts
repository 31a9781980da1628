/** Runs the conformance tests of a contract against a live server. */
import type { Contract } from '../model/contract.js';
import type { CreatedResource } from './check.js';
import { conformanceChecks } from './checks.js';
import type { CaseOutcome, Listener, RunSummary } from './events.js';
import { PREFER_JSON_LD } from './exchange.js';
import type { ConformanceFinding, TestOptions } from './options.js';
import type { Case } from './plan/case.js';
import { operationCases, SAFE_METHODS } from './plan/plan.js';
import { CaseRunner } from './run/cases.js';
import { Client } from './run/client.js';
import { secretsOf } from './run/credentials.js';
import { explore } from './run/explore.js';
import { createFixtures } from './run/fixtures.js';
import { RunOutcomes } from './run/outcomes.js';
import { scenariosOf } from './run/planned-scenarios.js';
import type { PlannedScenario } from './run/planned-scenarios.js';
import { findBase } from './run/preflight.js';
import { MutableRunState } from './run/run-state.js';
import { runScenario } from './run/scenario-runner.js';
import { RunSession } from './run/session.js';
import { forbidden, settingsOf } from './run/settings.js';
import type { Settings } from './run/settings.js';
import { isChosen } from './run/shard.js';
import type { Shared } from './run/shared.js';
import { summarise } from './run/summary.js';
import { Targets } from './run/targets.js';
import { httpTransport } from './transport/http.js';
import { redactor } from './transport/redact.js';
import type { Redact } from './transport/redact.js';
import { workflowsOf } from './workflow/workflow.js';
import type { Workflow } from './workflow/workflow.js';

export interface RunResult {
  readonly findings: readonly ConformanceFinding[];
  readonly summary: RunSummary;
}

/** A run whose cases and scenarios are started one by one. */
export interface ConformanceRun {
  /** The single-request cases of this run, by operation. */
  cases(): Case[];
  /** The scenarios of this run; some of them depend on how the server behaves. */
  scenarios(): PlannedScenario[];
  runCase(one: Case): Promise<CaseOutcome>;
  runScenario(one: PlannedScenario): Promise<CaseOutcome>;
  /** The findings so far, in the order in which they were found. */
  findings(): readonly ConformanceFinding[];
  /** Deletes the resources that the run created, and sums up. */
  finish(): Promise<RunResult>;
  close(): void;
}

/**
 * Tests a live server against a contract, and emits events to `listen` as it proceeds.
 * @throws {UnusableInput} when the server cannot be reached or its URL is invalid
 */
export async function runConformance(
  contract: Contract,
  options: TestOptions,
  listen: Listener = () => {},
): Promise<RunResult> {
  const run = await openRun(contract, options, listen);
  try {
    const { repeat = 1, concurrency = 8 } = options;
    await runConcurrently(jobsOf(run), concurrency, repeat);
    for (const one of run.scenarios()) await run.runScenario(one);
    return await run.finish();
  } finally {
    run.close();
  }
}

/**
 * Starts a run: finds the server, explores it and, where `writes` allows it, creates a few resources to read.
 * @throws {UnusableInput} when the server cannot be reached or its URL is invalid
 */
export async function openRun(
  contract: Contract,
  options: TestOptions,
  listen: Listener = () => {},
): Promise<ConformanceRun> {
  const { shared, outcomes, started, close } = await prepare(contract, options, listen);
  const { settings, state } = shared;
  emitStart(shared, listen);
  await explore(shared, outcomes);
  const fixtures = settings.writes ? await createFixtures(shared, outcomes) : [];
  if (fixtures.length > 0) await explore(shared, outcomes);
  const targets = new Targets(shared);
  const runner = new CaseRunner(shared, targets, outcomes);
  const emitted = (outcome: CaseOutcome): CaseOutcome => {
    outcomes.countCase(outcome);
    listen({ kind: 'case', outcome });
    return outcome;
  };
  return {
    cases: () => casesOf(shared),
    scenarios: () => scenariosOf(state, settings),
    runCase: async (one) => emitted(await runner.run(one)),
    runScenario: async (one) => emitted(await runScenario(shared, outcomes, one)),
    findings: () => outcomes.findings(),
    close,
    async finish() {
      await targets.cleanUp();
      await removeFixtures(shared, fixtures);
      return conclude(shared, outcomes, performance.now() - started, listen);
    },
  };
}

function emitStart({ state, settings }: Shared, listen: Listener): void {
  listen({
    kind: 'started',
    server: state.base,
    contract: state.contract.name,
    operations: state.contract.openapi.operations.length,
    writes: settings.writes,
    at: new Date(),
    ...(settings.shard === undefined ? {} : { shard: settings.shard }),
  });
}

function casesOf({ state, plan, settings }: Shared): Case[] {
  return state.contract.openapi.operations
    .flatMap((one) => operationCases(plan, one))
    .filter(({ id, operation }) => isChosen(settings, id, operation));
}

interface Preparation {
  readonly shared: Shared;
  readonly outcomes: RunOutcomes;
  readonly started: number;
  readonly close: () => void;
}

/** Everything that a run needs, once the server has answered. */
async function prepare(contract: Contract, options: TestOptions, listen: Listener): Promise<Preparation> {
  const settings = settingsOf(contract, options);
  const outcomes = new RunOutcomes(contract, redactorOf(settings));
  const workflows = await workflowsOf(contract);
  const transport = httpTransport({ ...settings, origin: new URL(settings.server).origin, maxRetryAfter: 5000 });
  const close = (): void => transport.close();
  const started = performance.now();
  const base = await findBase(contract, settings, transport).catch((error: unknown) => {
    close();
    throw error;
  });
  const state = new MutableRunState(contract, settings, base);
  const client = new Client(state, settings, transport, listen, started + settings.maxTime);
  return { shared: sharedOf(state, settings, client, workflows), outcomes, started, close };
}

function sharedOf(state: MutableRunState, settings: Settings, client: Client, workflows: readonly Workflow[]): Shared {
  const { contract, judges } = state;
  state.workflows = workflows;
  state.fetch = (url) => client.send(client.visiting(url, 'own', undefined, PREFER_JSON_LD), undefined);
  const accepted = new Map<string, number>();
  const plan = { contract, judges, vars: settings.vars, accepted };
  let n = settings.seed * 1000;
  return { state, settings, client, checks: conformanceChecks, plan, accepted, next: () => ++n };
}

/** Cases of safe methods run concurrently, those of any other operation one after the other. */
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

async function removeFixtures(shared: Shared, fixtures: readonly CreatedResource[]): Promise<void> {
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

/** Runs all jobs with the given concurrency, and repeats the whole list as often as required. */
async function runConcurrently(
  jobs: readonly (() => Promise<void>)[],
  concurrency: number,
  repeat: number,
): Promise<void> {
  const total = jobs.length * repeat;
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < total) await jobs[next++ % jobs.length]!();
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, total) }, worker));
}

function redactorOf({ credentials, other, headers }: Settings): Redact {
  const own = Object.entries(headers).filter(([name]) => /authorization|cookie|key|token|secret/i.test(name));
  return redactor([...secretsOf(credentials, other), ...own.map(([, value]) => value)]);
}
