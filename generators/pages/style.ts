import type { Contract } from '../../src/model/contract.js';
import type { Finding } from '../../src/finding.js';
import type { JsonObject } from '../../src/model/json.js';
import type { GeneratedFile } from '../generator.js';

/** A page as it was read or is to be written. */
export interface PageText {
  /** File name as findings name it. */
  readonly file: string;
  readonly text: string;
}

/** What pages say, as the documents of a contract: writing these to a folder makes a contract. */
export interface ReadPages {
  /** An OpenAPI 3.1 Description. */
  readonly openapi: JsonObject;
  /** The Hydra half, for styles whose pages state it. */
  readonly apiDocumentation?: JsonObject;
  readonly context?: JsonObject;
  /** The IRIs under which instances name {@link context}. */
  readonly contextIris?: readonly string[];
  /** Where the pages contradict themselves or stay silent: accepted, so that `check` speaks of what is new. */
  readonly waivers?: readonly PageWaiver[];
  /** What the pages leave out or contradict, and what of them has no place in a contract. */
  readonly findings: readonly Finding[];
}

/** A waiver as `redocly.yaml` holds it. */
export interface PageWaiver {
  readonly check: string;
  readonly at: string;
  readonly reason: string;
}

/** The outcome of laying out a page's tables anew. */
export interface FormattedPage {
  readonly text: string;
  /** Tables that were not understood (left as they are), with their lines. */
  readonly findings: readonly Finding[];
}

/** The outcome of `pages sync`: the page with the contract's tables rewritten in place, and each drift that was there. */
export interface SyncedPage {
  readonly text: string;
  /** One finding a drifted cell, property without a section, section without a property, ambiguous or unread table. */
  readonly findings: readonly Finding[];
}

/** What lies around the pages that are to be written. */
export interface PagesAround {
  /** The folder of the classes' pictures, seen from the pages: `../pictures`. Default: the pages' own. */
  readonly pictures?: string;
}

/** A documentation style: a writer and a reader (FORMATS). All pure. */
export interface Style {
  readonly name: string;
  /** One line for `--help`. */
  readonly title: string;
  /** File name extension of its pages, with the dot. */
  readonly extension: string;
  /** Contract → pages. `templates` are the style's Handlebars sources by name, overlaid by the user's. */
  write(contract: Contract, templates: ReadonlyMap<string, string>, around?: PagesAround): readonly GeneratedFile[];
  /** Pages → the documents of a contract. */
  read(pages: readonly PageText[]): ReadPages;
  /** Lays out every table as the style has them; bytes outside tables never change; idempotent. */
  format(page: PageText): FormattedPage;
  /** Rewrites the contract's tables in a hand-written page. */
  sync(page: PageText, contract: Contract): SyncedPage;
}
