/** A contract as reStructuredText pages: the facts go through the templates, their layout is computed here. */
import type { Contract } from '../../../src/model/contract.js';
import type { GeneratedFile } from '../../generator.js';
import { pagesOf } from './page-plan.js';
import { pageTemplate } from './templates.js';

/** Writes every page of the contract. `templates` are `page` and `endpoint`. */
export function writeRstPages(contract: Contract, templates: ReadonlyMap<string, string>): GeneratedFile[] {
  const render = pageTemplate(templates);
  return pagesOf(contract).map((page) => ({ path: page.file, text: finished(render(page), page) }));
}

/** The line ends that the page has: blank lines at its start and end, and of which kind. */
function finished(text: string, { start, end, crlf }: { start: number; end: number; crlf: boolean }): string {
  const whole = '\n'.repeat(start) + text.replace(/^\n+|\n+$/g, '') + '\n'.repeat(end);
  return crlf ? whole.replaceAll('\n', '\r\n') : whole;
}
