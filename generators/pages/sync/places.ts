/** Where the tables of a Markdown page stand: under which headings, after which URL template. */
import { restoreLinkSign, LINK_SIGN } from '../hydra-pages/cells.js';
import { readBlocks } from '../markdown/blocks.js';
import type { Block } from '../markdown/blocks.js';
import { unescapeInline } from '../markdown/inline.js';
import type { Dialect } from '../tables/pipe-table.js';

export interface Heading {
  readonly title: string;
  readonly level: number;
  readonly line: number;
  /** The heading above it that is no mere "Supported properties": its index, or -1. */
  readonly parent: number;
}

/** A URL template on the page: `/customers/{customer}`. */
export interface PlacedUrl {
  readonly text: string;
  readonly line: number;
  /** Index of the heading above. */
  readonly heading: number;
}

export interface TablePlace {
  readonly line: number;
  /** Index of the heading above, or -1. */
  readonly heading: number;
  /** The last URL template before it in the same section that no other table has taken. */
  readonly url?: PlacedUrl;
  /** The base URL in a fence above: `https://host/api/batch`. */
  readonly base?: string;
}

export interface Places {
  readonly headings: readonly Heading[];
  readonly urls: readonly PlacedUrl[];
  /** By the line of the table's header. */
  readonly tables: ReadonlyMap<number, TablePlace>;
}

/** Headings that name no class and no property: what follows is about what the heading above them is about. */
const FRAME = /^(?:supported properties|(?:(?:supported|http) )?operations)$/i;

/** Reads the places of a page. */
export function placesOf(text: string, dialect: Dialect): Places {
  const headings: Heading[] = [];
  const urls: PlacedUrl[] = [];
  const tables = new Map<number, TablePlace>();
  let url: PlacedUrl | undefined;
  let base: string | undefined;
  let heading = -1;
  for (const block of readBlocks(text, dialect).blocks) {
    if (block.kind === 'heading') {
      const read = headingOf(block, headings);
      const above = heading;
      heading = FRAME.test(read.title) ? read.parent : headings.push(read) - 1;
      if (heading !== above) url = undefined;
    } else if (block.kind === 'table') {
      tables.set(block.line, { line: block.line, heading, ...(url && { url }), ...(base !== undefined && { base }) });
      if (!isPropertyHeader(block)) url = undefined;
    } else {
      base = baseOf(block) ?? base;
      const template = templateOf(block);
      if (template !== undefined)
        urls.push((url = { text: template, line: block.line + (block.kind === 'fence' ? 1 : 0), heading }));
    }
  }
  return { headings, urls, tables };
}

function headingOf(block: Block & { kind: 'heading' }, before: readonly Heading[]): Heading {
  const title = plainTitle(block.text);
  return {
    title,
    level: block.level,
    line: block.line,
    parent: before.findLastIndex(({ level }) => level < block.level),
  };
}

/** A heading without markup, anchors and the sign of a link. */
export function plainTitle(text: string): string {
  const bare = restoreLinkSign(text)
    .replace(/\s*\{#[^}]*\}\s*$/, '')
    .replaceAll(LINK_SIGN, '')
    .replaceAll(/\(\s*\)/g, '');
  return unescapeInline(bare.replaceAll(/`|\*\*/g, '').replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')).trim();
}

function isPropertyHeader(block: Block & { kind: 'table' }): boolean {
  return block.table.header.cells.some((cell) => cell.trim().toLowerCase() === 'range');
}

/** A paragraph or a fence that is a path and nothing else. */
function templateOf(block: Block): string | undefined {
  const text = block.kind === 'code' ? block.text : block.kind === 'fence' ? block.code.trim() : undefined;
  return text !== undefined && /^\/[^\s]*$/.test(text) ? text : undefined;
}

function baseOf(block: Block): string | undefined {
  return block.kind === 'fence' && /^https?:\/\/\S+$/.test(block.code.trim())
    ? block.code.trim().replace(/\/$/, '')
    : undefined;
}

/** A path template in which variable names do not matter: `/customers/{}`. */
export function shape(template: string): string {
  return template.replaceAll(/\{[^{}]*\}|<[^<>]*>|(?<=\/):\w+/g, '{}').replace(/(?<=.)\/$/, '');
}
