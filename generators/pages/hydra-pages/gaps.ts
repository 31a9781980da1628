/** The blank lines between the parts of hydra-compact and hydra-padded pages (docs/formats.md, hydra-compact). */
import type { Part } from './part.js';

/**
 * The number of blank lines before a part, as in the DLCS documentation of 2016: one after a heading or paragraph, two
 * around a table or fence, and two more where a description is missing.
 */
export function classicGap(part: Part): number {
  return classicGapOf(part) + (part.undescribed ? 2 : 0);
}

function classicGapOf({ id, kind, inline, inProperty, after }: Part): number {
  switch (kind) {
    case 'picture':
    case 'note':
    case 'description':
    case 'end':
      return 1;
    case 'template':
      return inline && !inProperty && id === 'template 1' ? 1 : 2;
    case 'heading':
    case 'properties':
      return inline && after === 'template' ? 1 : 2;
    default:
      return 2;
  }
}
