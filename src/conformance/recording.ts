import type { Contract } from '../model/contract.js';
import { UnusableInput } from '../finding.js';
import { get, getArray, getObject, getString } from '../model/json.js';
import type { Json } from '../model/json.js';
import { conformanceChecks } from './checks.js';
import type { Listener } from './events.js';
import type { Exchange } from './exchange.js';
import { baseDraft } from './plan/base.js';
import type { Case } from './plan/case.js';
import { matchPath, variablesOf } from './plan/template.js';
import { judgeExchange } from './run/judge.js';
import { RunOutcomes } from './run/outcomes.js';
import { ref } from './run/client.js';
import { settingsOf } from './run/settings.js';
import { summaryOf } from './run/summary.js';
import { MutableRunState } from './run/run-state.js';
import type { RunResult } from './run.js';
import { byCause } from './confirm/cause.js';

/**
 * Judges recorded traffic (HTTP Archive 1.2) without asking a server. Requests that no operation answers for are left out.
 * @throws {UnusableInput} when it is no recording, or holds nothing of this contract
 */
export async function judgeRecording(contract: Contract, har: Json, listen: Listener): Promise<RunResult> {
  const started = performance.now();
  const exchanges = getArray(getObject(har, 'log'), 'entries')
    .map(exchangeOf)
    .filter((one) => one !== undefined);
  if (exchanges.length === 0)
    throw new UnusableInput('The recording holds no exchange.', { hint: 'record in HTTP Archive format (HAR 1.2)' });
  const base = baseOf(contract, exchanges);
  const settings = settingsOf(contract, { server: base });
  const state = new MutableRunState(contract, settings, base);
  const outcomes = new RunOutcomes((text) => text);
  listen({
    kind: 'started',
    server: base,
    contract: contract.name,
    operations: contract.openapi.operations.length,
    writes: true,
    at: new Date(),
  });
  for (const exchange of exchanges) {
    const path = state.pathOf(exchange.request.url);
    const template = path === undefined ? undefined : state.pool.templateOf(path);
    const operation = contract.openapi.operations.find(
      (one) => one.path === template && one.method === exchange.request.method,
    );
    if (operation === undefined || exchange.response === undefined) continue;
    const kind: Case['kind'] = exchange.response.status < 400 ? 'positive' : 'step';
    const draft = baseDraft({ contract, judges: state.judges, vars: {} }, operation, undefined);
    const one: Case = { id: `${operation.id} / recorded`, operation, kind, title: 'recorded', draft, trust: 'implied' };
    const judgements = await judgeExchange(state, settings, conformanceChecks, exchange, {
      kind,
      operation,
      case: one,
      binding: { vars: {}, provenance: 'seen' },
    });
    outcomes.noteStatus(operation, exchange.response.status);
    const causes = byCause(judgements);
    for (const [cause, judgement] of causes) {
      if (outcomes.countRepeat(cause) === undefined) outcomes.addFinding(judgement, 'failed', one.id);
    }
    const outcome = {
      id: one.id,
      title: one.title,
      operation: ref(operation),
      outcome: causes.size > 0 ? ('failed' as const) : ('passed' as const),
      checks: [...causes.values()].map(({ check }) => check.id),
    };
    outcomes.countCase(outcome);
    listen({ kind: 'case', outcome });
  }
  const operations = contract.openapi.operations.map((one) => outcomes.ofOperation(one));
  operations.forEach((operation) => listen({ kind: 'operation', operation }));
  const findings = outcomes.findings();
  findings.forEach((finding) => listen({ kind: 'finding', finding }));
  const summary = summaryOf(state, outcomes, operations, {
    requests: exchanges.length,
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
  const content = getObject(response, 'content');
  const text =
    getString(content, 'encoding') === 'base64'
      ? Buffer.from(getString(content, 'text') ?? '', 'base64').toString()
      : (getString(content, 'text') ?? '');
  const body = getString(getObject(request, 'postData'), 'text');
  return {
    request: { method, url, headers: Object.fromEntries(fields(request)), ...(body === undefined ? {} : { body }) },
    response: {
      status,
      statusText: getString(response, 'statusText') ?? '',
      headers: fields(response).reduce(
        (map, [name, value]) => map.set(name.toLowerCase(), [...(map.get(name.toLowerCase()) ?? []), value]),
        new Map<string, string[]>(),
      ),
      text,
      size: Buffer.byteLength(text),
      duration: 0,
    },
  };
}

function fields(message: Json): [string, string][] {
  return getArray(message, 'headers').map((field) => [getString(field, 'name') ?? '', getString(field, 'value') ?? '']);
}

/** The address below which most of the exchanges fit the contract's paths. */
function baseOf(contract: Contract, exchanges: readonly Exchange[]): string {
  const counts = new Map<string, number>();
  const templates = [...new Set(contract.openapi.operations.map(({ path }) => path))].sort(
    (a, b) => variablesOf(a).length - variablesOf(b).length,
  );
  for (const { request } of exchanges) {
    const { origin, pathname } = new URL(request.url);
    const segments = pathname.split('/');
    for (let cut = 1; cut <= segments.length; cut++) {
      const below = `/${segments.slice(cut).join('/')}`;
      if (!templates.some((template) => matchPath(template, below) !== undefined)) continue;
      const base = origin + segments.slice(0, cut).join('/');
      counts.set(base, (counts.get(base) ?? 0) + 1);
    }
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  if (best === undefined) throw new UnusableInput('Nothing in the recording fits a path of the contract.');
  return best[0];
}
