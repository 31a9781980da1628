/** Reads the blocks of a page as sections with the parts of the style. */
import type { Finding } from '../../../src/finding.js';
import type { Block } from '../markdown/blocks.js';
import { contentsOf } from '../tables/contents.js';
import { unescapeInline } from '../markdown/inline.js';
import { looseJson } from '../schema-text/loose-json.js';
import { isSamples } from './samples.js';
import type { PartKind } from './sections.js';

/** A part of a section, as on the page. */
export interface ReadPart {
  readonly kind: PartKind;
  readonly gap: number;
  readonly line: number;
  /** The Markdown of a text, the title of a heading or the content of a fence. */
  readonly text: string;
  /** The level of a heading. */
  readonly level?: number;
  /** The info string of a fence. */
  readonly info?: string;
  /** The cells of a table, beginning with its header. */
  readonly rows?: readonly (readonly string[])[];
  /** The line of the first row of a table without a closing pipe. */
  readonly openRow?: number;
}

export interface ReadSection {
  readonly parts: ReadPart[];
}

/** The number of blocks after a heading that are searched for its example. */
const LOOKAHEAD = 10;

/** Groups blocks into sections. Each heading begins a section, except that the first one joins the text before it. */
export function sectionsOf(blocks: readonly Block[], lost: (finding: Finding) => void, file: string): ReadSection[] {
  const sections: ReadSection[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'front-matter') continue;
    const current = sections.at(-1);
    const part = partOf(block, current, blocks.slice(index + 1, index + LOOKAHEAD));
    if (part === undefined) lost(unplaced(block, file));
    else if (current === undefined || (part.kind === 'heading' && has(current, 'heading')))
      sections.push({ parts: [part] });
    else current.parts.push(part);
  }
  return sections;
}

export function has(section: ReadSection | undefined, kind: PartKind): boolean {
  return section?.parts.some((part) => part.kind === kind) ?? false;
}

function partOf(block: Block, section: ReadSection | undefined, next: readonly Block[]): ReadPart | undefined {
  const place = { gap: block.before.length, line: block.line };
  switch (block.kind) {
    case 'heading': {
      const named = /^Example$/i.test(block.text.trim()) && leadsToExample(next);
      const example = named && has(section, 'fields') && !has(section, 'exampleHeading');
      return {
        ...place,
        kind: example ? 'exampleHeading' : 'heading',
        text: unescapeInline(block.text.trim()),
        level: block.level,
      };
    }
    case 'fence':
      return { ...place, ...fencePart(block.code, section, block.raw), info: block.info };
    case 'table':
      return tablePart(block, section, place);
    case 'component':
      return undefined;
    default:
      return { ...place, kind: 'text', text: block.raw };
  }
}

/** Whether JSON code follows before any other heading or table. */
function leadsToExample(next: readonly Block[]): boolean {
  const found = next.find(({ kind }) => kind === 'fence' || kind === 'heading' || kind === 'table');
  return found?.kind === 'fence' && !isSamples(found.code) && looseJson(found.code) !== undefined;
}

function fencePart(code: string, section: ReadSection | undefined, raw: string): { kind: PartKind; text: string } {
  if (/^(?:https?:\/)?\/\S*$/.test(code.trim()) && !has(section, 'url')) return { kind: 'url', text: code.trim() };
  if (isSamples(code) && !has(section, 'samples') && !has(section, 'fields') && !has(section, 'operations'))
    return { kind: 'samples', text: code };
  const example =
    has(section, 'exampleHeading') && !has(section, 'example') && !isSamples(code) && looseJson(code) !== undefined;
  return example ? { kind: 'example', text: code } : { kind: 'text', text: raw };
}

function tablePart(
  block: Block & { kind: 'table' },
  section: ReadSection | undefined,
  place: { gap: number; line: number },
): ReadPart | undefined {
  const rows = contentsOf(block.table);
  const header = (rows[0] ?? []).map(columnName);
  const open = block.table.rows.findIndex((row) => row.opened && !row.closed);
  const part = { ...place, text: '', rows, ...(open >= 0 && { openRow: block.line + 2 + open }) };
  if (header.includes('method') && header.includes('path'))
    return has(section, 'operations') ? undefined : { ...part, kind: 'operations' };
  if (!header.includes('name') || !header.includes('type') || has(section, 'fields') || has(section, 'operations'))
    return undefined;
  return { ...part, kind: 'fields' };
}

/** The heading of a column without markup, in lower case. */
export function columnName(cell: string): string {
  return unescapeInline(cell).replaceAll(/\*|`/g, '').trim().toLowerCase();
}

function unplaced(block: Block, file: string): Finding {
  return {
    check: 'page-part-unplaced',
    severity: 'info',
    message:
      block.kind === 'table'
        ? 'A contract cannot represent this table, because it is neither of operations nor of fields.'
        : 'A contract cannot represent this component.',
    location: { kind: 'source', file, line: block.line },
  };
}
