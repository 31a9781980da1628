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
    hint: guess === undefined ? 'Run `hydra-contract explain` for the list of checks.' : `Did you mean ${guess}?`,
  });
}

/**
 * Every check with a line that says what must hold, for `explain` without an id.
 * @param pages as for {@link explainCheck}; checks that are not about a contract at rest come from there
 */
export function listChecks(pages: ReadonlyMap<string, string> = new Map()): string {
  const own = checks.map(({ id, title }): [string, string] => [id, title]);
  const others = [...pages]
    .filter(([id]) => !checks.some((check) => check.id === id))
    .map(([id, page]): [string, string] => [id, titleOf(page)]);
  const lines = [...own, ...others.toSorted(([a], [b]) => a.localeCompare(b))];
  const width = Math.max(...lines.map(([id]) => id.length));
  return lines.map(([id, title]) => `${id.padEnd(width)}  ${title}`).join('\n');
}

function titleOf(page: string): string {
  return /^\*\*(.*?)\.?\*\*/m.exec(page)?.[1] ?? '';
}
