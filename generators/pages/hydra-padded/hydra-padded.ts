import { hydraPageStyle } from '../class-pages/style.js';
import { classicGap } from '../class-pages/gaps.js';
import { paddedLayout } from '../tables/layout.js';

/** The style of the DLCS books of 2020: a picture of the class, padded tables, templates as inline code. */
export const hydraPadded = hydraPageStyle(
  'A Markdown page a class, padded tables, a picture of the class (DLCS 2020)',
  {
    name: 'hydra-padded',
    extension: '.md',
    flavour: { mdx: false },
    layout: paddedLayout,
    variables: 'named',
    template: 'inline',
    statuses: 'Statuses',
    empty: '',
    linkSign: 'title',
    frontMatter: false,
    picture: true,
    example: false,
    propertyLevel: 3,
    gap: (part) => (part.kind === 'title' ? 0 : classicGap(part)),
  },
);
