/** Exchanges with a server: requests, responses, and how to read them. */
import type { Json } from '../model/json.js';

/** A request, exactly as sent. */
export interface WireRequest {
  readonly method: string;
  /** Absolute and percent-encoded; sent unchanged, never normalised. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A response as it was received, with its content codings decoded. */
export interface WireResponse {
  readonly status: number;
  readonly statusText: string;
  /** Field names in lower case; several field lines of one name in order. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly text: string;
  /** Bytes of the body after decoding. */
  readonly size: number;
  /** Why the body cannot be decoded as its Content-Encoding or charset states. */
  readonly garbled?: string;
  /** Milliseconds from the first byte sent to the last byte read. */
  readonly duration: number;
}

/** Why there is no response. */
export interface Failure {
  readonly kind: 'timeout' | 'refused' | 'reset' | 'malformed' | 'too-large' | 'unresolved' | 'tls' | 'bounds';
  /** Shown to people; never contains credentials. */
  readonly message: string;
  /** The request was sent twice and failed twice. */
  readonly repeated?: true;
}

/** One request and its result. Exactly one of `response` and `failure` is set. */
export interface Exchange {
  readonly request: WireRequest;
  readonly response?: WireResponse;
  readonly failure?: Failure;
}

/** Sends requests. Never throws: an error is returned as a {@link Failure}. */
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

/** `application/json` for `Application/JSON; charset=utf-8`; empty when there is no media type. */
export function essence(mediaType: string | undefined): string {
  return (mediaType ?? '').split(';')[0]!.trim().toLowerCase();
}

/** Whether a media type is JSON (RFC 6839 §3.1). */
export function isJsonType(mediaType: string | undefined): boolean {
  return /^[^/]+\/([^;]*\+)?json$/.test(essence(mediaType));
}

const parsed = new WeakMap<WireResponse, { readonly value?: Json; readonly error?: string }>();

/** The body as JSON: its value, or why it cannot be parsed. Parsed once. */
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

/** The status of the response or, without a response, the kind of the failure: for messages. */
export function statusOrFailure({ response, failure }: Exchange): string {
  return String(response?.status ?? failure?.kind);
}

/** Whether a response means that nothing can be read at an address: 404, 410 or a server error. */
export function isDead({ response }: Exchange): boolean {
  const status = response?.status ?? 0;
  return status === 404 || status === 410 || status >= 500;
}

/** The `Accept` field that prefers JSON-LD to JSON. */
export const PREFER_JSON_LD = 'application/ld+json, application/json;q=0.9';
