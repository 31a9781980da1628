/** Runs the checks on an exchange. */
import type { MediaType, OpenApiOperation, Response } from '../../model/contract.js';
import type { CheckReport, ConformanceCheck, ExchangeView, RunState } from '../check.js';
import { essence, header } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import type { Case, CaseKind } from '../plan/case.js';
import type { Binding } from '../state/address-pool.js';
import { isDisabled } from './settings.js';
import type { Settings } from './settings.js';

/** A report of a check about an exchange. */
export interface Judgement {
  readonly check: ConformanceCheck;
  readonly report: CheckReport;
  readonly exchange: Exchange;
  /** The operation that the report belongs to. */
  readonly operation?: OpenApiOperation | undefined;
}

/** The purpose of an exchange. */
export interface Purpose {
  readonly kind: CaseKind;
  readonly operation?: OpenApiOperation | undefined;
  readonly case?: Case | undefined;
  readonly binding: Binding;
  readonly twin?: Exchange | undefined;
}

/** Runs every check on an exchange. */
export async function judgeExchange(
  state: RunState,
  settings: Settings,
  checks: readonly ConformanceCheck[],
  exchange: Exchange,
  purpose: Purpose,
): Promise<Judgement[]> {
  const { response } = exchange;
  const found: Judgement[] = [];
  // What the contract declares for GET does not apply to OPTIONS at the same path.
  const isDeclared = exchange.request.method === purpose.operation?.method;
  const declared =
    response === undefined || !isDeclared ? undefined : declaredResponse(purpose.operation, response.status);
  const media = response === undefined ? undefined : declaredMedia(declared, header(response, 'content-type'));
  for (const check of checks) {
    if (isDisabled(settings, check.id, purpose.operation)) continue;
    const reports =
      response === undefined
        ? (check.failure?.(exchange) ?? [])
        : await reportsOf(check, viewOf(state, exchange, purpose, declared, media));
    for (const report of reports)
      found.push({ check, report: withSeverity(report, purpose), exchange, operation: purpose.operation });
  }
  return found;
}

/** Reports about requests that are not valid HTTP are informative, but rarely worth failing a build for. */
function withSeverity(report: CheckReport, { case: one }: Purpose): CheckReport {
  return one?.rule === 'malformed-uri' || (one?.rule === 'malformed' && one.at === 'header:Accept')
    ? { ...report, severity: 'info' }
    : report;
}

async function reportsOf(check: ConformanceCheck, view: ExchangeView): Promise<Iterable<CheckReport>> {
  return check.exchange === undefined ? [] : check.exchange(view);
}

function viewOf(
  state: RunState,
  exchange: Exchange,
  purpose: Purpose,
  declared: Response | undefined,
  media: MediaType | undefined,
): ExchangeView {
  return {
    state,
    exchange,
    response: exchange.response!,
    kind: purpose.kind,
    binding: purpose.binding,
    ...(purpose.operation === undefined ? {} : { operation: purpose.operation }),
    ...(purpose.case === undefined ? {} : { case: purpose.case }),
    ...(purpose.twin === undefined ? {} : { twin: purpose.twin }),
    ...(declared === undefined ? {} : { declared }),
    ...(media === undefined ? {} : { media }),
  };
}

/** The response that a status selects: the exact status, its range, or `default` (OpenAPI 3.1 §4.8.16). */
export function declaredResponse(operation: OpenApiOperation | undefined, status: number): Response | undefined {
  const find = (key: string): Response | undefined =>
    operation?.responses.find((one) => one.status.toUpperCase() === key);
  return find(String(status)) ?? find(`${Math.floor(status / 100)}XX`) ?? find('DEFAULT');
}

/** The media type that a Content-Type selects: exact matches take precedence over ranges (OpenAPI 3.1 §4.8.17). */
export function declaredMedia(declared: Response | undefined, contentType: string | undefined): MediaType | undefined {
  const type = essence(contentType);
  const fits = (pattern: string): boolean => {
    const range = essence(pattern);
    return range === type || range === '*/*' || (range.endsWith('/*') && type.startsWith(range.slice(0, -1)));
  };
  return (
    declared?.content.find(({ mediaType }) => essence(mediaType) === type) ??
    declared?.content.find(({ mediaType }) => fits(mediaType))
  );
}
