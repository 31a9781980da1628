import type { Layout } from '../tables/layout.js';
import type { Flavour } from '../markdown/inline.js';
import type { Part } from './parts.js';

/** What distinguishes the Hydra styles: everything else about them is shared. */
export interface HydraStyle {
  readonly name: string;
  readonly extension: '.md' | '.mdx';
  readonly flavour: Flavour;
  readonly layout: Layout;
  /** Template variables as the contract names them, or numbered in order. */
  readonly variables: 'named' | 'numbered';
  /** URL templates as inline code or in fences. */
  readonly template: 'inline' | 'fenced';
  /** Heading of the last column of operations tables. */
  readonly statuses: string;
  /** What an empty cell shows. */
  readonly empty: string;
  /** Where the link sign stands: after a link's title, or before its range. */
  readonly linkSign: 'title' | 'range';
  /** Whether a page opens with front matter, names a picture of the class, shows an example. */
  readonly frontMatter: boolean;
  readonly picture: boolean;
  readonly example: boolean;
  /** Level of the headings of properties; above them stand "Supported operations" and "Supported properties", if at all. */
  readonly propertyLevel: 2 | 3;
  /** Blank lines before a part. */
  gap(part: Part): number;
}
