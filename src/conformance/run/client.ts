import type { OpenApiOperation } from '../../model/contract.js';
import type { RunState } from '../check.js';
import type { Exchange, Transport, WireRequest } from '../exchange.js';
import type { Listener } from '../events.js';
import type { Draft, Identity } from '../plan/case.js';
import { fillPath } from '../plan/template.js';
import type { Vars } from '../plan/template.js';
import type { OperationRef } from '../options.js';
import { authorise } from './credentials.js';
import type { Settings } from './settings.js';

/** Makes requests of drafts and sends them; knows when to stop asking. */
export class Client {
  /** Operations that do not answer: nothing more is asked of them. */
  readonly #unresponsive = new Set<string>();
  /** Set when the server refuses connections in the middle of a run. */
  unreachable: string | undefined;
  /** Requests that another program sent for this run. */
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

  /** A draft with its path variables filled in, as it goes over the wire. */
  request(draft: Draft, vars: Vars, operation: OpenApiOperation | undefined): WireRequest {
    const { headers, query } = authorise(
      this.#state.contract,
      operation,
      draft.identity,
      this.#settings.credentials,
      this.#settings.other,
    );
    const path = fillPath(draft.path, { ...vars, ...draft.vars }, draft.rawVars);
    const pairs = [...draft.query, ...query].join('&');
    const body = draft.body?.raw ?? (draft.body?.value === undefined ? undefined : JSON.stringify(draft.body.value));
    const type = draft.body?.mediaType === undefined ? {} : { 'Content-Type': draft.body.mediaType };
    return {
      method: draft.method,
      url: `${this.#state.base}${path}${pairs === '' ? '' : `?${pairs}`}`,
      headers: mergeHeaders(this.#common(draft.identity), draft.headers, type, headers),
      ...(body === undefined ? {} : { body }),
    };
  }

  /** A GET of an address found in an answer. */
  visiting(url: string, identity: Identity, operation: OpenApiOperation | undefined, accept = '*/*'): WireRequest {
    const { headers, query } = authorise(
      this.#state.contract,
      operation,
      identity,
      this.#settings.credentials,
      this.#settings.other,
    );
    const full = query.length === 0 ? url : `${url}${url.includes('?') ? '&' : '?'}${query.join('&')}`;
    return { method: 'GET', url: full, headers: mergeHeaders(this.#common(identity), { Accept: accept }, headers) };
  }

  /** Sends; never throws. Emits the exchange. */
  async send(request: WireRequest, operation: OpenApiOperation | undefined): Promise<Exchange> {
    const key = operation?.id ?? request.url;
    const reason = this.#stopped(key);
    if (reason !== undefined) return { request, failure: { kind: 'bounds', message: reason } };
    const exchange = await this.#sendWithRetry(request);
    this.#note(key, exchange);
    this.#emit({
      kind: 'exchange',
      exchange,
      at: new Date(),
      ...(operation === undefined ? {} : { operation: ref(operation) }),
    });
    return exchange;
  }

  /** Tells of an exchange that another program made for this run. */
  record(exchange: Exchange, operation: OpenApiOperation | undefined): void {
    this.#external++;
    const at = new Date();
    this.#emit({ kind: 'exchange', exchange, at, ...(operation === undefined ? {} : { operation: ref(operation) }) });
  }

  /** Why nothing more is sent, if so. */
  get stopReason(): string | undefined {
    return this.unreachable ?? (performance.now() > this.#deadline ? 'the time of the run is spent' : undefined);
  }

  /** Asks once more after no answer, so that a hang is certain before anything is left alone for it. */
  async #sendWithRetry(request: WireRequest): Promise<Exchange> {
    const first = await this.#transport.send(request);
    if (first.failure?.kind !== 'timeout') return first;
    const second = await this.#transport.send(request);
    return second.failure?.kind === 'timeout' ? { request, failure: { ...second.failure, repeated: true } } : second;
  }

  #stopped(key: string): string | undefined {
    if (this.unreachable !== undefined) return this.unreachable;
    if (performance.now() > this.#deadline) return 'the time of the run is spent';
    return this.#unresponsive.has(key) ? 'left alone: it did not answer in time before' : undefined;
  }

  #note(key: string, { failure }: Exchange): void {
    if (failure?.repeated === true) this.#unresponsive.add(key);
    if (failure?.kind === 'refused') this.unreachable = 'the server went away during the run';
  }

  /** The user's own header fields; without those that carry credentials when a request must have none of ours. */
  #common(identity: Identity): Record<string, string> {
    const all = Object.entries(this.#settings.headers);
    const kept = identity === 'own' ? all : all.filter(([name]) => !/^(authorization|cookie|x-api-key)$/i.test(name));
    return Object.fromEntries(kept);
  }
}

/** An operation as findings and events name it. */
export function ref({ id, method, path }: OpenApiOperation): OperationRef {
  return { id, method, path };
}

/** Header fields joined without regard to the case of names; later ones win. */
function mergeHeaders(...all: readonly Readonly<Record<string, string>>[]): Record<string, string> {
  const merged = new Map<string, readonly [string, string]>();
  for (const [name, value] of all.flatMap((one) => Object.entries(one))) {
    const key = name.toLowerCase();
    const known = key === 'cookie' ? merged.get(key)?.[1] : undefined;
    merged.set(key, [name, known === undefined ? value : `${known}; ${value}`]);
  }
  return Object.fromEntries(merged.values());
}
