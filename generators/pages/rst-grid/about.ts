/** Describes the style `rst-grid`. */
import type { StyleFacts } from '../style.js';

export const about = {
  name: 'rst-grid',
  title: 'reStructuredText for Sphinx: one page per tag, one grid table per endpoint',
  extension: '.rst',
  markup: 'rst',
  subject: 'tag',
} as const satisfies StyleFacts;
