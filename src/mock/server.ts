/** node:http around a mock: reads requests within bounds, writes answers, stops in good order. */
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

/** How long answers under way may take once the server is told to stop, in milliseconds. */
const GRACE = 2000;

/**
 * Starts a mock server for a contract.
 * @throws {UnusableInput} when the port is in use or the host is not this machine's
 */
export async function startMockServer(contract: Contract, options: MockOptions = {}): Promise<MockServer> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const lasting = await sharedServices(options, limits);
  let mock = createMock(contract, lasting);
  let local = '';
  const server = createServer(
    {
      maxHeaderSize: limits.headerBytes,
      requestTimeout: limits.requestTimeout,
      headersTimeout: limits.requestTimeout,
      // Node looks for late ones every 30 seconds unless told otherwise.
      connectionsCheckingInterval: Math.min(limits.requestTimeout, 2000) / 2,
    },
    (incoming, outgoing) => void serve(incoming, outgoing, { mock, local, limits, options }),
  );
  server.maxConnections = limits.connections;
  server.on('clientError', refuse);
  const address = await listen(server, options);
  local = `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`;
  return {
    get url() {
      return (options.publicUrl?.replace(/\/+$/, '') ?? local) + mock.basePath;
    },
    state: lasting.stateEngine?.state,
    reload: (next, { handlers } = {}) => {
      mock = createMock(next, handlers === undefined ? lasting : { ...lasting, options: { ...options, handlers } });
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

interface Serving {
  readonly mock: Mock;
  readonly local: string;
  readonly limits: Limits;
  readonly options: MockOptions;
}

async function serve(incoming: IncomingMessage, outgoing: ServerResponse, serving: Serving): Promise<void> {
  const started = performance.now();
  const body = await readBody(incoming, serving.limits.bodyBytes);
  if (body === 'aborted') return;
  const { mock, local, options } = serving;
  const request = toRequest(incoming, body === 'too large' ? Buffer.alloc(0) : body, local, options.publicUrl);
  const handled = body === 'too large' ? tooLarge(serving.limits) : await mock.handle(request);
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

/** The whole body, unless it grows too large or its sender goes away. */
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

function toRequest(incoming: IncomingMessage, body: Buffer, local: string, publicUrl: string | undefined): MockRequest {
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
    publicBase: publicBase(headers, local, publicUrl),
  };
}

/** Origin form, absolute form or `*` (RFC 9112 §3.2). */
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
  const length = bodiless(status) ? {} : { 'content-length': String(content?.length ?? 0) };
  outgoing.writeHead(status, { ...headers, ...length, ...(close && { connection: 'close' }) });
  if (fault === 'truncate' && content !== undefined) {
    outgoing.write(content.subarray(0, Math.floor(content.length / 2)), () => outgoing.destroy());
  } else if (method === 'HEAD' || bodiless(status)) outgoing.end();
  else outgoing.end(content);
}

/** RFC 9110 §6.4.1. */
function bodiless(status: number): boolean {
  return status < 200 || status === 204 || status === 304;
}

/** The body cut in the middle, with a length that claims to be right. */
function malformed(bytes: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, Math.ceil(bytes.length / 2)), Buffer.from('\u0000<')]);
}

/** Answers what is no HTTP, or too much of it, and closes. */
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
    EADDRINUSE: [`Port ${port} of ${host} is in use.`, 'Choose another with --port, or --port 0 for any that is free.'],
    EACCES: [`Port ${port} of ${host} may not be used.`, 'Choose one above 1023 with --port.'],
    EADDRNOTAVAIL: [`${host} is not an address of this machine.`, 'Leave out --host, or give one that is.'],
    ENOTFOUND: [`There is no host ${host}.`, 'Leave out --host, or give one that is.'],
  };
  const reason = reasons[error.code ?? ''];
  return reason === undefined ? error : new UnusableInput(reason[0], { hint: reason[1], cause: error });
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), GRACE);
  await closed;
  clearTimeout(cut);
}
