/** Finds styles by name. */
import { UnusableInput } from '../../src/finding.js';
import type { ListedStyle } from './style.js';
import { styles } from './styles.js';

/**
 * The style of that name.
 * @throws {UnusableInput} if there is none, naming the existing styles
 */
export function styleNamed(name: string | undefined, among: readonly ListedStyle[] = styles): ListedStyle {
  const style = among.find((each) => each.name === name);
  if (style !== undefined) return style;
  const message =
    name === undefined ? 'Pages need a style.' : `There is no documentation style ${JSON.stringify(name)}.`;
  throw new UnusableInput(message, { hint: `Use one of ${among.map((each) => each.name).join(', ')}.` });
}
