/** Builds requests from drafts and sends them. */
import type { OpenApiOperation } from '../../model/contract.js';
import type { RunState } from '../check.js';
import type { Listener, RunEvent } from '../events.js';
import type { Exchange, Transport, WireRequest } from '../exchange.js';
import { refOf } from '../operation-ref.js';
import type { Draft, DraftBody, Identity } from '../plan/case.js';
import { fillPath } from '../plan/template.js';
import type { Vars } from '../plan/template.js';
import { authorise } from './credentials.js';
import type { Authorisation } from './credentials.js';
import type { Settings } from './settings.js';

/** Sends the requests of a run, and stops when the server or the limits of the run require it. */
export class Client {
  /** Operations that do not answer: no more requests are sent to them. */
  readonly #unresponsive = new Set<string>();
  /** Why the server can no longer be reached, once it refuses connections during a run. */
  unreachable: string | undefined;
  /** The number of requests that another program sent for this run. */
  #external = 0;

  readonly #state: RunState;
  readonly #settings: Settings;
  readonly #transport: Transport;
  readonly #emit: Listener;
  readonly #deadline: number;

  constructor(state: RunState, settings: Settings, transport: Transport, emit: Listener, deadline: number) {
    this.#state = state;
    this.#settings = settings;
    this.#transport = transport;
    this.#emit = emit;
    this.#deadline = deadline;
  }

  get sent(): number {
    return this.#transport.sent + this.#external;
  }

  /** The request of a draft, with its path variables filled in. */
  request(draft: Draft, vars: Vars, operation: OpenApiOperation | undefined): WireRequest {
    const { headers, query } = this.#authorise(operation, draft.identity);
    const path = fillPath(draft.path, { ...vars, ...draft.vars }, draft.rawVars);
    const pairs = [...draft.query, ...query].join('&');
    const body = bodyText(draft.body);
    const type = draft.body?.mediaType === undefined ? {} : { 'Content-Type': draft.body.mediaType };
    return {
      method: draft.method,
      url: `${this.#state.base}${path}${pairs === '' ? '' : `?${pairs}`}`,
      headers: mergeHeaders(this.#common(draft.identity), draft.headers, type, headers),
      ...(body === undefined ? {} : { body }),
    };
  }

  /** A GET request for a URL found in an answer. */
  visiting(url: string, identity: Identity, operation: OpenApiOperation | undefined, accept = '*/*'): WireRequest {
    const { headers, query } = this.#authorise(operation, identity);
    const full = query.length === 0 ? url : `${url}${url.includes('?') ? '&' : '?'}${query.join('&')}`;
    return { method: 'GET', url: full, headers: mergeHeaders(this.#common(identity), { Accept: accept }, headers) };
  }

  /** Sends a request and emits the exchange; never throws. */
  async send(request: WireRequest, operation: OpenApiOperation | undefined): Promise<Exchange> {
    const key = operation?.id ?? request.url;
    const reason = this.stopReason ?? this.#unresponsiveReason(key);
    if (reason !== undefined) return { request, failure: { kind: 'bounds', message: reason } };
    const exchange = await this.#sendWithRetry(request);
    const { failure } = exchange;
    if (failure?.repeated === true) this.#unresponsive.add(key);
    if (failure?.kind === 'refused') this.unreachable = 'the server stopped accepting connections during the run';
    this.#emit(this.#eventOf(exchange, operation));
    return exchange;
  }

  /** Records an exchange that another program made for this run. */
  record(exchange: Exchange, operation: OpenApiOperation | undefined): void {
    this.#external++;
    this.#emit(this.#eventOf(exchange, operation));
  }

  /** Why no more requests are sent; undefined while they are. */
  get stopReason(): string | undefined {
    return (
      this.unreachable ?? (performance.now() > this.#deadline ? 'the time limit of the run was reached' : undefined)
    );
  }

  #unresponsiveReason(key: string): string | undefined {
    return this.#unresponsive.has(key) ? 'skipped, because earlier requests timed out' : undefined;
  }

  /** Sends a request again after a timeout: an operation is only skipped when it timed out twice. */
  async #sendWithRetry(request: WireRequest): Promise<Exchange> {
    const first = await this.#transport.send(request);
    if (first.failure?.kind !== 'timeout') return first;
    const second = await this.#transport.send(request);
    return second.failure?.kind === 'timeout' ? { request, failure: { ...second.failure, repeated: true } } : second;
  }

  #eventOf(exchange: Exchange, operation: OpenApiOperation | undefined): RunEvent {
    const ref = operation === undefined ? {} : { operation: refOf(this.#state.contract, operation) };
    return { kind: 'exchange', exchange, at: new Date(), ...ref };
  }

  #authorise(operation: OpenApiOperation | undefined, identity: Identity): Authorisation {
    const { credentials, other } = this.#settings;
    return authorise(this.#state.contract, operation, identity, credentials, other);
  }

  /** The user's own header fields, without credentials for any identity but the user's own. */
  #common(identity: Identity): Record<string, string> {
    const all = Object.entries(this.#settings.headers);
    const kept = identity === 'own' ? all : all.filter(([name]) => !/^(authorization|cookie|x-api-key)$/i.test(name));
    return Object.fromEntries(kept);
  }
}

function bodyText(body: DraftBody | undefined): string | undefined {
  if (body?.raw !== undefined) return body.raw;
  return body?.value === undefined ? undefined : JSON.stringify(body.value);
}

/** Header fields merged without regard to the case of their names; later fields take precedence. */
function mergeHeaders(...all: readonly Readonly<Record<string, string>>[]): Record<string, string> {
  const merged = new Map<string, readonly [string, string]>();
  for (const [name, value] of all.flatMap((one) => Object.entries(one))) {
    const key = name.toLowerCase();
    const known = key === 'cookie' ? merged.get(key)?.[1] : undefined;
    merged.set(key, [name, known === undefined ? value : `${known}; ${value}`]);
  }
  return Object.fromEntries(merged.values());
}
