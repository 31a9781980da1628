/** The style `starlight`: the DLCS documentation since 2023, MDX for Astro Starlight (docs/formats.md, starlight). */
import { hydraPageStyle } from '../hydra-pages/style.js';
import { starlightLayout } from '../tables/layout.js';
import { about } from './about.js';

export const starlight = hydraPageStyle(
  about,
  {
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
  ({ file }) => (file.endsWith('.mdx') ? 'extension' : 'none'),
);
