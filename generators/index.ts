/** Lists the generators. */
import { bundle } from './bundle/bundle.js';
import type { Generator } from './generator.js';
import { openapi } from './openapi/openapi.js';
import { overview } from './overview/overview.js';
import { pages } from './pages/pages.js';
import { picture } from './picture/picture.js';
import { types } from './types/types.js';
import { vocabulary } from './vocabulary/vocabulary.js';

/** Every generator, in the order in which help lists them and `generate` runs them. */
export const generators: readonly Generator[] = [types, pages, picture, vocabulary, openapi, bundle, overview];
