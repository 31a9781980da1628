/** Describes the style `starlight`. */
import type { StyleFacts } from '../style.js';

export const about = {
  name: 'starlight',
  title: 'MDX for Astro Starlight: one page per class, with front matter and an example',
  extension: '.mdx',
  markup: 'mdx',
  subject: 'class',
} as const satisfies StyleFacts;
