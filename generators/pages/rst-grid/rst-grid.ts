/** The style `rst-grid`: reStructuredText with one grid table per endpoint, as in Scale's REST API documentation. */
import type { PageText, Resemblance, Style } from '../style.js';
import { about } from './about.js';
import { formatGridPage } from './format.js';
import { readRstPages } from './read.js';
import { writeRstPages } from './write.js';

/** The style (docs/formats.md, rst-grid). */
export const rstGrid: Style = {
  ...about,
  write: writeRstPages,
  read: readRstPages,
  format: formatGridPage,
  recognises,
};

/** Grid borders on a page without pipe tables are reStructuredText whatever the file is called. */
function recognises({ file, text }: PageText): Resemblance {
  if (file.endsWith(about.extension)) return 'markup';
  return /^\+[-=+]+\+$/m.test(text) && !/^\|[ :-]+\|/m.test(text) ? 'markup' : 'none';
}
