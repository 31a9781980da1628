import { syncGrid } from '../sync/grid.js';
import type { Style } from '../style.js';
import { formatGridPage } from './format.js';
import { readRstPages } from './read.js';
import { writeRstPages } from './write.js';

/** reStructuredText with a grid table an endpoint, as Scale documents its REST API (FORMATS §4). */
export const rstGrid: Style = {
  name: 'rst-grid',
  title: 'reStructuredText with a grid table for each endpoint (Sphinx)',
  extension: '.rst',
  write: writeRstPages,
  read: readRstPages,
  format: formatGridPage,
  sync: syncGrid,
};
