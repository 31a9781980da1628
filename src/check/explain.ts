import { UnusableInput } from '../finding.js';
import { checks } from './checks.js';
import { nearest } from './support/words.js';

/**
 * The page of a check, as text for people.
 * @param pages check id to the Markdown of its page, as the shell read them from `docs/checks`
 * @throws {UnusableInput} for an id that has no page, with the nearest one that has
 */
export function explainCheck(id: string, pages: ReadonlyMap<string, string>): string {
  const page = pages.get(id);
  if (page !== undefined) return page.trimEnd();
  const guess = nearest(id, pages.keys());
  throw new UnusableInput(`There is no check ${JSON.stringify(id)}.`, {
    mend: guess === undefined ? 'Run `hydra-contract explain` for the list of checks.' : `Did you mean ${guess}?`,
  });
}

/** Every check with a line that says what must hold, for `explain` without an id. */
export function listChecks(): string {
  const width = Math.max(...checks.map(({ id }) => id.length));
  return checks.map(({ id, title }) => `${id.padEnd(width)}  ${title}`).join('\n');
}
