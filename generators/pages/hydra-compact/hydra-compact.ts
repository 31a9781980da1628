import { hydraPageStyle } from '../class-pages/style.js';
import { classicGap } from '../class-pages/gaps.js';
import { compactLayout } from '../tables/layout.js';

/** The style of the DLCS books of 2016: a page a class, tables without padding, numbered template variables. */
export const hydraCompact = hydraPageStyle('A Markdown page a class, tables without padding (DLCS 2016)', {
  name: 'hydra-compact',
  extension: '.md',
  flavour: { mdx: false },
  layout: compactLayout,
  variables: 'numbered',
  template: 'fenced',
  statuses: 'Statuses',
  empty: '',
  linkSign: 'title',
  frontMatter: false,
  picture: false,
  example: false,
  propertyLevel: 3,
  gap: (part) => (part.kind === 'title' ? 1 : classicGap(part)),
});
