import type { Contract } from '../model/contract.js';
import type { Thing } from './check.js';
import { conformanceChecks } from './checks.js';
import type { CaseOutcome, Listener, RunSummary } from './events.js';
import type { ConformanceFinding, TestOptions } from './options.js';
import type { PlanInput } from './plan/base.js';
import type { Case } from './plan/case.js';
import { operationCases, SAFE_METHODS } from './plan/plan.js';
import { CaseRunner } from './run/cases.js';
import { Client } from './run/client.js';
import { secretsOf } from './run/credentials.js';
import { explore, seed } from './run/explore.js';
import { Ledger } from './run/ledger.js';
import { findBase } from './run/preflight.js';
import { runScenario } from './run/scenarios.js';
import { sequencesOf } from './run/sequences.js';
import type { Sequence } from './run/sequences.js';
import { RunSession } from './run/session.js';
import type { Shared } from './run/session.js';
import { forbidden, settingsOf } from './run/settings.js';
import type { Settings } from './run/settings.js';
import { isChosen } from './run/shard.js';
import { summarise } from './run/summary.js';
import { Targets } from './run/targets.js';
import { RunWorld } from './run/world.js';
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
  sequences(): Sequence[];
  runCase(one: Case): Promise<CaseOutcome>;
  runSequence(one: Sequence): Promise<CaseOutcome>;
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
    for (const one of run.sequences()) await run.runSequence(one);
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
  const { shared, ledger, started, close } = await prepare(contract, options, listen);
  const { settings, world } = shared;
  listen({
    kind: 'started',
    server: world.base,
    contract: contract.name,
    operations: contract.openapi.operations.length,
    writes: settings.writes,
    at: new Date(),
    ...(settings.shard === undefined ? {} : { shard: settings.shard }),
  });
  await explore(shared, ledger);
  const seeds = settings.writes ? await seed(shared, ledger) : [];
  if (seeds.length > 0) await explore(shared, ledger);
  const targets = new Targets(shared);
  const runner = new CaseRunner(shared, targets, ledger);
  const told = (outcome: CaseOutcome): CaseOutcome => {
    ledger.count(outcome);
    listen({ kind: 'case', outcome });
    return outcome;
  };
  return {
    cases: () =>
      contract.openapi.operations
        .flatMap((one) => operationCases(shared.plan, one))
        .filter(({ id, operation }) => isChosen(settings, id, operation)),
    sequences: () => sequencesOf(world, settings),
    runCase: async (one) => told(await runner.run(one)),
    runSequence: async (one) => told(await runScenario(shared, ledger, one)),
    findings: () => ledger.all(),
    close,
    async finish() {
      await targets.tidy();
      await tidy(shared, seeds);
      return conclude(shared, ledger, performance.now() - started, listen);
    },
  };
}

/** Everything a run needs, once the server has answered. */
async function prepare(
  contract: Contract,
  options: TestOptions,
  listen: Listener,
): Promise<{ shared: Shared; ledger: Ledger; started: number; close: () => void }> {
  const settings = settingsOf(contract, options);
  const redact = redactorOf(settings);
  const workflows = await workflowsOf(contract);
  const transport = httpTransport({ ...settings, origin: new URL(settings.server).origin, maxRetryAfter: 5000 });
  const started = performance.now();
  const base = await findBase(contract, settings, transport).catch((error: unknown) => {
    transport.close();
    throw error;
  });
  const world = new RunWorld(contract, settings, base);
  world.workflows = workflows;
  const client = new Client(world, settings, transport, listen, started + settings.maxTime);
  world.fetch = (url) =>
    client.send(client.visiting(url, 'own', undefined, 'application/ld+json, application/json;q=0.9'), undefined);
  const accepted = new Map<string, number>();
  const plan: PlanInput = { contract, judges: world.judges, vars: settings.vars, accepted };
  let n = settings.seed * 1000;
  const shared: Shared = { world, settings, client, checks: conformanceChecks, plan, accepted, next: () => ++n };
  return { shared, ledger: new Ledger(redact), started, close: () => transport.close() };
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

async function tidy(shared: Shared, seeds: readonly Thing[]): Promise<void> {
  if (shared.settings.keep) return;
  const session = new RunSession(shared);
  for (const thing of [...seeds].reverse()) {
    const { remove } = thing.resource;
    if (remove !== undefined && forbidden(shared.settings, remove) === undefined) await session.remove(thing);
  }
}

function conclude(shared: Shared, ledger: Ledger, duration: number, listen: Listener): RunResult {
  const operations = shared.world.contract.openapi.operations.map((one) => ledger.operation(one));
  operations.forEach((operation) => listen({ kind: 'operation', operation }));
  const findings = ledger.all();
  findings.forEach((finding) => listen({ kind: 'finding', finding }));
  const summary = summarise(shared, ledger, operations, duration);
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
