/** A request and a response as the mock's parts see them: no sockets. */
import type { Json } from '../../model/json.js';
import type { PublicBase } from './base-urls.js';

export interface MockRequest {
  /** In capitals. */
  readonly method: string;
  /** The raw path of the request target: `/api/customers/2`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** By lower-case name; repeated ones joined. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** How the client reaches the mock. */
  readonly publicBase: PublicBase;
}

export interface MockResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly mediaType?: string;
  /** JSON where the media type is JSON, else text. */
  readonly body?: Json;
  /** What was wrong with the request, for the log. */
  readonly note?: string;
  /** Done to the connection in place of an honest answer. */
  readonly fault?: 'drop' | 'truncate' | 'malformed';
}

/** The query as Prism takes it: a name once given maps to a string, a repeated one to a list. */
export function queryValues(query: URLSearchParams): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  for (const name of new Set(query.keys())) {
    const all = query.getAll(name);
    values[name] = all.length === 1 ? (all[0] ?? '') : all;
  }
  return values;
}
