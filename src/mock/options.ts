/** The options of a mock server and the running server. */
import type { Contract } from '../model/contract.js';
import type { JsonObject } from '../model/json.js';
import type { Faults } from './http/faults.js';
import type { Handlers } from './handlers.js';
import type { MockState } from './mock-state.js';
import type { Responder } from './prism/responder.js';

export interface MockOptions {
  /** Default `127.0.0.1`, which only this machine can reach. */
  readonly host?: string;
  /** Default 0, which selects a free port. */
  readonly port?: number;
  /** The URL under which clients reach the mock server, if it differs: `https://mock.example.org/prefix`. */
  readonly publicUrl?: string;
  /** Store what clients write (stateful mock); default false. */
  readonly state?: boolean;
  /** The initial state, as returned by {@link MockState.save}; default: the contract's examples. */
  readonly initialState?: JsonObject;
  /** Makes generated values reproducible: the same seed yields the same values. Default: none. */
  readonly seed?: string | number;
  /** Generate every response body, even where there are examples (Prism's `dynamic`); default false. */
  readonly dynamic?: boolean;
  /** The accepted credentials; default: any that are well-formed. */
  readonly credentials?: Credentials;
  /** Faults to inject, for all requests or for some operations. */
  readonly faults?: readonly Faults[];
  readonly handlers?: Handlers;
  /** Send CORS headers; default true. */
  readonly cors?: boolean;
  /** If a request sets a readOnly property: ignore that property (default) or refuse the request. */
  readonly readOnly?: 'ignore' | 'refuse';
  readonly limits?: Partial<Limits>;
  /** Called after each response. */
  readonly onExchange?: (exchange: Exchange) => void;
  /** Called with problems of the contract that show while the server runs. */
  readonly onWarning?: (message: string) => void;
  /** Wraps or replaces Prism; for tests. */
  readonly responder?: (prism: Responder) => Responder;
}

/** The accepted credentials. */
export interface Credentials {
  /** `KEY:SECRET` for HTTP Basic. */
  readonly user?: string;
  readonly bearer?: string;
  /** By name of the security scheme. */
  readonly apiKeys?: Readonly<Record<string, string>>;
}

/** Limits that protect the mock server. */
export interface Limits {
  /** Maximum size of a request body in bytes; default 10 MiB. A larger body is a 413. */
  readonly bodyBytes: number;
  /** Maximum size of the request headers in bytes; default 16 KiB. Larger headers are a 431. */
  readonly headerBytes: number;
  /** Time in which a request must arrive, in milliseconds; default 30,000. A slower request is a 408. */
  readonly requestTimeout: number;
  /** Maximum number of concurrent connections; default 1000. */
  readonly connections: number;
  /** Maximum number of stored resources; default 100,000. One more is a 507. */
  readonly things: number;
}

export const DEFAULT_LIMITS: Limits = {
  bodyBytes: 10 * 1024 * 1024,
  headerBytes: 16 * 1024,
  requestTimeout: 30_000,
  connections: 1000,
  things: 100_000,
};

/** One request with its response, for logs. */
export interface Exchange {
  readonly method: string;
  /** Path and query as requested. */
  readonly target: string;
  readonly status: number;
  readonly milliseconds: number;
  /** `id` of the operation; undefined if the request matches none. */
  readonly operation: string | undefined;
  /** Why the request failed or which fault was injected, if any. */
  readonly note: string | undefined;
}

/** A running mock server. */
export interface MockServer {
  /** The base URL of the API, base path included, without a trailing slash: `http://127.0.0.1:4010/v1`. */
  readonly url: string;
  /** Undefined when stateless. */
  readonly state: MockState | undefined;
  /** Continues with another edition of the contract; the state is kept. */
  reload(contract: Contract, options?: Pick<MockOptions, 'handlers'>): void;
  /** Completes the requests in progress, then stops; connections that are still busy after two seconds are closed. */
  close(): Promise<void>;
}
