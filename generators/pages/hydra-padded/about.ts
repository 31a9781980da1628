/** Describes the style `hydra-padded`. */
import type { StyleFacts } from '../style.js';

export const about = {
  name: 'hydra-padded',
  title: 'Markdown: one page per class, padded tables, a picture of the class',
  extension: '.md',
  markup: 'markdown',
  subject: 'class',
} as const satisfies StyleFacts;
