/** Conformance cases: single requests and what each of them is for. */
import type { OpenApiOperation } from '../../model/contract.js';
import type { Json } from '../../model/json.js';

/** The purpose of a request. */
export type CaseKind =
  /** A request that the contract allows: a success is expected. */
  | 'positive'
  /** A request that violates one rule of the contract: a refusal is expected. */
  | 'negative'
  /** A valid identifier of a resource that does not exist. */
  | 'unknown-target'
  /** An identifier that violates its schema, or is merely unusual. */
  | 'odd-target'
  /** Missing, wrong or malformed credentials. */
  | 'credentials'
  /** A method that the contract does not declare for the path. */
  | 'undeclared-method'
  | 'head'
  | 'options'
  /** An `Accept` field that requests a declared representation, or one that does not exist. */
  | 'negotiation'
  /** The only expectation is that the server does not fail. */
  | 'robustness'
  /** One step of a scenario, or a link that was followed. */
  | 'step';

/** Whose credentials a request carries. */
export type Identity = 'own' | 'other' | 'none' | 'wrong-secret' | 'unknown-user' | 'malformed' | 'empty';

export interface DraftBody {
  readonly mediaType?: string;
  /** JSON value; serialised when sent. */
  readonly value?: Json;
  /** Text sent unchanged instead of a value. */
  readonly raw?: string;
}

/** A request whose path variables may still be open. */
export interface Draft {
  readonly method: string;
  /** Path template, below the server's base path. */
  readonly path: string;
  /** Values of path variables that are part of the case; the others are bound when the request is sent. */
  readonly vars: Readonly<Record<string, string>>;
  /** Path variables whose value is already percent-encoded. */
  readonly rawVars: Readonly<Record<string, string>>;
  /** Serialised, percent-encoded `name=value` pairs. */
  readonly query: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: DraftBody;
  readonly identity: Identity;
}

/** One conformance case: a single request and its purpose. */
export interface Case {
  /** Stable between runs: `createTodo / negative / body #/title: the empty string`. */
  readonly id: string;
  readonly operation: OpenApiOperation;
  readonly kind: CaseKind;
  /** Shown to people: `body #/title: the empty string`. */
  readonly title: string;
  readonly draft: Draft;
  /** Where the request differs from the usual one: `body#/title`, `query:limit`, `path:id`. */
  readonly at?: string;
  /** The keyword that the case exercises. */
  readonly rule?: string;
  /** How certain it is that the contract allows a positive case. */
  readonly trust?: 'example' | 'stated' | 'implied';
}
