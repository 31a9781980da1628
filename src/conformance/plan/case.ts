import type { OpenApiOperation } from '../../model/contract.js';
import type { Json } from '../../model/json.js';

/** What a request tries to show. */
export type CaseKind =
  /** A request that the contract allows: a success is expected. */
  | 'positive'
  /** A request that breaks one rule of the contract: a refusal is expected. */
  | 'negative'
  /** A valid identifier of nothing. */
  | 'unknown-target'
  /** An identifier that breaks its schema, or is merely odd. */
  | 'odd-target'
  /** No credentials, wrong or malformed ones. */
  | 'credentials'
  /** A method that the contract does not declare for the path. */
  | 'undeclared-method'
  | 'head'
  | 'options'
  /** An `Accept` field that asks for one representation, or for one that there is not. */
  | 'negotiation'
  /** Only that the server does not break is expected. */
  | 'robustness'
  /** One step of a sequence, or a link that was followed. */
  | 'step';

/** Whose credentials a request carries. */
export type Identity = 'own' | 'other' | 'none' | 'wrong-secret' | 'unknown-user' | 'malformed' | 'empty';

export interface DraftBody {
  readonly mediaType?: string;
  /** JSON value; serialised when sent. */
  readonly value?: Json;
  /** Text sent as it is, in place of a value. */
  readonly raw?: string;
}

/** A request whose path variables may still be open. */
export interface Draft {
  readonly method: string;
  /** Path template, below the server's base path. */
  readonly path: string;
  /** Values of path variables that are part of the case; the others are bound when it is sent. */
  readonly vars: Readonly<Record<string, string>>;
  /** Path variables whose value is already percent-encoded. */
  readonly rawVars: Readonly<Record<string, string>>;
  /** Serialised, percent-encoded `name=value` pairs. */
  readonly query: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: DraftBody;
  readonly identity: Identity;
}

/** One conformance case: a single request and what it is for. */
export interface Case {
  /** Stable between runs: `createTodo/negative/body#~title/minLength/…`. */
  readonly id: string;
  readonly operation: OpenApiOperation;
  readonly kind: CaseKind;
  /** For people: `title: one over the maximum of 5`. */
  readonly title: string;
  readonly draft: Draft;
  /** Where the request differs from the usual one: `body#/title`, `query:limit`, `path:id`. */
  readonly at?: string;
  /** The keyword it is about. */
  readonly rule?: string;
  /** How sure it is that the contract allows a positive case. */
  readonly trust?: 'example' | 'stated' | 'implied';
}
