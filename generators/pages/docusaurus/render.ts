/** Renders pages with the templates of the style. */
import Handlebars from 'handlebars';
import { fence } from '../markdown/inline.js';
import { docusaurusLayout, tableText } from '../tables/layout.js';
import type { PartKind } from './sections.js';

/** A part of a page, as passed to its template: Markdown that is escaped for MDX unless it is code. */
export interface PartView {
  readonly kind: PartKind;
  /** The number of blank lines before it. */
  readonly gap: number;
  readonly marks?: string;
  readonly title?: string;
  readonly text?: string;
  readonly url?: string;
  readonly info?: string;
  readonly columns?: readonly string[];
  readonly rows?: readonly (readonly string[])[];
}

export interface PageView {
  readonly frontMatter: string | undefined;
  readonly parts: readonly PartView[];
}

/** Compiles the templates: one for the page, and one per kind of part. */
export function renderer(templates: ReadonlyMap<string, string>): (page: PageView) => string {
  const handlebars = Handlebars.create();
  handlebars.registerHelper({
    blank: (gap: number) => '\n'.repeat(gap),
    fence: (text: string, info: string) => fence(text, info),
    table: (columns: readonly string[], rows: readonly (readonly string[])[]) =>
      tableText(columns, rows, docusaurusLayout),
  });
  for (const [name, source] of templates)
    if (name !== 'page') handlebars.registerPartial(name, source.replace(/\n$/, ''));
  return handlebars.compile<PageView>(templates.get('page') ?? '', { noEscape: true });
}
