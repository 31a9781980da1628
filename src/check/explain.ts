/** The documentation of the checks, as `hydra-contract explain` prints it. */
import { UnusableInput } from '../finding.js';
import { checks } from './checks.js';
import { didYouMean, nearest } from './support/phrases.js';

/**
 * The documentation page of a check.
 * @param pages the Markdown of each page by check id; the shell reads them from `docs/checks`
 * @throws {UnusableInput} for an id without a page, suggesting the nearest one
 */
export function explainCheck(id: string, pages: ReadonlyMap<string, string>): string {
  const page = pages.get(id);
  if (page !== undefined) return page.trimEnd();
  const guess = nearest(id, pages.keys());
  throw new UnusableInput(`There is no check ${JSON.stringify(id)}.`, {
    hint: didYouMean(guess, 'Run `hydra-contract explain` for the list of checks.'),
  });
}

/**
 * Every check with its title, one line each, for `explain` without an id.
 * @param pages as for {@link explainCheck}; the titles of other findings (about live servers, pages, generated files) come from them
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
