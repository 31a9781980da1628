/** Writes a contract as reStructuredText pages. */
import type { Contract } from '../../../src/model/contract.js';
import type { GeneratedFile } from '../../generator.js';
import { pagesOf } from './page-plan.js';
import { pageTemplate } from './templates.js';

/** Every page of the contract. The templates are `page`, `endpoint` and `fields`. */
export function writeRstPages(contract: Contract, templates: ReadonlyMap<string, string>): GeneratedFile[] {
  const render = pageTemplate(templates);
  return pagesOf(contract).map((page) => ({ path: page.file, text: finished(render(page), page) }));
}

/** Applies the page's blank lines at its start and end, and its kind of line endings. */
function finished(text: string, { start, end, crlf }: { start: number; end: number; crlf: boolean }): string {
  const whole = '\n'.repeat(start) + text.replace(/^\n+|\n+$/g, '') + '\n'.repeat(end);
  return crlf ? whole.replaceAll('\n', '\r\n') : whole;
}
