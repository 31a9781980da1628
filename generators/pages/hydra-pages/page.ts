/** The content of a page of the Hydra styles. */
import type { Json } from '../../../src/model/json.js';

/** The content of a page about one class: unescaped texts, without layout. */
export interface ClassPage {
  /** The class as printed: `vocab:Batch`. */
  readonly class: string;
  readonly title: string;
  readonly note?: string;
  /** File name or IRI of a picture. */
  readonly picture?: string;
  readonly description?: string;
  readonly example?: PageExample;
  /** The URL templates of the class, each with the operations that are supported there. */
  readonly templates: readonly PageTemplate[];
  readonly properties: readonly PageProperty[];
}

export interface PageExample {
  readonly value: Json;
  /** The text on the page, unless it is {@link value} printed with an indentation of four spaces. */
  readonly serialized?: string;
}

export interface PageTemplate {
  /** A path template: `/customers/{customer}`; undefined if operations are stated without one. */
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
  /** The range. For a link to a collection, `members` names the class of its members. */
  readonly range: string;
  readonly members: string;
  readonly readonly: string;
  readonly writeonly: string;
  /** The target of a link; undefined for a property that is not a link. */
  readonly template?: PageTemplate;
}
