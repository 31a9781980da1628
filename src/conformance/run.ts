import type { Contract, OpenApiOperation } from '../model/contract.js';
import type { ConformanceCheck, Thing } from './check.js';
import { conformanceChecks } from './checks.js';
import type { Listener, RunSummary } from './events.js';
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
import { RunSession, type Shared } from './run/session.js';
import { forbidden, isDisabled, settingsOf, type Settings } from './run/settings.js';
import { summarise } from './run/summary.js';
import { Targets } from './run/targets.js';
import { RunWorld } from './run/world.js';
import { httpTransport } from './transport/http.js';
import { redactor, type Redact } from './transport/redact.js';

export interface RunResult {
  readonly findings: readonly ConformanceFinding[];
  readonly summary: RunSummary;
}

/**
 * Tests a live server against a contract. Tells what it does through `listen`, as it goes.
 * @throws {UnusableInput} when the server cannot be reached or its address is none
 */
export async function runConformance(contract: Contract, options: TestOptions, listen: Listener = () => {}): Promise<RunResult> {
  const run = await prepare(contract, options, listen);
  try {
    return await perform(run, listen);
  } finally {
    run.close();
  }
}

interface Run {
  readonly shared: Shared;
  readonly ledger: Ledger;
  readonly started: number;
  readonly close: () => void;
}

/** Everything a run needs, once the server has answered. */
export async function prepare(contract: Contract, options: TestOptions, listen: Listener): Promise<Run> {
  const settings = settingsOf(contract, options);
  const redact = redactorOf(settings);
  const transport = httpTransport({ ...settings, origin: new URL(settings.server).origin, maxRetryAfter: 5000 });
  const started = performance.now();
  const base = await findBase(contract, settings, transport).catch((error: unknown) => {
    transport.close();
    throw error;
  });
  const world = new RunWorld(contract, settings, base);
  const client = new Client(world, settings, transport, listen, started + settings.maxTime);
  world.fetch = (url) => client.send(client.visiting(url, 'own', undefined, 'application/ld+json, application/json;q=0.9'), undefined);
  const plan: PlanInput = { contract, judges: world.judges, vars: settings.vars };
  let n = settings.seed * 1000;
  const shared: Shared = { world, settings, client, checks: conformanceChecks, plan, accepted: new Map(), next: () => ++n };
  return { shared, ledger: new Ledger(redact), started, close: () => transport.close() };
}

async function perform({ shared, ledger, started }: Run, listen: Listener): Promise<RunResult> {
  const { contract } = shared.world;
  const { settings } = shared;
  listen({ kind: 'started', server: shared.world.base, contract: contract.name, operations: contract.openapi.operations.length, writes: settings.writes, at: new Date() });
  await explore(shared);
  const seeds = settings.writes ? await seed(shared) : [];
  if (seeds.length > 0) await explore(shared);
  const targets = new Targets(shared);
  const runner = new CaseRunner(shared, targets, ledger);
  for (let round = 0; round < settings.repeat; round++) await allCases(shared, runner, ledger, listen);
  await targets.tidy();
  await allScenarios(shared, ledger, listen);
  await tidy(shared, seeds);
  const operations = contract.openapi.operations.map((operation) => ledger.operation(operation));
  operations.forEach((operation) => listen({ kind: 'operation', operation }));
  const findings = ledger.all();
  findings.forEach((finding) => listen({ kind: 'finding', finding }));
  const summary = summarise(shared, ledger, operations, performance.now() - started);
  listen({ kind: 'finished', summary });
  return { findings, summary };
}

/** Runs the cases: those of safe methods side by side, those of each other operation one after the other. */
async function allCases(shared: Shared, runner: CaseRunner, ledger: Ledger, listen: Listener): Promise<void> {
  const { contract } = shared.world;
  const perform = async (one: Case): Promise<void> => {
    const outcome = await runner.run(one);
    ledger.count(outcome);
    listen({ kind: 'case', outcome });
  };
  const jobs: (() => Promise<void>)[] = [];
  for (const operation of contract.openapi.operations) jobs.push(...jobsOf(shared, operation, perform));
  await pooled(jobs, shared.settings.concurrency);
}

function* jobsOf(shared: Shared, operation: OpenApiOperation, perform: (one: Case) => Promise<void>): Generator<() => Promise<void>> {
  const cases = operationCases(shared.plan, operation).filter((one) => chosen(shared.settings, one));
  const isFree = (one: Case): boolean => SAFE_METHODS.has(one.draft.method);
  for (const one of cases.filter(isFree)) yield () => perform(one);
  const rest = cases.filter((one) => !isFree(one));
  if (rest.length > 0) {
    yield async () => {
      for (const one of rest) await perform(one);
    };
  }
}

/** Whether a case belongs to this shard, and to the replay if there is one. */
function chosen({ shard, replay }: Settings, { id, operation }: Case): boolean {
  if (shard !== undefined && hash(id) % shard.of !== shard.index - 1) return false;
  return replay === undefined || replay.some((key) => key.case === id || (key.case === undefined && key.operation === operation.id));
}

async function allScenarios(shared: Shared, ledger: Ledger, listen: Listener): Promise<void> {
  for (const check of conformanceChecks as readonly ConformanceCheck[]) {
    if (check.scenario === undefined || isDisabled(shared.settings, check.id, undefined)) continue;
    for (const subject of check.scenario.subjects(shared.world)) {
      const operation = check.scenario.operation(subject);
      const id = `${check.id} / ${operation?.id ?? ''}`;
      if (shared.settings.shard !== undefined && hash(id) % shared.settings.shard.of !== shared.settings.shard.index - 1) continue;
      if (shared.settings.replay !== undefined && !shared.settings.replay.some((key) => key.case === id)) continue;
      const outcome = await runScenario(shared, ledger, check, subject);
      ledger.count(outcome);
      listen({ kind: 'case', outcome });
    }
  }
}

async function tidy(shared: Shared, seeds: readonly Thing[]): Promise<void> {
  if (shared.settings.keep) return;
  const session = new RunSession(shared);
  for (const thing of [...seeds].reverse()) {
    if (forbidden(shared.settings, thing.resource.remove ?? shared.world.contract.openapi.operations[0]!) === undefined) await session.remove(thing);
  }
}

/** Runs jobs, so many at a time. */
async function pooled(jobs: readonly (() => Promise<void>)[], width: number): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < jobs.length) await jobs[next++]!();
  };
  await Promise.all(Array.from({ length: Math.min(width, jobs.length) }, worker));
}

function redactorOf({ credentials, other, headers }: Settings): Redact {
  const own = Object.entries(headers).filter(([name]) => /authorization|cookie|key|token|secret/i.test(name));
  return redactor([...secretsOf(credentials, other), ...own.map(([, value]) => value)]);
}

/** A stable number of a text (FNV-1a). */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return value;
}
