import type { Part } from './part.js';

/**
 * Blank lines before a part, as the generator of the DLCS books of 2016 left them: a heading or paragraph is followed
 * by one, a table or fence is surrounded by two; a description that is missing leaves its two behind.
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
