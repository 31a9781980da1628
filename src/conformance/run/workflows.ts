/** Runs Arazzo workflows against the server of a run. */
import type { OpenApiOperation } from '../../model/contract.js';
import { bind } from '../state/bind.js';
import { operationAt } from '../state/operation-at.js';
import { runRespect } from '../transport/respect.js';
import { inputsOf } from '../workflow/inputs.js';
import { stepsIn } from '../workflow/outcome.js';
import type { StepOutcome } from '../workflow/outcome.js';
import type { Workflow } from '../workflow/workflow.js';
import { names } from './settings.js';
import type { Shared } from './shared.js';

/** Time limit of a workflow, in milliseconds. */
const MAX_TIME = 120_000;

/** Runs a workflow; resolves to a reason when it cannot or must not be run. */
export async function performWorkflow(shared: Shared, workflow: Workflow): Promise<readonly StepOutcome[] | string> {
  const { settings, state, client } = shared;
  const operations = operationsOf(shared, workflow);
  if (settings.exclude.includes(workflow.id) || operations.some((one) => names(settings.exclude, one)))
    return 'excluded';
  if (client.stopReason !== undefined) return client.stopReason;
  const { values, missing } = inputsOf(workflow, knownVariables(shared, operations), settings.credentials);
  if (missing.length > 0) return `the input ${missing[0]} has no value: give one with --var`;
  const output = await runRespect({
    file: workflow.file,
    workflow: workflow.id,
    inputs: values,
    servers: Object.fromEntries(workflow.sources.map((name) => [name, state.base])),
    origin: new URL(state.base).origin,
    timeout: settings.timeout,
    maxTime: Math.min(settings.maxTime, MAX_TIME),
  });
  if (output === undefined) return `Respect could not run the workflow: try redocly respect ${workflow.file}`;
  const steps = stepsIn(output);
  for (const { exchange } of steps)
    client.record(exchange, operationAt(state, exchange.request.method, exchange.request.url));
  return steps;
}

function operationsOf({ state }: Shared, { operations }: Workflow): OpenApiOperation[] {
  return state.contract.openapi.operations.filter(({ operationId }) => operations.includes(operationId ?? ''));
}

/** Known values of the path variables that the steps need; those that the user gave take precedence. */
function knownVariables({ state, settings }: Shared, operations: readonly OpenApiOperation[]): Record<string, string> {
  const found: Record<string, string> = { ...settings.vars };
  for (const operation of operations) {
    const { vars, provenance } = bind(state, operation, settings.vars);
    if (provenance === 'guess') continue;
    for (const [name, value] of Object.entries(vars)) found[name] ??= value;
  }
  return found;
}
