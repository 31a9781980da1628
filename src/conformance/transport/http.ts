/** Sends requests: the only part of the tester that uses HTTP. HTTP/1.1 with persistent connections; redirects are not followed. */
import http from 'node:http';
import https from 'node:https';
import type { Exchange, Failure, Transport, WireRequest, WireResponse } from '../exchange.js';
import { AdaptiveTimeout, startTimeout } from './adaptive-timeout.js';
import { decodeBody } from './decode.js';
import { throttle } from './throttle.js';

export interface TransportOptions {
  /** The only origin to which requests are sent. */
  readonly origin: string;
  /** Time limit of an exchange, in milliseconds; lower for a server that has proved to be fast. */
  readonly timeout: number;
  /** Size limit of a body, in bytes, before and after decoding. */
  readonly maxBytes: number;
  /** Number of concurrent requests. */
  readonly concurrency: number;
  /** Requests per second; 0 for no limit. */
  readonly rate: number;
  /** Total number of requests; any further request fails with `bounds`. */
  readonly maxRequests: number;
  /** The longest wait that a `Retry-After` may require, in milliseconds. */
  readonly maxRetryAfter: number;
}

/** What the exchanges of a transport share. */
interface Connection {
  readonly agent: http.Agent;
  readonly isSecure: boolean;
  readonly timeout: AdaptiveTimeout;
  readonly maxBytes: number;
}

/** A transport that sends requests to one origin. */
export function httpTransport(options: TransportOptions): Transport {
  const { origin, maxRequests, maxRetryAfter } = options;
  const connection = connect(options);
  const enter = throttle(options);
  let sent = 0;
  const once = async (request: WireRequest): Promise<Exchange> => {
    if (sent >= maxRequests) return failed(request, 'bounds', `the limit of ${maxRequests} requests was reached`);
    sent++;
    const leave = await enter();
    return exchange(request, connection).finally(leave);
  };
  return {
    get sent() {
      return sent;
    },
    close: () => connection.agent.destroy(),
    async send(request) {
      if (originOf(request.url) !== origin) return failed(request, 'bounds', `not sent: the URL is not on ${origin}`);
      const first = await once(request);
      const wait = retryAfter(first.response);
      if (wait === undefined || wait > maxRetryAfter) return first;
      await new Promise((resolve) => setTimeout(resolve, wait));
      return once(request);
    },
  };
}

function connect({ origin, concurrency, timeout, maxBytes }: TransportOptions): Connection {
  const isSecure = origin.startsWith('https:');
  const settings = { keepAlive: true, maxSockets: concurrency, scheduling: 'lifo' as const };
  const agent = isSecure ? new https.Agent(settings) : new http.Agent(settings);
  return { agent, isSecure, timeout: new AdaptiveTimeout(timeout), maxBytes };
}

/** Sends a request; again, when the server had closed the persistent connection in the meantime (RFC 9112 §9.3.1). */
async function exchange(request: WireRequest, connection: Connection): Promise<Exchange> {
  return (await attempt(request, connection, false)) ?? (await attempt(request, connection, true))!;
}

/** One attempt; resolves to undefined when the connection was stale, which the last attempt treats as a failure. */
function attempt(request: WireRequest, connection: Connection, isLast: boolean): Promise<Exchange | undefined> {
  const outgoing = open(request, connection);
  if (typeof outgoing === 'string') return Promise.resolve(failed(request, 'malformed', outgoing));
  return new Promise((resolve) => {
    const started = performance.now();
    let isSettled = false;
    let stop = (): void => undefined;
    const settle = (result: Exchange | undefined | Promise<Exchange>): void => {
      if (isSettled) return;
      isSettled = true;
      stop();
      resolve(result);
    };
    stop = startTimeout(connection.timeout, (after) => {
      settle(failed(request, 'timeout', `no complete response within ${after} ms`));
      outgoing.destroy();
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      const isStale = outgoing.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
      settle(isStale && !isLast ? undefined : { request, failure: failureOf(error) });
    });
    outgoing.on('response', (incoming) =>
      read(incoming, connection.maxBytes, (result) => {
        if (Buffer.isBuffer(result)) {
          connection.timeout.noteDuration(performance.now() - started);
          return settle(finish(request, incoming, result, connection.maxBytes, started));
        }
        settle({ request, failure: result });
        outgoing.destroy();
      }),
    );
    outgoing.end(request.body);
  });
}

/** The request on its way, or why it cannot be sent. */
function open(request: WireRequest, { agent, isSecure }: Connection): http.ClientRequest | string {
  const url = new URL(request.url);
  const path = request.url.slice(request.url.indexOf('/', request.url.indexOf('//') + 2)).replace(/#.*$/, '');
  const length = request.body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(request.body)) };
  try {
    return (isSecure ? https : http).request({
      hostname: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port,
      method: request.method,
      path,
      agent,
      headers: { ...length, ...request.headers },
    });
  } catch (error) {
    return `the request cannot be sent: ${(error as Error).message}`;
  }
}

/** Reads a body, up to a limit. */
function read(incoming: http.IncomingMessage, limit: number, done: (result: Buffer | Failure) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  incoming.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > limit) done({ kind: 'too-large', message: `the body is larger than ${limit} bytes` });
    else chunks.push(chunk);
  });
  incoming.on('end', () => done(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
  incoming.on('aborted', () =>
    done({ kind: 'reset', message: 'the connection was closed before the body was complete' }),
  );
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
  if (body.tooLarge) return failed(request, 'too-large', `the decoded body is larger than ${limit} bytes`);
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
    return { kind: 'unresolved', message: 'the host name cannot be resolved' };
  if (code === 'ECONNRESET' || code === 'EPIPE')
    return { kind: 'reset', message: 'the server closed the connection without answering' };
  if (code.startsWith('HPE_'))
    return { kind: 'malformed', message: `the response is not valid HTTP: ${error.message}` };
  if (/CERT|TLS|SSL/.test(code))
    return { kind: 'tls', message: `a secure connection could not be established: ${error.message}` };
  return { kind: 'reset', message: `the exchange was interrupted: ${code === '' ? error.message : code}` };
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : '';
}

/** Milliseconds to wait after a 429 or 503 with Retry-After (RFC 9110 §10.2.3); undefined for other responses. */
function retryAfter(response: WireResponse | undefined): number | undefined {
  if (response?.status !== 429 && response?.status !== 503) return undefined;
  const value = response.headers.get('retry-after')?.[0];
  if (value === undefined) return undefined;
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
