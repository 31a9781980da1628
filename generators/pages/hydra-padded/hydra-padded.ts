/** The style `hydra-padded`: the DLCS documentation of 2020 (docs/formats.md, hydra-padded). */
import { classicGap } from '../hydra-pages/gaps.js';
import { hydraPageStyle } from '../hydra-pages/style.js';
import type { PageText, Resemblance } from '../style.js';
import { headerCells } from '../tables/contents.js';
import { paddedLayout } from '../tables/layout.js';
import { about } from './about.js';

export const hydraPadded = hydraPageStyle(
  about,
  {
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
  recognises,
);

function recognises(page: PageText): Resemblance {
  return headerCells(page).some((cell) => cell.startsWith(' ')) ? 'spacing' : 'none';
}
