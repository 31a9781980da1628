/** Describes the style `docusaurus`. */
import type { StyleFacts } from '../style.js';

export const about = {
  name: 'docusaurus',
  title: 'MDX for Docusaurus: one page per tag, with its entities and request samples',
  extension: '.md',
  markup: 'mdx',
  subject: 'tag',
} as const satisfies StyleFacts;
