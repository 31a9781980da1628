/** What distinguishes the Hydra styles from each other. */
import type { StyleFacts } from '../style.js';
import type { Dialect } from '../tables/flow.js';
import type { Layout } from '../tables/layout.js';
import type { Part } from './part.js';

/** The traits in which the Hydra styles differ; everything else is shared. */
export interface HydraTraits {
  readonly layout: Layout;
  /** Whether template variables are named as in the contract or numbered in order. */
  readonly variables: 'named' | 'numbered';
  /** Whether URL templates are inline code or fenced. */
  readonly template: 'inline' | 'fenced';
  /** Heading of the last column of operations tables. */
  readonly statuses: string;
  /** What an empty cell shows. */
  readonly empty: string;
  /** Where the link sign stands: after the title of a link, or before its range. */
  readonly linkSign: 'title' | 'range';
  /** Whether a page starts with front matter. */
  readonly frontMatter: boolean;
  /** Whether a page names a picture of the class. */
  readonly picture: boolean;
  /** Whether a page shows an example of the class. */
  readonly example: boolean;
  /** Heading level of properties. At level 3 they stand below the headings "Supported operations" and "Supported properties". */
  readonly propertyLevel: 2 | 3;
  /** The number of blank lines before a part. */
  gap(part: Part): number;
}

/** A Hydra style with its name and dialect. */
export interface HydraStyle extends StyleFacts, HydraTraits {
  readonly dialect: Dialect;
}
