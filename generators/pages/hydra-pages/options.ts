/** The layout options that a contract stores for each page that it was read from. */
import type { Contract } from '../../../src/model/contract.js';
import type { JsonObject } from '../../../src/model/json.js';
import type { LineEndings } from '../markdown/line-endings.js';
import { keptPages } from '../style.js';

/** The differences between the layout of a page and that of its style. Named values only, never text of the page. */
export interface PageOptions extends LineEndings {
  readonly style: string;
  /** The class of the page, as a compact IRI. */
  readonly class: string;
  /** URL templates as inline code or in fences. */
  readonly template?: 'inline' | 'fenced';
  /** Info string of the fences: `javascript`. */
  readonly fence?: string;
  /** Variables of templates: with the names in the contract, or numbered. */
  readonly variables?: 'named' | 'numbered';
  /** The template of the root is printed as `/`; by default it is empty. */
  readonly root?: 'slash';
  /** Heading of the last column of operations tables. */
  readonly statuses?: string;
  /** Alternative text of the picture. */
  readonly picture?: string;
  /** The number of blank lines before a part, where it differs from the style. */
  readonly 'blank-lines'?: Readonly<Record<string, number>>;
  readonly 'front-matter'?: JsonObject;
  /** Indentation of the JSON example. */
  readonly indent?: number;
  /** Links whose template cannot be derived from a path: title → template, or false if the page states none. */
  readonly links?: Readonly<Record<string, string | false>>;
}

/** The options of the pages of a style that a contract was read from, by file name. */
export function pageOptions(contract: Contract, style: string): ReadonlyMap<string, PageOptions> {
  return new Map(keptPages(contract, style).map(([file, options]) => [file, options as unknown as PageOptions]));
}
