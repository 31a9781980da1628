/** Labels by which other pages refer to sections and endpoints: `rest_batch_list`. */

/** The label of an endpoint, by its title. */
export function defaultLabel(title: string): string {
  return `rest_${snake(title)}`;
}

/** The label of a section: `Batch Services` is `rest_batch`. */
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
