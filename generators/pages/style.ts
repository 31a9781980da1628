/** What a documentation style is, and what the pages of every style have in common. */
import type { Contract } from '../../src/model/contract.js';
import type { Finding } from '../../src/finding.js';
import { get, getObject, getString, isObject } from '../../src/model/json.js';
import type { Json, JsonObject } from '../../src/model/json.js';
import type { GeneratedFile } from '../generator.js';

/** A page that was read or is to be written. */
export interface PageText {
  /** The file as findings name it. */
  readonly file: string;
  readonly text: string;
}

/** The documents of a contract that pages describe: written to a folder, they are a contract. */
export interface ReadPages {
  /** An OpenAPI 3.1 Description. */
  readonly openapi: JsonObject;
  /** The Hydra half, for styles whose pages state it. */
  readonly apiDocumentation?: JsonObject;
  readonly context?: JsonObject;
  /** The IRIs by which instances refer to {@link context}. */
  readonly contextIris?: readonly string[];
  /** Where the pages contradict themselves or leave something out: accepted, so that `check` reports only what is new. */
  readonly waivers?: readonly PageWaiver[];
  /** What the pages leave out or contradict, and what on them has no place in a contract. */
  readonly findings: readonly Finding[];
}

/** A waiver as written to `redocly.yaml`. */
export interface PageWaiver {
  readonly check: string;
  readonly at: string;
  readonly reason: string;
}

/** The result of reformatting the tables of a page. */
export interface FormattedPage {
  readonly text: string;
  /** The tables that could not be read and were left unchanged, with their lines. */
  readonly findings: readonly Finding[];
}

/** The result of syncing a page: the page with the contract's tables rewritten in place, and what had drifted. */
export interface SyncedPage {
  readonly text: string;
  /** One finding per drifted cell, missing or unknown section, and table that is ambiguous or could not be read. */
  readonly findings: readonly Finding[];
}

/** Where other generated files are, seen from the pages. */
export interface PageSurroundings {
  /** The folder with the pictures of the classes: `../pictures`. Default: the folder of the pages. */
  readonly pictures?: string;
}

/**
 * How much a page resembles a style, weakest first: nothing tells it from other pages, the spacing of its cells,
 * its file name extension, the header of a table, its markup language.
 */
export const RESEMBLANCES = ['none', 'default', 'spacing', 'extension', 'header', 'markup'] as const;
export type Resemblance = (typeof RESEMBLANCES)[number];

/** What is known of a documentation style before its code is loaded. */
export interface StyleFacts {
  readonly name: string;
  /** One line that describes its pages. */
  readonly title: string;
  /** File name extension of its pages, with the dot. */
  readonly extension: string;
  /** The language of its pages. */
  readonly markup: 'markdown' | 'mdx' | 'rst';
  /** What each page is about. */
  readonly subject: 'class' | 'tag';
}

/** A documentation style: a writer, a reader and a formatter (docs/formats.md). All functions are pure. */
export interface Style extends StyleFacts {
  /** Writes a contract as pages. `templates` are the style's Handlebars sources by name, overlaid by the user's. */
  write(
    contract: Contract,
    templates: ReadonlyMap<string, string>,
    surroundings?: PageSurroundings,
  ): readonly GeneratedFile[];
  /** Reads pages into the documents of a contract. */
  read(pages: readonly PageText[]): ReadPages;
  /** Reformats every table in the style's layout. Bytes outside tables never change; formatting again changes nothing. */
  format(page: PageText): FormattedPage;
  /** How much a page resembles the style. */
  recognises(page: PageText): Resemblance;
}

/** A style in a list: its code is loaded when it is needed. */
export interface ListedStyle extends StyleFacts {
  load(): Promise<Style>;
}

/** The extension that keeps the layout of pages that were read: named values and options, never the text of a page. */
export const PAGE_EXTENSION = 'x-hydra-contract-page';

/** The pages of a style that a contract was read from: file names with their options, in order. */
export function keptPages({ openapi }: Pick<Contract, 'openapi'>, style: string): (readonly [string, JsonObject])[] {
  return Object.entries(getObject(openapi.document, PAGE_EXTENSION)).flatMap(([file, options]) =>
    isObject(options) && getString(options, 'style') === style ? [[file, options] as const] : [],
  );
}

/** A schema or operation with one more option for its page. */
export function withPageOption(owner: JsonObject, key: string, value: Json): JsonObject {
  const options = get(owner, PAGE_EXTENSION);
  return { ...owner, [PAGE_EXTENSION]: { ...(isObject(options) ? options : {}), [key]: value } };
}

/** The name of a file without its folders. */
export function fileName(file: string): string {
  return file.replace(/^.*[\\/]/, '');
}

/** The name of a file without its folders and its extension. */
export function fileStem(file: string): string {
  return fileName(file).replace(/\.[^.]*$/, '');
}
