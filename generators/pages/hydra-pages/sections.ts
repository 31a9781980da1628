import type { Block } from '../markdown/blocks.js';
import { localName } from '../../../src/model/namespaces.js';
import type { PipeTable } from '../tables/pipe-table.js';
import { readIris } from './cells.js';
import type { HydraStyle } from './hydra-style.js';
import { tableKind } from './read-tables.js';

export type HeadingBlock = Extract<Block, { kind: 'heading' }>;

/** A heading with the blocks up to the next heading. */
export interface Section {
  readonly heading?: HeadingBlock;
  readonly blocks: readonly Block[];
}

/** The part of a page that is about one class: its sections, the first one its own. */
export interface ClassPart {
  readonly level: number;
  readonly sections: readonly Section[];
}

/** Divides a page into the classes that it is about: each first-level heading, in MDX each second-level one with properties below it. */
export function classParts(blocks: readonly Block[], style: HydraStyle): ClassPart[] {
  const sections = sectionsOf(blocks);
  const names = domainNames(sections);
  const starts = sections.flatMap((section, index) =>
    startsClass(sections, index, style) || namesClass(section, names, style) ? [index] : [],
  );
  if (starts.length === 0) return [{ level: 1, sections }];
  return starts.map((start, index) => ({
    level: sections[start]!.heading!.level,
    sections:
      index === 0
        ? joined(sections.slice(0, start), sections.slice(start, starts[1]))
        : sections.slice(start, starts[index + 1]),
  }));
}

/** Blocks before the first heading are about its class. */
function joined(lead: readonly Section[], own: readonly Section[]): Section[] {
  const [first, ...rest] = own;
  return [
    {
      ...first!,
      blocks: [...lead.flatMap(({ heading, blocks }) => [...(heading ? [heading] : []), ...blocks]), ...first!.blocks],
    },
    ...rest,
  ];
}

function sectionsOf(blocks: readonly Block[]): Section[] {
  const sections: { heading?: HeadingBlock; blocks: Block[] }[] = [{ blocks: [] }];
  for (const block of blocks) {
    if (block.kind === 'heading') sections.push({ heading: block, blocks: [] });
    else sections.at(-1)!.blocks.push(block);
  }
  return sections[0]!.blocks.length === 0 && sections.length > 1 ? sections.slice(1) : sections;
}

function startsClass(sections: readonly Section[], index: number, style: HydraStyle): boolean {
  const heading = sections[index]!.heading;
  if (heading?.level === 1) return true;
  if (heading?.level !== 2 || style.propertyLevel !== 2 || hasTable(sections[index]!, 'facts')) return false;
  return hasFacts(sections, index) || livesElsewhere(sections, index);
}

/** Whether a second-level heading is called as a class that the page's property tables name. */
function namesClass(section: Section, names: ReadonlySet<string>, style: HydraStyle): boolean {
  if (section.heading?.level !== 2 || style.propertyLevel !== 2 || hasTable(section, 'facts')) return false;
  return names.has(section.heading.text.replaceAll(/[\s`]/g, '').toLowerCase());
}

/** The local names of the domains that property tables state, in lower case. */
export function domainNames(sections: readonly Section[]): Set<string> {
  const domains = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'table' ? domainsOf(block.table) : [])),
  );
  return new Set(domains.map((iri) => localName(iri).toLowerCase()));
}

function domainsOf({ header, rows }: PipeTable): string[] {
  const column = header.cells.findIndex((cell) => cell.trim().toLowerCase() === 'domain');
  return column < 0 ? [] : rows.flatMap(({ cells }) => readIris(cells[column] ?? '') ?? []);
}

/** Whether a heading says no more than that operations follow: `Supported operations`, `HTTP operations`. */
export function headsOperations({ text }: HeadingBlock): boolean {
  return /^supported operations\b|^(?:http )?operations$/i.test(text.trim());
}

/** Operations below a heading of their own within a property's section are the property's. */
export function withOperations(sections: readonly Section[]): Section[] {
  const joined: Section[] = [];
  for (const section of sections) {
    const before = joined.at(-1);
    const inner = (section.heading?.level ?? 0) > (before?.heading?.level ?? 6);
    if (joined.length > 1 && inner && !hasTable(section, 'facts') && hasTable(section, 'operations'))
      joined[joined.length - 1] = { ...before!, blocks: [...before!.blocks, section.heading!, ...section.blocks] };
    else joined.push(section);
  }
  return joined;
}

/** Whether a section has operations at a URL template that is not beneath one of the page's class: another class's. */
function livesElsewhere(sections: readonly Section[], index: number): boolean {
  const section = sections[index]!;
  const first = sections.findIndex(({ heading }) => heading?.level === 2);
  const homes = sections.slice(0, Math.max(1, first)).flatMap(urlsOf);
  const urls = urlsOf(section);
  const beneath = (url: string) => homes.some((home) => shapeOf(url).startsWith(`${shapeOf(home)}/`));
  const name = section.heading!.text.trim();
  return (
    homes.length > 0 &&
    urls.length > 0 &&
    hasTable(section, 'operations') &&
    !urls.some((url) => beneath(url) || url.endsWith(`/${name}`))
  );
}

function urlsOf({ blocks }: Section): string[] {
  return blocks.flatMap((block) => templateOf(block) ?? []);
}

/** A path template with its variables' names forgotten. */
export function shapeOf(url: string): string {
  return url.replaceAll(/\{[^{}]*\}/g, '{}').replace(/\/$/, '');
}

/** Whether a property table stands below a heading, in one of its subsections. */
function hasFacts(sections: readonly Section[], index: number): boolean {
  const { level } = sections[index]!.heading!;
  for (const section of sections.slice(index + 1)) {
    if ((section.heading?.level ?? 0) <= level) return false;
    if (hasTable(section, 'facts')) return true;
  }
  return false;
}

/** Whether a section holds a table of a kind. */
export function hasTable(section: Section, kind: 'facts' | 'operations'): boolean {
  return section.blocks.some((block) => block.kind === 'table' && tableKind(block.table) === kind);
}

/** The URL template that a block states: inline code, or a fence of one line that is empty or starts with `/`. */
export function templateOf(block: Block): string | undefined {
  if (block.kind === 'code') return block.text.startsWith('/') ? block.text : undefined;
  if (block.kind !== 'fence' || !block.closed || block.code.includes('\n')) return undefined;
  return block.code === '' || block.code.startsWith('/') ? block.code : undefined;
}
