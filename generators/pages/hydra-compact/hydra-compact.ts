/** The style `hydra-compact`: the DLCS documentation of 2016 (docs/formats.md, hydra-compact). */
import { classicGap } from '../hydra-pages/gaps.js';
import { hydraPageStyle } from '../hydra-pages/style.js';
import { compactLayout } from '../tables/layout.js';
import { about } from './about.js';

export const hydraCompact = hydraPageStyle(
  about,
  {
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
  },
  () => 'default',
);
