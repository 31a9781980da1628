/** A request and a response as the parts of the mock see them, independent of sockets. */
import type { Json } from '../../model/json.js';
import type { PublicBase } from './base-urls.js';

export interface MockRequest {
  /** In capitals. */
  readonly method: string;
  /** The raw path of the request target: `/api/customers/2`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** By lower-case name; repeated headers are joined. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** The base under which the client reaches the mock. */
  readonly publicBase: PublicBase;
}

export interface MockResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly mediaType?: string;
  /** A JSON value if the media type is JSON, else text. */
  readonly body?: Json;
  /** Why the request failed, for the log. */
  readonly note?: string;
  /** How the connection or body is sabotaged instead of sending the response normally. */
  readonly fault?: 'drop' | 'truncate' | 'malformed';
}

/** The query in Prism's form: a name given once maps to a string, a repeated name to a list. */
export function queryValues(query: URLSearchParams): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  for (const name of new Set(query.keys())) {
    const all = query.getAll(name);
    values[name] = all.length === 1 ? (all[0] ?? '') : all;
  }
  return values;
}
