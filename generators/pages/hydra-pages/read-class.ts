import type { Json } from '../../../src/model/json.js';
import { localName } from '../../../src/model/namespaces.js';
import { looseJson } from '../schema-text/loose-json.js';
import type { Block } from '../markdown/blocks.js';
import { escapeHeading, unescapeInline } from '../markdown/inline.js';
import { isIri, LINK_SIGN, readNote, restoreLinkSign } from './cells.js';
import type { HydraStyle } from './hydra-style.js';
import type { PageOptions } from './options.js';
import type { ClassPage, PageExample, PageOperation, PageProperty, PageTemplate } from './page.js';
import { partsOf } from './parts.js';
import { Prose } from './read-prose.js';
import { TableReader, tableKind } from './read-tables.js';
import type { PropertyFacts } from './read-tables.js';
import type { PageFindings } from './reading.js';
import { domainNames, hasTable, headsOperations, shapeOf, templateOf, withOperations } from './sections.js';
import type { ClassPart, HeadingBlock, Section } from './sections.js';
import { numbered } from './view.js';

type Options = { -readonly [K in keyof PageOptions]?: PageOptions[K] };

export interface ReadClass {
  readonly page: ClassPage;
  readonly options: Partial<PageOptions>;
  /** Line of each property's heading, by title. */
  readonly lines: ReadonlyMap<string, number>;
  readonly line: number;
}

interface DraftTemplate {
  url?: string;
  operations: PageOperation[];
  line: number;
}

/** A section being read: the class's own, or a property's. */
interface Draft {
  readonly prose: Prose;
  readonly templates: DraftTemplate[];
  /** The template that the next operations table belongs to. */
  current?: DraftTemplate;
  note?: string;
  facts?: PropertyFacts;
}

/** Reads the part of a page that is about one class. */
export class ClassReader {
  readonly #style: HydraStyle;
  readonly #findings: PageFindings;
  readonly #tables: TableReader;
  readonly #hint: { readonly first: boolean; readonly title?: string };
  readonly #options: Options = {};
  readonly #places: { id: string; block: Pick<Block, 'line' | 'before'> }[] = [];
  readonly #placed = new Set<string>();
  readonly #properties: PageProperty[] = [];
  readonly #lines = new Map<string, number>();
  #names: ReadonlySet<string> = new Set();
  #picture: string | undefined;
  #example: PageExample | undefined;

  constructor(style: HydraStyle, findings: PageFindings, hint: { readonly first: boolean; readonly title?: string }) {
    this.#style = style;
    this.#findings = findings;
    this.#tables = new TableReader(style, findings);
    this.#hint = hint;
  }

