/** Defines a documentation style, and what the pages of all styles have in common. */
import type { Contract } from '../../src/model/contract.js';
import type { Finding } from '../../src/finding.js';
import { get, getArray, getObject, getString, isObject } from '../../src/model/json.js';
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
  /** Accepted contradictions and omissions of the pages, so that `check` reports only new findings. */
  readonly waivers?: readonly PageWaiver[];
  /** Omissions and contradictions of the pages, and content that cannot be part of a contract. */
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
 * The evidence that a page has a style, weakest first: none, none but the style is the default, the spacing of its
 * cells, its file name extension, the header of a table, its markup language.
 */
export const RESEMBLANCES = ['none', 'default', 'spacing', 'extension', 'header', 'markup'] as const;
export type Resemblance = (typeof RESEMBLANCES)[number];

/** The facts of a documentation style that are available before its code is loaded. */
export interface StyleFacts {
  readonly name: string;
  /** One line that describes its pages. */
  readonly title: string;
  /** File name extension of its pages, with the dot. */
  readonly extension: string;
  /** The language of its pages. */
  readonly markup: 'markdown' | 'mdx' | 'rst';
  /** What each page describes. */
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

/** The order of keys if a JSON object would change it (integers such as `200` come first in it), or undefined. */
export function lostOrder(names: readonly string[]): readonly string[] | undefined {
  const keys = Object.keys(Object.fromEntries(names.map((name) => [name, true])));
  return keys.every((key, index) => key === names[index]) ? undefined : names;
}

/** Items in a stored order of their names. Items that it does not contain follow. */
export function inOrder<T>(items: readonly T[], order: readonly Json[], nameOf: (item: T) => string): readonly T[] {
  const place = (item: T) => order.indexOf(nameOf(item)) + 1 || order.length + 1;
  return order.length === 0 ? items : items.toSorted((a, b) => place(a) - place(b));
}

/** The schema with these properties; their order is stored as a page option if necessary. */
export function withProperties(schema: JsonObject, entries: readonly (readonly [string, Json])[]): JsonObject {
  const whole = { ...schema, properties: Object.fromEntries(entries) as JsonObject };
  const order = lostOrder(entries.map(([name]) => name));
  return order === undefined ? whole : withPageOption(whole, 'order', order);
}

/** The properties of a schema in the order of its page. */
export function orderedProperties(schema: Json): readonly [string, Json | undefined][] {
  const order = getArray(get(schema, PAGE_EXTENSION), 'order');
  return inOrder(Object.entries(getObject(schema, 'properties')), order, ([name]) => name);
}

/** The name of a file without its folders. */
export function fileName(file: string): string {
  return file.replace(/^.*[\\/]/, '');
}

/** The name of a file without its folders and its extension. */
export function fileStem(file: string): string {
  return fileName(file).replace(/\.[^.]*$/, '');
}
