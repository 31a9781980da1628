/** A small HTTP server for the correct and the broken servers. */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as a test server receives it. */
export interface Call {
  readonly method: string;
  /** The scheme and authority of the request: `http://127.0.0.1:4010`. */
  readonly origin: string;
  /** The segments below the base path, decoded. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  /** The parsed body; undefined when there is none or it is not JSON. */
  readonly json: unknown;
}

/** A response before it is sent. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  /** Strings and buffers are sent unchanged, anything else as JSON. */
  body?: unknown;
}

/** Thrown to refuse a request; {@link serve} turns it into an answer. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly detail: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(detail);
  }
}

/** The places in which a fault may change the behaviour of a correct server. */
export interface Hooks {
  /** Called before anything else; may answer instead of the server. */
  readonly before?: (call: Call) => Answer | undefined | void;
  /** Changes an answer before it is sent. */
  readonly after?: (answer: Answer, call: Call) => Answer | void;
  /** Takes over the connection, for instance to close it early; returns true if it did. */
  readonly raw?: (response: ServerResponse, answer: Answer, call: Call) => boolean;
}

export interface Running {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves a handler on a free port. */
export async function serve(
  base: string,
  handle: (call: Call) => Answer,
  refuse: (refusal: Refusal, call: Call) => Answer,
  hooks: Hooks = {},
): Promise<Running> {
  const server: Server = createServer(
    (request, response) => void respond(request, response, base, handle, refuse, hooks),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  base: string,
  handle: (call: Call) => Answer,
  refuse: (refusal: Refusal, call: Call) => Answer,
  hooks: Hooks,
): Promise<void> {
  const call = await callOf(request, base);
  let answer: Answer;
  try {
    answer = hooks.before?.(call) || handle(call);
  } catch (error) {
    answer =
      error instanceof Refusal
        ? refuse(error, call)
        : { status: 500, headers: { 'Content-Type': 'text/plain' }, body: 'broken' };
  }
  answer = hooks.after?.(answer, call) ?? answer;
  if (hooks.raw?.(response, answer, call) === true) return;
  const body =
    answer.body === undefined
      ? ''
      : typeof answer.body === 'string' || Buffer.isBuffer(answer.body)
        ? answer.body
        : JSON.stringify(answer.body);
  response.writeHead(answer.status, {
    ...answer.headers,
    ...([204, 304].includes(answer.status) ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }),
  });
  response.end(request.method === 'HEAD' || answer.status === 204 || answer.status === 304 ? undefined : body);
}

async function callOf(request: IncomingMessage, base: string): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const below = path.startsWith(base) ? path.slice(base.length) : '/..outside';
  return {
    method: request.method ?? '',
    origin: `http://${request.headers.host ?? ''}`,
    path: below.split('/').slice(1).map(decode),
    query: new URLSearchParams(query),
    headers: request.headers,
    text,
    json: parse(text),
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '\0undecodable';
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
