/** Derives the labels by which other pages refer to sections and endpoints, such as `rest_batch_list`. */

/** The usual label of an endpoint with this title. */
export function defaultLabel(title: string): string {
  return `rest_${snake(title)}`;
}

/** The usual label of a section: `rest_batch` for `Batch Services`. */
export function sectionLabel(name: string): string {
  return `rest_${snake(name.replace(/\s+services?$/i, ''))}`;
}

function snake(text: string): string {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return words.filter((word) => word !== '').join('_') || 'unnamed';
}
