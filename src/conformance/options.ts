/** Options of a run, and the findings that it returns. */
import type { Finding } from '../finding.js';

/** The credentials of a user. They are secrets: they are only ever sent to the server. */
export interface Credentials {
  /** `USER:PASSWORD` for HTTP Basic. */
  readonly user?: string;
  readonly bearer?: string;
  /** Values of API keys, by the name of their security scheme; `*` for every scheme. */
  readonly apiKeys?: Readonly<Record<string, string>>;
}

export interface TestOptions {
  /** URL of the server, with or without the base path of the contract's first server. */
  readonly server: string;
  readonly credentials?: Credentials;
  /** A second user, who must not see or change the resources that the first one creates. */
  readonly other?: Credentials;
  /** Header fields sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Also create, change and delete resources, but only those that the run created itself. Default false. */
  readonly writes?: boolean;
  /** With `writes`: also change and delete resources that existed before. Default false. */
  readonly allowExisting?: boolean;
  /** Operations (id, operationId or `METHOD path`) to call even if they change resources that the run did not create. */
  readonly include?: readonly string[];
  /** Operations that are never called. */
  readonly exclude?: readonly string[];
  /** Values of parameters by name. */
  readonly vars?: Readonly<Record<string, string>>;
  /** Ids of checks to disable, each optionally for one operation only: `head-like-get`, `method-refused:listTodos`. */
  readonly disable?: readonly string[];
  /** Makes the values of a run repeatable; default 1. */
  readonly seed?: number;
  /** Time limit of one exchange, in milliseconds; default 5,000, lower once the server has proved to be fast. */
  readonly timeout?: number;
  /** Time limit of the whole run, in milliseconds; default 10 minutes. */
  readonly maxTime?: number;
  /** Size limit of a body, in bytes; default 10 MiB. */
  readonly maxBytes?: number;
  /** Total number of requests; default 50,000. */
  readonly maxRequests?: number;
  /** Number of pages that are followed in one collection; default 50. */
  readonly maxPages?: number;
  /** Number of concurrent requests; default 8. */
  readonly concurrency?: number;
  /** Requests per second; default no limit. */
  readonly rate?: number;
  /** Keep the resources that the run created. Default false. */
  readonly keep?: boolean;
  /** How many times the cases are run; default 1. */
  readonly repeat?: number;
  /** Run only a part of the plan: `{ index: 1, of: 4 }`, counted from 1. */
  readonly shard?: Shard;
  /** Run only the cases and checks of these earlier findings. */
  readonly replay?: readonly ReplayKey[];
  /** Skip every check that needs a server that keeps state. */
  readonly stateless?: boolean;
}

/** A part of a plan: the first of four is `{ index: 1, of: 4 }`. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** The subject of an earlier finding. */
export interface ReplayKey {
  readonly check: string;
  readonly operation?: string;
  readonly case?: string;
}

/** An operation of the contract, as findings and events refer to it. */
export type OperationRef = PathOperationRef | ClassOperationRef;

/** An operation whose path the contract declares. */
export interface PathOperationRef {
  readonly id: string;
  readonly method: string;
  readonly path: string;
}

/** An operation without a declared path. Class and link are compact IRIs, or names without their namespace. */
export interface ClassOperationRef {
  readonly id: string;
  readonly method: string;
  /** The class of the resource on which the operation is called or, with a link, the class that has the link. */
  readonly class: string;
  /** The link property that leads to the resource on which the operation is called. */
  readonly link?: string;
}

/** A request as reports show it: credentials are redacted, long bodies truncated. */
export interface ShownRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A response as reports show it: credentials are redacted, long bodies truncated. */
export interface ShownResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A finding about a live server. */
export interface ConformanceFinding extends Finding {
  /** `failed`: the finding was reproduced; `cantTell`: it was not (EARL 1.0 §2.7). */
  readonly outcome: 'failed' | 'cantTell';
  readonly operation?: OperationRef;
  /** Id of the first case or scenario that showed it. */
  readonly case?: string;
  /** How many cases showed it. */
  readonly cases: number;
  readonly request?: ShownRequest;
  readonly response?: ShownResponse;
  /** A command that repeats the request. */
  readonly curl?: string;
}
