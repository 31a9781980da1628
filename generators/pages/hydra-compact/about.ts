/** Describes the style `hydra-compact`. */
import type { StyleFacts } from '../style.js';

export const about = {
  name: 'hydra-compact',
  title: 'Markdown: one page per class, tables without padding, path variables as numbers',
  extension: '.md',
  markup: 'markdown',
  subject: 'class',
} as const satisfies StyleFacts;
