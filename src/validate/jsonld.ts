import type { Context } from '../model/contract.js';
import type { Json, JsonObject } from '../model/json.js';

/** Something that expansion lost or could not mean: a dropped property, a relative type, a context that is not there. */
export interface ExpansionIssue {
  /** jsonld's event code, such as `invalid property`, `relative @type reference`, `loading document failed`. */
  readonly code: string;
  /** Where in the document (JSON Pointer), as far as known. */
  readonly at: string;
  /** The key, type or IRI concerned. */
  readonly term: string;
  readonly message: string;
}

export interface Expansion {
  /** Expanded form (JSON-LD 1.1 API §5.1). Empty when the document could not be expanded. */
  readonly nodes: readonly JsonObject[];
  readonly issues: readonly ExpansionIssue[];
}

export interface ExpandOptions {
  /** Answers for every context IRI; anything else is an issue, never fetched. */
  readonly contexts: ReadonlyMap<string, Context>;
  /** Base IRI; default none, so that relative IRIs stay visible. */
  readonly base?: string;
  /** Mark each node with its pointer in `@index`. */
  readonly positions?: boolean;
}

/** Expands a JSON-LD document offline. Never throws: what is wrong comes back as issues. */
export async function expand(_document: Json, _options: ExpandOptions): Promise<Expansion> {
  throw new Error('in the making');
}
