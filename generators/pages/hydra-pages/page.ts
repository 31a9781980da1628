import type { Json } from '../../../src/model/json.js';

/** What a page of the Hydra styles says of one class: text by text, as a reader would see it, without layout. */
export interface ClassPage {
  /** The class as printed: `vocab:Batch`. */
  readonly class: string;
  readonly title: string;
  readonly note?: string;
  /** File name or IRI of a picture. */
  readonly picture?: string;
  readonly description?: string;
  readonly example?: PageExample;
  /** URL templates at which an instance lives, each with the operations that it supports there. */
  readonly templates: readonly PageTemplate[];
  readonly properties: readonly PageProperty[];
}

export interface PageExample {
  readonly value: Json;
  /** The text as written, where it is not {@link value} printed with an indent of four. */
  readonly serialized?: string;
}

export interface PageTemplate {
  /** A path template: `/customers/{customer}`; undefined where operations are stated without one. */
  readonly url?: string;
  readonly operations: readonly PageOperation[];
}

/** A row of an operations table. */
export interface PageOperation {
  readonly method: string;
  readonly label: string;
  readonly expects: string;
  readonly returns: string;
  readonly statuses: string;
}

/** The section of a property. */
export interface PageProperty {
  readonly title: string;
  readonly description?: string;
  readonly note?: string;
  readonly link: boolean;
  readonly domain: string;
  /** The range; for a link to a collection, `members` names what it holds. */
  readonly range: string;
  readonly members: string;
  readonly readonly: string;
  readonly writeonly: string;
  /** Where a link leads; undefined for a property that is no link. */
  readonly template?: PageTemplate;
}