  /** What the part says; undefined when it is about no class. */
  read(part: ClassPart, after: readonly string[], name: string): ReadClass | undefined {
    const own = this.#draft();
    const title = this.#title(part, name);
    this.#names = domainNames(part.sections);
    for (const [index, section] of withOperations(part.sections).entries()) this.#section(section, index, own, part);
    if (own.templates.length + this.#properties.length === 0) return undefined;
    const description = own.prose.text();
    const page: ClassPage = {
      class: this.#className(title, own),
      title,
      ...(own.note === undefined ? {} : { note: own.note }),
      ...(this.#picture === undefined ? {} : { picture: this.#picture }),
      ...(description === undefined ? {} : { description }),
      ...(this.#example === undefined ? {} : { example: this.#example }),
      templates: own.templates.map(({ url, operations }) => ({ ...(url === undefined ? {} : { url }), operations })),
      properties: this.#properties,
    };
    this.#place('end', { line: 1, before: after });
    this.#compare(page);
    return { page, options: this.#options, lines: this.#lines, line: part.sections[0]?.heading?.line ?? 1 };
  }

  #draft(): Draft {
    return { prose: new Prose(this.#style, this.#findings), templates: [] };
  }

  #title({ sections }: ClassPart, name: string): string {
    const heading = sections[0]?.heading;
    if (heading === undefined) return this.#hint.title ?? name;
    this.#place('title', heading);
    if (heading.level !== (this.#hint.first ? 1 : heading.level)) this.#moved(heading.line, 'title');
    return this.#headingText(heading, '');
  }

  #section(section: Section, index: number, own: Draft, part: ClassPart): void {
    const { heading, blocks } = section;
    if (heading === undefined || index === 0) for (const block of blocks) this.#classBlock(block, own);
    else if (headsOperations(heading)) {
      this.#operationsHeading(heading, own);
      for (const block of blocks) this.#classBlock(block, own);
    } else if (/^supported properties\b/i.test(heading.text)) {
      this.#place('properties', heading);
      for (const block of blocks) this.#classBlock(block, own);
    } else if (this.#isProperty(section, part, own)) this.#property(section, heading);
    else this.#extra(section, heading);
  }

  #operationsHeading(heading: HeadingBlock, own: Draft): void {
    const usual = this.#style.propertyLevel === 3 && /^supported operations\b/i.test(heading.text);
    if (usual) this.#place(`heading ${own.templates.length || 1}`, heading);
    else this.#left(heading, `The heading "${heading.text.trim()}"`);
  }

  /** A section is a property's if it has its table, or leads to a place beneath the class's. */
  #isProperty(section: Section, { level }: ClassPart, own: Draft): boolean {
    if (hasTable(section, 'facts')) return true;
    const heading = section.heading!;
    const levels = this.#style.propertyLevel === 3 ? [3] : [Math.max(2, level), level + 1];
    if (!levels.includes(heading.level)) return false;
    if (this.#style.propertyLevel === 3 && this.#placed.has('properties')) return true;
    const name = titleText(heading.text).title.trim();
    const urls = section.blocks.flatMap((block) => templateOf(block) ?? []);
    if (own.templates.length === 0 && urls.length > 0) return true;
    const homes = own.templates.flatMap(({ url }) => (url === undefined ? [] : [shapeOf(url)]));
    return urls.some((url) => url.endsWith(`/${name}`) || homes.some((home) => shapeOf(url).startsWith(`${home}/`)));
  }

  #classBlock(block: Block, own: Draft): void {
    if (block.kind === 'picture' && this.#picture === undefined && this.#style.picture) {
      this.#picture = decodeTarget(block.source);
      if (block.alt !== '') this.#options.picture = unescapeInline(block.alt);
      this.#place('picture', block);
    } else if (this.#isExample(block)) this.#readExample(block);
    else this.#block(block, own, '');
  }

  #isExample(block: Block): block is Extract<Block, { kind: 'fence' }> {
    if (block.kind !== 'fence' || this.#example !== undefined || templateOf(block) !== undefined) return false;
    if (!/^\s*\{/.test(block.code) || !/^(json\w*|js|javascript|)$/i.test(block.info)) return false;
    const type = /"@type"\s*:\s*"([^"]*)"/.exec(block.code)?.[1];
    return type === undefined || this.#names.size === 0 || this.#names.has(localName(type).toLowerCase());
  }

  #property(section: Section, heading: HeadingBlock): void {
    const { link: signed } = titleText(heading.text);
    const title = this.#headingText(heading, signed ? ` (${LINK_SIGN})` : '');
    const draft = this.#draft();
    this.#place(title, heading);
    this.#lines.set(title, heading.line);
    for (const block of section.blocks) this.#block(block, draft, `${title}: `);
    const description = draft.prose.text();
    const template = this.#onlyTemplate(draft);
    const { link: ranged, ...facts } = draft.facts ?? {
      domain: '',
      range: '',
      members: '',
      link: false,
      readonly: 'False',
      writeonly: 'False',
    };
    this.#properties.push({
      title,
      ...(description === undefined ? {} : { description }),
      ...(draft.note === undefined ? {} : { note: draft.note }),
      link: signed || ranged || template !== undefined,
      ...facts,
      ...(template === undefined ? {} : { template }),
    });
  }

  #onlyTemplate(draft: Draft): PageTemplate | undefined {
    const [first, ...rest] = draft.templates;
    for (const other of rest)
      this.#findings.add(
        'page-not-reproduced',
        other.line,
        'A link leads to one place: this further URL template is left out.',
      );
    return first && { ...(first.url === undefined ? {} : { url: first.url }), operations: first.operations };
  }

  /** A block of a class's or a property's section; `prefix` starts the ids of the section's parts. */
  #block(block: Block, draft: Draft, prefix: string): void {
    const url = templateOf(block);
    const number = (count: number) => (prefix === '' ? ` ${count}` : '');
    const again = url !== undefined && draft.templates.find((each) => each.url === url);
    if (again) {
      draft.current = again;
      this.#left(block, `The URL template ${url}, stated again,`);
    } else if (url !== undefined) {
      draft.current = { url: this.#templateUrl(block, url), operations: [], line: block.line };
      draft.templates.push(draft.current);
      this.#place(`${prefix}template${number(draft.templates.length)}`, block);
    } else if (block.kind === 'table') this.#table(block, draft, prefix);
    else if (block.kind === 'bold' && draft.note === undefined && readNote(block.text) !== undefined) {
      draft.note = unescapeInline(readNote(block.text)!);
      this.#place(`${prefix}note`, block);
    } else if (block.kind === 'heading') this.#left(block, `The heading "${block.text.trim()}"`);
    else if (block.kind === 'component')
      this.#left(block, block.name === 'import' ? 'An import' : `A component (${block.name})`);
    else if (draft.prose.add(block) && draft.prose.count === 1) this.#place(`${prefix}description`, block);
    else if (draft.templates.length > 0 || draft.facts !== undefined)
      this.#moved(block.line, 'text after a table or template, which joins the description,');
  }

  #table(block: Extract<Block, { kind: 'table' }>, draft: Draft, prefix: string): void {
    const kind = tableKind(block.table);
    if (kind === 'other' || (kind === 'facts' && (prefix === '' || draft.facts !== undefined)))
      return this.#left(block, 'A table');
    if (kind === 'facts') {
      const facts = this.#tables.facts(block.table);
      if (facts !== undefined) draft.facts = facts;
      this.#place(`${prefix}table`, block);
      return;
    }
    const target = draft.current ?? { operations: [], line: block.line };
    if (draft.current === undefined) draft.templates.push((draft.current = target));
    if (target.operations.length > 0) this.#moved(block.line, 'a further operations table of one URL template');
    target.operations.push(...this.#tables.operations(block.table));
    const heading = this.#tables.statusesHeading(block.table);
    if (heading !== undefined && heading !== this.#style.statuses) this.#options.statuses = heading;
    this.#place(prefix === '' ? `operations ${draft.templates.indexOf(target) + 1}` : `${prefix}operations`, block);
  }

  /** A path template, with the options that printing it as it was takes. */
  #templateUrl(block: Block, printed: string): string {
    const form = block.kind === 'code' ? 'inline' : 'fenced';
    if (this.#options.template === undefined) this.#options.template = form;
    else if (this.#options.template !== form) this.#moved(block.line, 'a URL template in another form than the first');
    if (block.kind === 'fence' && !/^ {0,3}[`~]/.test(block.raw)) this.#moved(block.line, 'the text before a fence');
    if (block.kind === 'fence' && block.info !== (this.#options.fence ?? '')) this.#options.fence = block.info;
    if (this.#style.variables === 'numbered' && printed !== numbered(printed)) this.#options.variables = 'named';
    if (printed === '/' && form === 'fenced') this.#options.root = 'slash';
    return printed === '' ? '/' : printed;
  }

  #readExample(block: Extract<Block, { kind: 'fence' }>): void {
    const read = looseJson(block.code);
    if (read === undefined || !read.strict) {
      this.#findings.add(
        'page-example-not-json',
        block.line,
        'The example is not JSON.',
        read === undefined ? 'Mend it: it is left out.' : 'Mend it: its value is a guess.',
      );
    }
    if (read === undefined) return;
    const indent = [4, 2, 3, 1].find((width) => JSON.stringify(read.value, null, width) === block.code);
    if (indent !== undefined && indent !== 4) this.#options.indent = indent;
    this.#example = { value: read.value as Json, ...(indent === undefined ? { serialized: block.code } : {}) };
    if (this.#style.example) this.#place('example', block);
    else this.#left(block, 'An example (kept in the contract)');
  }

  /** The class's name: the domain or result that is called as the page is, else what most domains say, else what reading returns. */
  #className(title: string, own: Draft): string {
    const name = title.trim().replaceAll(/\s+/g, '');
    const domains = this.#properties
      .map(({ domain }) => domain)
      .filter((domain) => domain !== '' && !domain.includes(','));
    const returned = own.templates
      .flatMap(({ operations }) => operations)
      .flatMap(({ method, returns }) => (method === 'GET' && isIri(returns) ? [returns] : []));
    const called = [...domains, ...returned].find((iri) => localName(iri).toLowerCase() === name.toLowerCase());
    return called ?? mostFrequent(domains) ?? returned[0] ?? `vocab:${encodeURIComponent(name)}`;
  }

  #headingText(heading: HeadingBlock, sign: string): string {
    const text = restoreLinkSign(heading.text);
    const title = unescapeInline(sign === '' ? text : titleText(text).title);
    if (escapeHeading(title, this.#style.dialect) + sign !== text) this.#moved(heading.line, `the heading "${text}"`);
    return title;
  }

  #extra({ blocks }: Section, heading: HeadingBlock): void {
    this.#findings.add(
      'page-not-reproduced',
      heading.line,
      `The section "${heading.text.trim()}" has no place in a contract.`,
    );
    for (const block of blocks) if (this.#isExample(block)) this.#readExample(block);
  }

  #left(block: Block, what: string): void {
    this.#findings.add('page-not-reproduced', block.line, `${what} has no place on a generated page.`);
  }

  #moved(line: number, what: string): void {
    this.#findings.add('page-not-reproduced', line, `Generated anew, ${what} would not stand here as it does.`);
  }

  #place(id: string, block: Pick<Block, 'line' | 'before'>): void {
    this.#placed.add(id);
    this.#places.push({ id, block });
  }

  /** Notes the blank lines that are not the style's, and reports parts that the style would put elsewhere. */
  #compare(page: ClassPage): void {
    const form = this.#options.template;
    if (form === this.#style.template) delete this.#options.template;
    if (this.#options.fence === '') delete this.#options.fence;
    const parts = partsOf(page, this.#style, this.#options);
    const blank = new Map<string, number>();
    const places = new Map(this.#places.toReversed().map((place) => [place.id, place]));
    for (const part of parts) {
      const place = places.get(part.id);
      if (place === undefined)
        this.#findings.add('page-not-reproduced', 1, `The page lacks a part that the style prints: ${part.id}.`);
      else if (place.block.before.length !== this.#style.gap(part)) blank.set(part.id, place.block.before.length);
      if (place?.block.before.some((line) => line !== ''))
        this.#moved(place.block.line, 'a blank line that holds spaces');
    }
    if (blank.size > 0) this.#options['blank-lines'] = Object.fromEntries(blank);
    const order = this.#places.map(({ id }) => id);
    const wanted = parts.map(({ id }) => id).filter((id) => places.has(id));
    const wrong = order.findIndex((id, index) => id !== wanted[index]);
    if (wrong >= 0 && order.length > 0) this.#moved(this.#places[wrong]!.block.line, `the part "${order[wrong]}"`);
  }
}

/** A property's title and whether the link sign follows it. */
function titleText(text: string): { title: string; link: boolean } {
  const match = /^(.*?)[ \t]*\(\u{1F517}\)[ \t]*$/u.exec(restoreLinkSign(text));
  return match ? { title: match[1]!, link: true } : { title: text, link: false };
}

function mostFrequent(words: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}

function decodeTarget(source: string): string {
  try {
    return decodeURI(source).replaceAll('%28', '(').replaceAll('%29', ')');
  } catch {
    return source;
  }
}
