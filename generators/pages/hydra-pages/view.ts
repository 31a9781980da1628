import type { JsonObject } from '../../../src/model/json.js';
import { codeSpan, escapeCell, escapeHeading, escapeInline, fence } from '../markdown/inline.js';
import { frontMatterYaml } from '../markdown/front-matter.js';
import { prose } from '../markdown/prose.js';
import { LINK_SIGN, noteText } from './cells.js';
import type { HydraStyle } from './hydra-style.js';
import type { PageOptions } from './options.js';
import type { ClassPage, PageOperation, PageProperty, PageTemplate } from './page.js';
import type { PartKind } from './part.js';
import { hasTable, partsOf } from './parts.js';

/** A table as templates hand it to the `table` helper: cells are Markdown. */
export interface TableView {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The line breaks before each part. */
export type Space = Readonly<Partial<Record<PartKind, string>>>;

export interface TemplateView {
  readonly space: Space;
  /** The URL template as Markdown: a code span or a fence. */
  readonly url?: string;
  readonly operations?: TableView;
}

export interface PropertyView {
  readonly space: Space;
  readonly title: string;
  readonly link: boolean;
  readonly description?: string;
  readonly note?: string;
  readonly facts?: TableView;
  readonly template?: TemplateView;
}

/** What the templates of the Hydra styles are given: Markdown, name by name, ready to be printed. */
export interface PageView {
  readonly space: Space;
  readonly frontMatter?: string;
  readonly title: string;
  readonly picture?: string;
  readonly note?: string;
  readonly description?: string;
  readonly example?: string;
  readonly templates: readonly TemplateView[];
  readonly properties: readonly PropertyView[];
}

/** A page as its template sees it. `order` counts pages from 1. */
export function pageView(page: ClassPage, style: HydraStyle, options: Partial<PageOptions>, order: number): PageView {
  return new Viewer(page, style, options).view(order);
}

class Viewer {
  readonly #page: ClassPage;
  readonly #style: HydraStyle;
  readonly #options: Partial<PageOptions>;
  readonly #gaps: ReadonlyMap<string, string>;

  constructor(page: ClassPage, style: HydraStyle, options: Partial<PageOptions>) {
    this.#page = page;
    this.#style = style;
    this.#options = options;
    const own = new Map(Object.entries(options['blank-lines'] ?? {}));
    this.#gaps = new Map(
      partsOf(page, style, options).map((part) => [part.id, '\n'.repeat(lines(own.get(part.id), style.gap(part)))]),
    );
  }

  view(order: number): PageView {
    const { title, picture, note, description, example, templates, properties } = this.#page;
    return {
      space: this.#space((kind) => kind, 'title', 'picture', 'note', 'description', 'example', 'properties', 'end'),
      ...(this.#style.frontMatter
        ? { frontMatter: frontMatter(this.#options['front-matter'] ?? { title, sidebar: { label: title, order } }) }
        : {}),
      title: this.#heading(title),
      ...(this.#style.picture && picture !== undefined ? { picture: this.#picture(picture) } : {}),
      ...this.#texts(note, description),
      ...(this.#style.example && example !== undefined
        ? {
            example: fence(
              example.serialized ?? JSON.stringify(example.value, null, this.#options.indent ?? 4),
              'json',
            ),
          }
        : {}),
      templates: templates.map((template, index) => this.#template(template, (kind) => `${kind} ${index + 1}`)),
      properties: properties.map((property) => this.#property(property)),
    };
  }

  #property(property: PageProperty): PropertyView {
    const idOf = (kind: PartKind) => (kind === 'property' ? property.title : `${property.title}: ${kind}`);
    return {
      space: this.#space(idOf, 'property', 'description', 'note', 'table'),
      title:
        this.#heading(property.title) + (property.link && this.#style.linkSign === 'title' ? ` (${LINK_SIGN})` : ''),
      link: property.link,
      ...this.#texts(property.note, property.description),
      ...(hasTable(property, this.#style) ? { facts: this.#facts(property) } : {}),
      ...(property.template === undefined ? {} : { template: this.#template(property.template, idOf) }),
    };
  }

  #template({ url, operations }: PageTemplate, idOf: (kind: PartKind) => string): TemplateView {
    return {
      space: this.#space(idOf, 'template', 'heading', 'operations'),
      ...(url === undefined ? {} : { url: this.#url(url) }),
      ...(operations.length > 0 ? { operations: this.#operations(operations) } : {}),
    };
  }

  #url(url: string): string {
    const { template, variables, root, fence: info } = this.#options;
    const named = (variables ?? this.#style.variables) === 'named' ? url : numbered(url);
    if ((template ?? this.#style.template) === 'inline') return codeSpan(named);
    return fence(named === '/' && root !== 'slash' ? '' : named.replaceAll(/[\r\n]+/g, ' '), info);
  }

  #operations(operations: readonly PageOperation[]): TableView {
    const header = ['Method', 'Label', 'Expects', 'Returns', this.#options.statuses ?? this.#style.statuses];
    return {
      header: header.map((cell) => this.#cell(cell)),
      rows: operations.map((each) =>
        [each.method, each.label, each.expects, each.returns, each.statuses].map((cell) => this.#cell(cell)),
      ),
    };
  }

  #facts({ domain, range, members, link, readonly, writeonly }: PageProperty): TableView {
    const whole =
      this.#style.linkSign === 'range'
        ? `${link ? `${LINK_SIGN} ` : ''}${range}${members === '' ? '' : ` (of ${members})`}`
        : range;
    return {
      header: ['domain', 'range', 'readonly', 'writeonly'],
      rows: [[domain, whole, readonly, writeonly].map((cell) => this.#cell(cell))],
    };
  }

  #cell(text: string): string {
    if (text.trim() === '') return this.#style.empty;
    const cell = escapeCell(text, this.#style.dialect);
    return cell === this.#style.empty ? `\\${cell}` : cell;
  }

  #heading(text: string): string {
    return escapeHeading(text, this.#style.dialect);
  }

  #picture(source: string): string {
    const target = /[\s()<>\\]/.test(source) ? encodeURI(source).replaceAll('(', '%28').replaceAll(')', '%29') : source;
    return `![${escapeInline(this.#options.picture ?? '', this.#style.dialect).replaceAll(']', '\\]')}](${target})`;
  }

  #texts(note: string | undefined, description: string | undefined): { note?: string; description?: string } {
    return {
      ...(note === undefined ? {} : { note: noteText(escapeInline(note, this.#style.dialect)) }),
      ...(description === undefined ? {} : { description: prose(description, this.#style.dialect) }),
    };
  }

  #space(idOf: (kind: PartKind) => string, ...kinds: readonly PartKind[]): Space {
    return Object.fromEntries(kinds.map((kind) => [kind, this.#gaps.get(idOf(kind)) ?? '']));
  }
}

/** A number of blank lines: as stated if that makes sense, else the style's. */
function lines(stated: unknown, usual: number): number {
  return typeof stated === 'number' && Number.isInteger(stated) && stated >= 0 && stated < 100 ? stated : usual;
}

/** Front matter with its marks, nested maps indented by three spaces. */
export function frontMatter(value: JsonObject): string {
  return `---\n${frontMatterYaml(value, { indent: 3 })}\n---`;
}

/** A path template with its variables numbered in order: `/customers/{0}`. */
export function numbered(url: string): string {
  let next = 0;
  return url.replaceAll(/\{[^{}]*\}/g, () => `{${next++}}`);
}
