/** Guesses the style of a page. */
import { RESEMBLANCES } from './style.js';
import type { ListedStyle, PageText } from './style.js';
import { styles } from './styles.js';

/** The style that a page resembles most; among equals, the first of the list. */
export async function guessStyle(page: PageText, among: readonly ListedStyle[] = styles): Promise<ListedStyle> {
  const judged = await Promise.all(
    among.map(async (style) => ({ style, rank: RESEMBLANCES.indexOf((await style.load()).recognises(page)) })),
  );
  return judged.reduce((best, each) => (each.rank > best.rank ? each : best)).style;
}
