import type { OpenApiOperation } from '../../model/contract.js';
import { runRespect } from '../transport/respect.js';
import { bind } from '../state/bind.js';
import { inputsOf } from '../workflow/inputs.js';
import { stepsIn } from '../workflow/outcome.js';
import type { StepOutcome } from '../workflow/outcome.js';
import type { Workflow } from '../workflow/workflow.js';
import type { Shared } from './session.js';
import { names } from './settings.js';

/** Longest that a workflow may take, milliseconds. */
const MOST_TIME = 120_000;

/** Runs a workflow against the server of the run; resolves to a reason when it cannot or must not be run. */
export async function performWorkflow(shared: Shared, workflow: Workflow): Promise<readonly StepOutcome[] | string> {
  const { settings, world, client } = shared;
  const operations = operationsOf(shared, workflow);
  if (settings.exclude.includes(workflow.id) || operations.some((one) => names(settings.exclude, one)))
    return 'excluded';
  if (client.halted !== undefined) return client.halted;
  const { values, missing } = inputsOf(workflow, variables(shared, operations), settings.credentials);
  if (missing.length > 0) return `input ${missing[0]} has no value: give one with --var`;
  const output = await runRespect({
    file: workflow.file,
    workflow: workflow.id,
    inputs: values,
    servers: Object.fromEntries(workflow.sources.map((name) => [name, world.base])),
    origin: new URL(world.base).origin,
    timeout: settings.timeout,
    maxTime: Math.min(settings.maxTime, MOST_TIME),
  });
  if (output === undefined) return `Respect could not run it: see redocly respect ${workflow.file}`;
  const steps = stepsIn(output);
  for (const { exchange } of steps) client.witness(exchange, operationAt(shared, exchange.request));
  return steps;
}

function operationsOf({ world }: Shared, { operations }: Workflow): OpenApiOperation[] {
  return world.contract.openapi.operations.filter(({ operationId }) => operations.includes(operationId ?? ''));
}

/** What the run knows of path variables that the steps need; what was given comes before what was seen. */
function variables({ world, settings }: Shared, operations: readonly OpenApiOperation[]): Record<string, string> {
  const found: Record<string, string> = { ...settings.vars };
  for (const operation of operations) {
    const { vars, provenance } = bind(world, operation, settings.vars);
    if (provenance === 'guess') continue;
    for (const [name, value] of Object.entries(vars)) found[name] ??= value;
  }
  return found;
}

function operationAt(
  { world }: Shared,
  { method, url }: { method: string; url: string },
): OpenApiOperation | undefined {
  const path = world.pathOf(url);
  const template = path === undefined ? undefined : world.pool.templateOf(path);
  return world.contract.openapi.operations.find((one) => one.path === template && one.method === method);
}
