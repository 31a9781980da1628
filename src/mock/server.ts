/** Serves a mock with node:http: reads requests within limits, sends responses, and shuts down gracefully. */
import { isArray } from '../model/json.js';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { UnusableInput } from '../finding.js';
import type { Contract } from '../model/contract.js';
import type { MockRequest } from './http/exchange.js';
import { publicBase } from './http/base-urls.js';
import { createMock } from './mock.js';
import type { SharedServices } from './pipeline.js';
import type { FinishedResponse, Mock } from './mock.js';
import { DEFAULT_LIMITS } from './options.js';
import type { Limits, MockOptions, MockServer } from './options.js';
import { seededRandom } from './random.js';

/** How long requests in progress may take once the server is closing, in milliseconds. */
const GRACE_PERIOD = 2000;

/**
 * Starts a mock server for a contract.
 * @throws {UnusableInput} if the port cannot be used or the host is not an address of this machine
 */
export async function startMockServer(contract: Contract, options: MockOptions = {}): Promise<MockServer> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const shared = await sharedServices(options, limits);
  let mock = createMock(contract, shared);
  let localUrl = '';
  const server = createServer(
    {
      maxHeaderSize: limits.headerBytes,
      requestTimeout: limits.requestTimeout,
      headersTimeout: limits.requestTimeout,
      // By default, Node looks for requests that have timed out every 30 seconds only.
      connectionsCheckingInterval: Math.min(limits.requestTimeout, 2000) / 2,
    },
    (incoming, outgoing) => void serve(incoming, outgoing, { mock, localUrl, limits, options }),
  );
  server.maxConnections = limits.connections;
  server.on('clientError', refuse);
  const address = await listen(server, options);
  localUrl = `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`;
  return {
    get url() {
      return (options.publicUrl?.replace(/\/+$/, '') ?? localUrl) + mock.basePath;
    },
    state: shared.stateEngine?.state,
    reload: (next, { handlers } = {}) => {
      mock = createMock(next, handlers === undefined ? shared : { ...shared, options: { ...options, handlers } });
    },
    close: () => close(server),
  };
}

async function sharedServices(options: MockOptions, limits: Limits): Promise<SharedServices> {
  const random = options.seed === undefined ? Math.random : seededRandom(String(options.seed));
  if (options.state !== true) return { options, stateEngine: undefined, random };
  const { createStateEngine } = await import('./state/create-engine.js');
  return { options, stateEngine: createStateEngine(options, limits, random), random };
}

/** What serving a request depends on. */
interface ServerContext {
  readonly mock: Mock;
  /** The server's root URL without a proxy. */
  readonly localUrl: string;
  readonly limits: Limits;
  readonly options: MockOptions;
}

async function serve(incoming: IncomingMessage, outgoing: ServerResponse, server: ServerContext): Promise<void> {
  const started = performance.now();
  const body = await readBody(incoming, server.limits.bodyBytes);
  if (body === 'aborted') return;
  const { mock, localUrl, options } = server;
  const request = toRequest(incoming, body === 'too large' ? Buffer.alloc(0) : body, localUrl, options.publicUrl);
  const handled = body === 'too large' ? tooLarge(server.limits) : await mock.handle(request);
  if (handled.delay > 0) await new Promise((resolve) => setTimeout(resolve, handled.delay));
  send(outgoing, request, handled, body === 'too large');
  options.onExchange?.({
    method: request.method,
    target: incoming.url ?? '',
    status: handled.status,
    milliseconds: performance.now() - started,
    operation: handled.operation,
    note: handled.fault === undefined ? handled.note : `fault: ${handled.fault}`,
  });
}

function tooLarge({ bodyBytes }: Limits): FinishedResponse {
  const detail = `The body is larger than ${bodyBytes} bytes.`;
  const body = { type: 'about:blank', title: 'Content Too Large', status: 413, detail };
  const headers = { 'content-type': 'application/problem+json' };
  const bytes = Buffer.from(JSON.stringify(body));
  return {
    status: 413,
    headers,
    bytes,
    operation: undefined,
    note: detail,
    fault: undefined,
    delay: 0,
  };
}

