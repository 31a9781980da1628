import type { Json } from '../model/json.js';

/** A request as it goes over the wire. */
export interface WireRequest {
  readonly method: string;
  /** Absolute, percent-encoded; sent as it is, never normalised. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A response as it came over the wire, content codings undone. */
export interface WireResponse {
  readonly status: number;
  readonly statusText: string;
  /** Field names in lower case; several field lines of one name in order. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly text: string;
  /** Bytes of the body after decoding. */
  readonly size: number;
  /** The body is not what its Content-Encoding or charset says. */
  readonly garbled?: string;
  /** Milliseconds from the first byte sent to the last byte read. */
  readonly duration: number;
}

/** Why there is no response. */
export interface Failure {
  readonly kind: 'timeout' | 'refused' | 'reset' | 'malformed' | 'too-large' | 'unresolved' | 'tls' | 'bounds';
  /** For people; holds no credential. */
  readonly message: string;
  /** It was asked twice and failed twice. */
  readonly repeated?: true;
}

/** One request and what came of it. Exactly one of `response` and `failure` is set. */
export interface Exchange {
  readonly request: WireRequest;
  readonly response?: WireResponse;
  readonly failure?: Failure;
}

/** Sends a request. Never throws: what goes wrong comes back as a {@link Failure}. */
export interface Transport {
  send(request: WireRequest): Promise<Exchange>;
  /** How many requests were sent. */
  readonly sent: number;
  close(): void;
}

/** The first field line of a name, or undefined. */
export function header(response: WireResponse | undefined, name: string): string | undefined {
  return response?.headers.get(name.toLowerCase())?.[0];
}

/** All field lines of a name as one list, joined as RFC 9110 §5.3 allows. */
export function headerList(response: WireResponse | undefined, name: string): string | undefined {
  return response?.headers.get(name.toLowerCase())?.join(', ');
}

/** `application/json` of `Application/JSON; charset=utf-8`; `` when there is none. */
export function essence(mediaType: string | undefined): string {
  return (mediaType ?? '').split(';')[0]!.trim().toLowerCase();
}

/** Whether a media type is JSON (RFC 6839 §3.1). */
export function isJsonType(mediaType: string | undefined): boolean {
  return /^[^/]+\/([^;]*\+)?json$/.test(essence(mediaType));
}

const parsed = new WeakMap<WireResponse, { readonly value?: Json; readonly error?: string }>();

/** The body as JSON: the value, or why it is none. Parsed once. */
export function jsonOf(response: WireResponse): { readonly value?: Json; readonly error?: string } {
  let known = parsed.get(response);
  if (known === undefined) parsed.set(response, (known = parse(response.text)));
  return known;
}

/** The body's JSON value, or undefined when the body is not JSON. */
export function jsonBody(exchange: Exchange): Json | undefined {
  return exchange.response === undefined ? undefined : jsonOf(exchange.response).value;
}

function parse(text: string): { readonly value?: Json; readonly error?: string } {
  try {
    return { value: JSON.parse(text) as Json };
  } catch (error) {
    return { error: (error as Error).message };
  }
}

/** Whether there is a response with a 2xx status. */
export function succeeded(exchange: Exchange): boolean {
  const status = exchange.response?.status ?? 0;
  return status >= 200 && status < 300;
}
