/** Reads the outcomes of workflow steps from the output of Respect. */
import { get, getArray, getObject, getString, isObject } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import type { Exchange, WireResponse } from '../exchange.js';

/** The outcome of one step of a workflow. */
export interface StepOutcome {
  readonly workflow: string;
  readonly step: string;
  readonly exchange: Exchange;
  readonly failures: readonly StepFailure[];
}

export interface StepFailure {
  /** The condition that is not met, or the name of the rule. */
  readonly criterion: string;
  readonly message: string;
  readonly severity: 'error' | 'warning';
}

/** The steps in Respect's JSON output, in the order in which they ran. */
export function stepsIn(output: Json): StepOutcome[] {
  const files = Object.values(getObject(output, 'files') ?? {});
  return files.flatMap((file) => getArray(file, 'executedWorkflows')).flatMap(stepsOf);
}

function stepsOf(workflow: Json): StepOutcome[] {
  return getArray(workflow, 'executedSteps').flatMap((step) =>
    get(step, 'executedSteps') === undefined ? [stepOf(step)] : stepsOf(step),
  );
}

function stepOf(step: Json): StepOutcome {
  return {
    workflow: getString(step, 'workflowId') ?? '',
    step: getString(step, 'stepId') ?? '',
    exchange: exchangeOf(getObject(step, 'request'), getObject(step, 'response')),
    failures: getArray(step, 'checks')
      .filter((check) => get(check, 'passed') === false)
      .flatMap(failureOf),
  };
}

function failureOf(check: Json): StepFailure[] {
  const severity = getString(check, 'severity');
  if (severity === 'off') return [];
  const name = getString(check, 'name') ?? 'check';
  const message = (getString(check, 'message') ?? '')
    .replace(/\u001b\[[\d;]*m/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const criterion = name.includes('criteria') ? (getString(check, 'condition') ?? name) : name;
  return [{ criterion, message, severity: severity === 'warn' ? 'warning' : 'error' }];
}

function exchangeOf(request: Json | undefined, response: Json | undefined): Exchange {
  const body = text(get(request, 'body'));
  const wire = {
    method: (getString(request, 'method') ?? 'GET').toUpperCase(),
    url: getString(response, 'url') ?? getString(request, 'url') ?? '',
    headers: Object.fromEntries(fields(request)),
    ...(body === '' ? {} : { body }),
  };
  const status = get(response, 'statusCode');
  if (typeof status !== 'number' || status === 0)
    return { request: wire, failure: { kind: 'reset', message: 'no response was received' } };
  return { request: wire, response: responseOf(status, response) };
}

function responseOf(status: number, response: Json | undefined): WireResponse {
  const body = text(get(response, 'body'));
  const duration = get(response, 'time');
  return {
    status,
    statusText: '',
    headers: new Map(fields(response).map(([name, value]) => [name.toLowerCase(), [value]])),
    text: body,
    size: Buffer.byteLength(body),
    duration: typeof duration === 'number' ? duration : 0,
  };
}

function fields(message: Json | undefined): [string, string][] {
  const headers = get(message, 'headers');
  return Object.entries(isObject(headers) ? headers : {}).map(([name, value]) => [name, text(value)]);
}

function text(value: Json | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