/** Reads the whole body, unless it exceeds the limit or the client disconnects. */
function readBody(incoming: IncomingMessage, limit: number): Promise<Buffer | 'too large' | 'aborted'> {
  if (incoming.headers['content-length'] === undefined && incoming.headers['transfer-encoding'] === undefined) {
    return Promise.resolve(EMPTY);
  }
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else resolve('too large');
    });
    incoming.on('end', () => resolve(Buffer.concat(chunks)));
    incoming.on('close', () => resolve('aborted'));
    incoming.on('error', () => resolve('aborted'));
  });
}

const EMPTY = Buffer.alloc(0);

function toRequest(
  incoming: IncomingMessage,
  body: Buffer,
  localUrl: string,
  publicUrl: string | undefined,
): MockRequest {
  const headers: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = isArray(value) ? value.join(', ') : value;
  }
  const { path, query } = splitTarget(incoming.url ?? '/');
  return {
    method: incoming.method ?? 'GET',
    path,
    query,
    headers,
    body,
    publicBase: publicBase(headers, localUrl, publicUrl),
  };
}

/** Splits a request target in origin form, absolute form or asterisk form (RFC 9112 §3.2). */
function splitTarget(target: string): { path: string; query: URLSearchParams } {
  const origin = target.replace(/^https?:\/\/[^/?#]*/i, '').replace(/#.*$/s, '');
  const at = origin.indexOf('?');
  const path = at < 0 ? origin : origin.slice(0, at);
  return {
    path: path === '' ? '/' : path,
    query: new URLSearchParams(at < 0 ? '' : origin.slice(at + 1)),
  };
}

function send(outgoing: ServerResponse, { method }: MockRequest, handled: FinishedResponse, close: boolean): void {
  const { status, headers, bytes, fault } = handled;
  if (outgoing.destroyed) return;
  if (fault === 'drop') return void outgoing.destroy();
  const content = fault === 'malformed' && bytes !== undefined ? malformed(bytes) : bytes;
  const length = isBodiless(status) ? {} : { 'content-length': String(content?.length ?? 0) };
  outgoing.writeHead(status, { ...headers, ...length, ...(close && { connection: 'close' }) });
  if (fault === 'truncate' && content !== undefined) {
    outgoing.write(content.subarray(0, Math.floor(content.length / 2)), () => outgoing.destroy());
  } else if (method === 'HEAD' || isBodiless(status)) outgoing.end();
  else outgoing.end(content);
}

/** Whether a response with this status has no content (RFC 9110 §6.4.1). */
function isBodiless(status: number): boolean {
  return status < 200 || status === 204 || status === 304;
}

/** The body, cut in the middle and made unparsable; its Content-Length is that of the result. */
function malformed(bytes: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, Math.ceil(bytes.length / 2)), Buffer.from('\u0000<')]);
}

/** Responds to a request that is not valid HTTP, too long or too slow, and closes the connection. */
function refuse(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
  const statuses: Record<string, string> = {
    HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
    ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  };
  const status = statuses[error.code ?? ''] ?? '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function listen(server: Server, { host = '127.0.0.1', port = 0 }: MockOptions): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(unusable(error, host, port)));
    server.listen(port, host, () => resolve(server.address() as AddressInfo));
  });
}

function unusable(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const reasons: Record<string, readonly [message: string, hint: string]> = {
    EADDRINUSE: [
      `Port ${port} on ${host} is already in use.`,
      'Choose another port with --port, or use --port 0 for any free port.',
    ],
    EACCES: [`Permission to use port ${port} on ${host} was denied.`, 'Choose a port above 1023 with --port.'],
    EADDRNOTAVAIL: [`${host} is not an address of this machine.`, 'Omit --host, or use an address of this machine.'],
    ENOTFOUND: [`The host name ${host} is unknown.`, 'Omit --host, or use an address of this machine.'],
  };
  const reason = reasons[error.code ?? ''];
  return reason === undefined ? error : new UnusableInput(reason[0], { hint: reason[1], cause: error });
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), GRACE_PERIOD);
  await closed;
  clearTimeout(cut);
}
