/** Judges recorded traffic against a contract. */
import { UnusableInput } from '../finding.js';
import type { Contract, OpenApiOperation } from '../model/contract.js';
import { get, getArray, getObject, getString } from '../model/json.js';
import type { Json, JsonObject } from '../model/json.js';
import { conformanceChecks } from './checks.js';
import { byCause } from './confirm/cause.js';
import type { CaseOutcome, Listener } from './events.js';
import type { Exchange, WireResponse } from './exchange.js';
import { refOf } from './operation-ref.js';
import { baseDraft } from './plan/base.js';
import type { Case } from './plan/case.js';
import { matchPath, variablesOf } from './plan/template.js';
import type { RunResult } from './run.js';
import { judgeExchange } from './run/judge.js';
import type { Judgement } from './run/judge.js';
import { RunOutcomes } from './run/outcomes.js';
import { MutableRunState } from './run/run-state.js';
import { settingsOf } from './run/settings.js';
import type { Settings } from './run/settings.js';
import { summaryOf } from './run/summary.js';
import { operationAt } from './state/operation-at.js';

/**
 * Judges recorded traffic (HTTP Archive 1.2) without calling a server. Requests that no operation matches are skipped.
 * @throws {UnusableInput} when the input is not a recording, or contains no request of this contract
 */
export async function judgeRecording(contract: Contract, har: Json, listen: Listener): Promise<RunResult> {
  const started = performance.now();
  const exchanges = getArray(getObject(har, 'log'), 'entries').flatMap((entry) => exchangeOf(entry) ?? []);
  if (exchanges.length === 0)
    throw new UnusableInput('The recording contains no exchanges.', {
      hint: 'record in HTTP Archive format (HAR 1.2)',
    });
  const base = baseOf(contract, exchanges);
  const settings = settingsOf(contract, { server: base });
  const state = new MutableRunState(contract, settings, base);
  const outcomes = new RunOutcomes(contract, (text) => text);
  const { operations } = contract.openapi;
  listen({
    kind: 'started',
    server: base,
    contract: contract.name,
    operations: operations.length,
    writes: true,
    at: new Date(),
  });
  for (const exchange of exchanges) await judgeOne(state, settings, outcomes, exchange, listen);
  return conclude(state, outcomes, exchanges.length, started, listen);
}

/** Judges one exchange, if an operation matches it. */
async function judgeOne(
  state: MutableRunState,
  settings: Settings,
  outcomes: RunOutcomes,
  exchange: Exchange,
  listen: Listener,
): Promise<void> {
  const operation = operationAt(state, exchange.request.method, exchange.request.url);
  if (operation === undefined || exchange.response === undefined) return;
  const one = recordedCase(state, operation, exchange.response);
  const { kind } = one;
  const binding = { vars: {}, provenance: 'seen' } as const;
  const judgements = await judgeExchange(state, settings, conformanceChecks, exchange, {
    kind,
    operation,
    case: one,
    binding,
  });
  outcomes.noteStatus(operation, exchange.response.status);
  const causes = byCause(judgements);
  for (const [cause, judgement] of causes)
    if (outcomes.countRepeat(cause) === undefined) outcomes.addFinding(judgement, 'failed', one.id);
  const outcome = outcomeOf(state, one, causes);
  outcomes.countCase(outcome);
  listen({ kind: 'case', outcome });
}

/** A recorded exchange as a case; a refusal does not show whether the request was valid. */
function recordedCase(
  { contract, judges }: MutableRunState,
  operation: OpenApiOperation,
  { status }: WireResponse,
): Case {
  return {
    id: `${operation.id} / recorded`,
    operation,
    kind: status < 400 ? 'positive' : 'step',
    title: 'recorded',
    draft: baseDraft({ contract, judges, vars: {} }, operation, undefined),
    trust: 'implied',
  };
}

function outcomeOf(
  { contract }: MutableRunState,
  { id, title, operation }: Case,
  causes: ReadonlyMap<string, Judgement>,
): CaseOutcome {
  return {
    id,
    title,
    operation: refOf(contract, operation),
    outcome: causes.size > 0 ? 'failed' : 'passed',
    checks: [...causes.values()].map(({ check }) => check.id),
  };
}

function conclude(
  state: MutableRunState,
  outcomes: RunOutcomes,
  requests: number,
  started: number,
  listen: Listener,
): RunResult {
  const operations = state.contract.openapi.operations.map((one) => outcomes.ofOperation(one));
  operations.forEach((operation) => listen({ kind: 'operation', operation }));
  const findings = outcomes.findings();
  findings.forEach((finding) => listen({ kind: 'finding', finding }));
  const summary = summaryOf(state, outcomes, operations, {
    requests,
    duration: performance.now() - started,
    notes: [],
  });
  listen({ kind: 'finished', summary });
  return { findings, summary };
}

function exchangeOf(entry: Json): Exchange | undefined {
  const [request, response] = [getObject(entry, 'request'), getObject(entry, 'response')];
  const [method, url, status] = [getString(request, 'method'), getString(request, 'url'), get(response, 'status')];
  if (method === undefined || url === undefined || typeof status !== 'number' || status === 0 || !URL.canParse(url))
    return undefined;
  const body = getString(getObject(request, 'postData'), 'text');
  return {
    request: { method, url, headers: Object.fromEntries(fields(request)), ...(body === undefined ? {} : { body }) },
    response: responseOf(response, status),
  };
}

function responseOf(response: JsonObject, status: number): WireResponse {
  const content = getObject(response, 'content');
  const raw = getString(content, 'text') ?? '';
  const text = getString(content, 'encoding') === 'base64' ? Buffer.from(raw, 'base64').toString() : raw;
  const headers = new Map<string, string[]>();
  for (const [field, value] of fields(response)) {
    const name = field.toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), value]);
  }
  const statusText = getString(response, 'statusText') ?? '';
  return { status, statusText, headers, text, size: Buffer.byteLength(text), duration: 0 };
}

function fields(message: Json): [string, string][] {
  return getArray(message, 'headers').map((field) => [getString(field, 'name') ?? '', getString(field, 'value') ?? '']);
}

/** The base URL below which most exchanges match a path of the contract. */
function baseOf(contract: Contract, exchanges: readonly Exchange[]): string {
  const counts = new Map<string, number>();
  const templates = [...new Set(contract.openapi.operations.map(({ path }) => path))].sort(
    (a, b) => variablesOf(a).length - variablesOf(b).length,
  );
  for (const base of exchanges.flatMap(({ request }) => basesOf(request.url, templates)))
    counts.set(base, (counts.get(base) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  if (best === undefined) throw new UnusableInput('No exchange in the recording matches a path of the contract.');
  return best[0];
}

/** Every base URL below which the rest of a URL matches a path template. */
function basesOf(url: string, templates: readonly string[]): string[] {
  const { origin, pathname } = new URL(url);
  const segments = pathname.split('/');
  return segments.flatMap((_, index) => {
    const rest = `/${segments.slice(index + 1).join('/')}`;
    const matches = templates.some((template) => matchPath(template, rest) !== undefined);
    return matches ? [origin + segments.slice(0, index + 1).join('/')] : [];
  });
}
