/** The options that a contract keeps for each of the pages that it was read from. */
import type { Contract } from '../../../src/model/contract.js';
import type { JsonObject } from '../../../src/model/json.js';
import type { LineEndings } from '../markdown/line-endings.js';
import { keptPages } from '../style.js';

/** How one page is laid out where it differs from its style: named values and options only, never page text. */
export interface PageOptions extends LineEndings {
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
  readonly 'front-matter'?: JsonObject;
  /** Indentation of the JSON example. */
  readonly indent?: number;
  /** Links whose template no path tells: title → template, or false where the page states none. */
  readonly links?: Readonly<Record<string, string | false>>;
}

/** A page's own options, by file name, for the pages of a style that a contract was read from. */
export function pageOptions(contract: Contract, style: string): ReadonlyMap<string, PageOptions> {
  return new Map(keptPages(contract, style).map(([file, options]) => [file, options as unknown as PageOptions]));
}
