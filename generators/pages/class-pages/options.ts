import type { Contract } from '../../../src/model/contract.js';
import { getObject, getString, isObject } from '../../../src/model/json.js';
import type { JsonObject } from '../../../src/model/json.js';

/** The extension in which a contract that was read from pages keeps how they are laid out. */
export const PAGE_EXTENSION = 'x-hydra-contract-page';

/** How one page is laid out where it differs from its style: named values and options only, never page text. */
export interface PageOptions {
  readonly style: string;
  /** The class of the page, as a compact IRI. */
  readonly class: string;
  /** URL templates as inline code or in fences. */
  readonly template?: 'inline' | 'fenced';
  /** Info string of the fences: `javascript`. */
  readonly fence?: string;
  /** Template variables as the contract names them, or numbered in order. */
  readonly variables?: 'named' | 'numbered';
  /** The root's template as `/` instead of nothing. */
  readonly root?: 'slash';
  /** Heading of the last column of operations tables. */
  readonly statuses?: string;
  /** Alternative text of the picture. */
  readonly picture?: string;
  /** Blank lines before a part, where they are not the style's. */
  readonly 'blank-lines'?: Readonly<Record<string, number>>;
  readonly 'line-endings'?: 'crlf';
  readonly 'final-newline'?: false;
  readonly 'front-matter'?: JsonObject;
  /** Indentation of the JSON example. */
  readonly indent?: number;
  /** Links whose template no path tells: title → template, or false where the page states none. */
  readonly links?: Readonly<Record<string, string | false>>;
}

/** A page's own options, by file name, for the pages of a style that a contract was read from. */
export function pageOptions({ openapi }: Contract, style: string): ReadonlyMap<string, PageOptions> {
  const pages = getObject(openapi.document, PAGE_EXTENSION);
  return new Map(
    Object.entries(pages).flatMap(([file, options]) =>
      isObject(options) && getString(options, 'style') === style
        ? [[file, options as unknown as PageOptions] as const]
        : [],
    ),
  );
}
