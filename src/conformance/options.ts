import type { Finding } from '../finding.js';

/** Who the run is. Values are secrets: they reach the server and nothing else. */
export interface Credentials {
  /** `KEY:SECRET` for HTTP Basic. */
  readonly user?: string;
  readonly bearer?: string;
  /** Values of API keys, by the name of their security scheme; `*` for every scheme. */
  readonly apiKeys?: Readonly<Record<string, string>>;
}

export interface TestOptions {
  /** Address of the server, with or without the base path of the contract's first server. */
  readonly server: string;
  readonly credentials?: Credentials;
  /** A second user, who must not see or change what the first one makes. */
  readonly other?: Credentials;
  /** Header fields sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Also create, change and delete, only ever things that the run made itself. Default false. */
  readonly writes?: boolean;
  /** With `writes`: also change and delete things that were there before. Default false. */
  readonly allowExisting?: boolean;
  /** Operations (id, operationId or `METHOD path`) to call although they change something the run did not make; if any other than those exist and `only` is set, only these run. */
  readonly include?: readonly string[];
  /** Operations never called. */
  readonly exclude?: readonly string[];
  /** Values of parameters by name. */
  readonly vars?: Readonly<Record<string, string>>;
  /** Check ids that are off, each optionally for some operations only: `head-like-get`, `method-allowed:listTodos`. */
  readonly disable?: readonly string[];
  /** Makes values of a run repeatable; default 1. */
  readonly seed?: number;
  /** For one exchange, milliseconds; default 5,000, less once the server has shown that it is quick. */
  readonly timeout?: number;
  /** For the whole run, milliseconds; default 10 minutes. */
  readonly maxTime?: number;
  /** Bytes of a body; default 10 MiB. */
  readonly maxBytes?: number;
  /** Requests in all; default 50,000. */
  readonly maxRequests?: number;
  /** Pages followed in one collection; default 50. */
  readonly maxPages?: number;
  /** Requests in flight; default 8. */
  readonly concurrency?: number;
  /** Requests a second; default no limit. */
  readonly rate?: number;
  /** Leave what the run made. Default false. */
  readonly keep?: boolean;
  /** How often the cases are run; default 1. */
  readonly repeat?: number;
  /** Run only a part of the cases: `{ index: 1, of: 4 }`, counted from 1. */
  readonly shard?: Shard;
  /** Run only these cases and checks: what an earlier report found. */
  readonly replay?: readonly ReplayKey[];
  /** Skip all checks of state, whatever the server does. */
  readonly stateless?: boolean;
}

/** A part of a plan: the first of four is `{ index: 1, of: 4 }`. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** What an earlier finding was about. */
export interface ReplayKey {
  readonly check: string;
  readonly operation?: string;
  readonly case?: string;
}

/** An operation as findings name it. */
export interface OperationRef {
  readonly id: string;
  readonly method: string;
  readonly path: string;
}

/** A request or response as reports show it: credentials taken out, long bodies cut. */
export interface ShownRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface ShownResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A finding about a live server. */
export interface ConformanceFinding extends Finding {
  /** `failed`: repeated; `cantTell`: did not repeat (EARL 1.0 §2.7). */
  readonly outcome: 'failed' | 'cantTell';
  readonly operation?: OperationRef;
  /** Id of the case or sequence that showed it first. */
  readonly case?: string;
  /** How many cases showed it. */
  readonly cases: number;
  readonly request?: ShownRequest;
  readonly response?: ShownResponse;
  /** A command line that repeats the request. */
  readonly curl?: string;
}
