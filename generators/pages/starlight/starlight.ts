import { hydraPageStyle } from '../class-pages/style.js';
import { starlightLayout } from '../tables/layout.js';

/** The style of the DLCS documentation site since 2023: MDX for Astro Starlight, with an example of the class. */
export const starlight = hydraPageStyle(
  'An MDX page a class for Astro Starlight, with front matter and an example (DLCS 2023)',
  {
    name: 'starlight',
    extension: '.mdx',
    flavour: { mdx: true },
    layout: starlightLayout,
    variables: 'named',
    template: 'inline',
    statuses: 'Status',
    empty: '-',
    linkSign: 'range',
    frontMatter: true,
    picture: false,
    example: true,
    propertyLevel: 2,
    gap: ({ kind }) => (kind === 'end' ? 0 : 1),
  },
);
