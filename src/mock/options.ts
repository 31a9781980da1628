/** What a mock server can be told, and what it gives back. */
import type { Contract } from '../model/contract.js';
import type { JsonObject } from '../model/json.js';
import type { Faults } from './http/faults.js';
import type { Handlers } from './handlers.js';
import type { MockState } from './mock-state.js';
import type { Responder } from './prism/responder.js';

export interface MockOptions {
  /** Default `127.0.0.1`: only this machine. */
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
  /** The address under which clients reach the mock, where that differs: `https://mock.example.org/prefix`. */
  readonly publicUrl?: string;
  /** Remember what is written (stateful); default false. */
  readonly state?: boolean;
  /** State to begin with, as {@link MockState.save} gave it. */
  readonly initialState?: JsonObject;
  /** Same seed, same generated values; default none: values differ from run to run. */
  readonly seed?: string | number;
  /** Generate every answer, also where there are examples (Prism's `dynamic`); default false. */
  readonly dynamic?: boolean;
  /** Credentials that are right; default: any. */
  readonly credentials?: Credentials;
  /** What goes wrong on purpose, for all requests or for some operations. */
  readonly faults?: readonly Faults[];
  readonly handlers?: Handlers;
  /** Send CORS headers; default true. */
  readonly cors?: boolean;
  /** A request that writes a readOnly property: ignore that property (default) or refuse the request. */
  readonly readOnly?: 'ignore' | 'refuse';
  readonly limits?: Partial<Limits>;
  /** Called once a request is answered. */
  readonly onExchange?: (exchange: Exchange) => void;
  /** Called for what someone should know and no request is to blame for. */
  readonly onWarning?: (message: string) => void;
  /** Puts something in Prism's place, or around it: for tests. */
  readonly responder?: (prism: Responder) => Responder;
}

export interface Credentials {
  /** `KEY:SECRET` for HTTP Basic. */
  readonly user?: string;
  readonly bearer?: string;
  /** By name of the security scheme. */
  readonly apiKeys?: Readonly<Record<string, string>>;
}

export interface Limits {
  /** Bytes of a request's body; default 10 MiB. More is a 413. */
  readonly bodyBytes: number;
  /** Bytes of a request's headers; default 16 KiB. More is a 431. */
  readonly headerBytes: number;
  /** Milliseconds in which a request must have arrived; default 30,000. */
  readonly requestTimeout: number;
  /** Connections at a time; default 1000. */
  readonly connections: number;
  /** Things remembered when stateful; default 100,000. More is a 507. */
  readonly things: number;
}

export const DEFAULT_LIMITS: Limits = {
  bodyBytes: 10 * 1024 * 1024,
  headerBytes: 16 * 1024,
  requestTimeout: 30_000,
  connections: 1000,
  things: 100_000,
};

/** One request with its answer, for logs. */
export interface Exchange {
  readonly method: string;
  /** Path and query as requested. */
  readonly target: string;
  readonly status: number;
  readonly milliseconds: number;
  /** `id` of the operation; undefined where none was found. */
  readonly operation: string | undefined;
  /** What was wrong, if anything. */
  readonly note: string | undefined;
}

export interface MockServer {
  /** Where the API begins, base path included, without a final slash: `http://127.0.0.1:4010/v1`. */
  readonly url: string;
  /** Undefined when stateless. */
  readonly state: MockState | undefined;
  /** Goes on with another edition of the contract; state is kept. */
  reload(contract: Contract, options?: Pick<MockOptions, 'handlers'>): void;
  /** Answers what is under way, then ends; connections that stay busy are cut after two seconds. */
  close(): Promise<void>;
}
