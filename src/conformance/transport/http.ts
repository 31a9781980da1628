import http from 'node:http';
import https from 'node:https';
import type { Exchange, Failure, Transport, WireRequest, WireResponse } from '../exchange.js';
import { decodeBody } from './decode.js';
import { throttle } from './throttle.js';
import { AdaptiveTimeout, startTimeout } from './adaptive-timeout.js';

export interface TransportOptions {
  /** Only this origin is ever spoken to. */
  readonly origin: string;
  /** For a whole exchange, in milliseconds; less for a server that answers quickly otherwise. */
  readonly timeout: number;
  /** Largest body that is read, in bytes, before and after decoding. */
  readonly maxBytes: number;
  /** Requests in flight at once. */
  readonly concurrency: number;
  /** Requests a second; 0 for no limit. */
  readonly rate: number;
  /** Requests in all; any further one fails with `bounds`. */
  readonly maxRequests: number;
  /** Longest wait that a `Retry-After` may ask for, in milliseconds. */
  readonly maxRetryAfter: number;
}

/** The only place of the tester that speaks HTTP: HTTP/1.1 with persistent connections, nothing followed. */
export function httpTransport(options: TransportOptions): Transport {
  const secure = options.origin.startsWith('https:');
  const settings = { keepAlive: true, maxSockets: options.concurrency, scheduling: 'lifo' as const };
  const agent = secure ? new https.Agent(settings) : new http.Agent(settings);
  const enter = throttle(options);
  const timeout = new AdaptiveTimeout(options.timeout);
  let sent = 0;

  const once = async (request: WireRequest): Promise<Exchange> => {
    if (sent >= options.maxRequests)
      return failed(request, 'bounds', `the run's ${options.maxRequests} requests are spent`);
    sent++;
    const leave = await enter();
    try {
      return await exchange(request, agent, secure, options, timeout);
    } finally {
      leave();
    }
  };

  return {
    get sent() {
      return sent;
    },
    close: () => agent.destroy(),
    async send(request) {
      if (originOf(request.url) !== options.origin)
        return failed(request, 'bounds', `not on ${options.origin}: not sent`);
      const first = await once(request);
      const wait = retryAfter(first.response);
      if (wait === undefined || wait > options.maxRetryAfter) return first;
      await new Promise((resolve) => setTimeout(resolve, wait));
      return once(request);
    },
  };
}

function exchange(
  request: WireRequest,
  agent: http.Agent,
  secure: boolean,
  options: TransportOptions,
  timeout: AdaptiveTimeout,
  again = false,
): Promise<Exchange> {
  return new Promise((resolve) => {
    const started = performance.now();
    let settled = false;
    let stop = (): void => undefined;
    const settle = (result: Exchange | Promise<Exchange>): void => {
      if (settled) return;
      settled = true;
      stop();
      resolve(result);
    };
    const outgoing = open(request, agent, secure);
    if (typeof outgoing === 'string') return settle(failed(request, 'malformed', outgoing));
    stop = startTimeout(timeout, (after) => {
      settle(failed(request, 'timeout', `no complete response within ${after} ms`));
      outgoing.destroy();
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      // A persistent connection that the server closed meanwhile says nothing about the server (RFC 9112 §9.3.1).
      const stale = outgoing.reusedSocket && !again && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
      settle(stale ? exchange(request, agent, secure, options, timeout, true) : { request, failure: failureOf(error) });
    });
    outgoing.on('response', (incoming) => {
      read(incoming, options.maxBytes, (result) => {
        if ('kind' in result) {
          settle({ request, failure: result });
          outgoing.destroy();
        } else {
          timeout.noteDuration(performance.now() - started);
          settle(finish(request, incoming, result, options.maxBytes, started));
        }
      });
    });
    outgoing.end(request.body);
  });
}

function open(request: WireRequest, agent: http.Agent, secure: boolean): http.ClientRequest | string {
  const url = new URL(request.url);
  const path = request.url.slice(request.url.indexOf('/', request.url.indexOf('//') + 2)).replace(/#.*$/, '');
  const length = request.body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(request.body)) };
  try {
    return (secure ? https : http).request({
      hostname: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port,
      method: request.method,
      path,
      agent,
      headers: { ...length, ...request.headers },
    });
  } catch (error) {
    return `this request cannot be sent: ${(error as Error).message}`;
  }
}

function read(incoming: http.IncomingMessage, limit: number, done: (result: Buffer | Failure) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  incoming.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > limit) done({ kind: 'too-large', message: `the body is larger than ${limit} bytes` });
    else chunks.push(chunk);
  });
  incoming.on('end', () => done(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
  incoming.on('aborted', () => done({ kind: 'reset', message: 'the connection closed in the middle of the body' }));
  incoming.on('error', (error) => done(failureOf(error)));
}

async function finish(
  request: WireRequest,
  incoming: http.IncomingMessage,
  bytes: Buffer,
  limit: number,
  started: number,
): Promise<Exchange> {
  const duration = performance.now() - started;
  const body = await decodeBody(bytes, incoming.headers['content-encoding'], limit);
  if (body.tooLarge) return failed(request, 'too-large', `the body decodes to more than ${limit} bytes`);
  const response: WireResponse = {
    status: incoming.statusCode ?? 0,
    statusText: incoming.statusMessage ?? '',
    headers: fields(incoming.rawHeaders),
    text: body.text,
    size: body.size,
    duration,
    ...(body.garbled === undefined ? {} : { garbled: body.garbled }),
  };
  return { request, response };
}

function fields(raw: readonly string[]): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = raw[index]!.toLowerCase();
    const known = map.get(name);
    if (known === undefined) map.set(name, [raw[index + 1]!]);
    else known.push(raw[index + 1]!);
  }
  return map;
}

function failed(request: WireRequest, kind: Failure['kind'], message: string): Exchange {
  return { request, failure: { kind, message } };
}

function failureOf(error: NodeJS.ErrnoException): Failure {
  const code = error.code ?? '';
  if (code === 'ECONNREFUSED') return { kind: 'refused', message: 'the server refuses connections' };
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return { kind: 'unresolved', message: 'the host name does not resolve' };
  if (code === 'ECONNRESET' || code === 'EPIPE')
    return { kind: 'reset', message: 'the server closed the connection without answering' };
  if (code.startsWith('HPE_')) return { kind: 'malformed', message: `the response is not HTTP: ${error.message}` };
  if (/CERT|TLS|SSL/.test(code)) return { kind: 'tls', message: `no secure connection: ${error.message}` };
  return { kind: 'reset', message: `the exchange broke off: ${code === '' ? error.message : code}` };
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : '';
}

/** Milliseconds to wait after a 429 or 503 that says so (RFC 9110 §10.2.3), or undefined. */
function retryAfter(response: WireResponse | undefined): number | undefined {
  if (response?.status !== 429 && response?.status !== 503) return undefined;
  const value = response.headers.get('retry-after')?.[0];
  if (value === undefined) return undefined;
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
