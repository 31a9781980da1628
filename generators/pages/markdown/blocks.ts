/** Splits a Markdown page into blocks: headings, tables, fences, paragraphs. */
import type { Fence } from '../tables/flow.js';
import { scanPage } from '../tables/pipe-table.js';
import type { Dialect, PipeTable, ScannedPage } from '../tables/pipe-table.js';
import { isBlank, splitLines } from '../tables/lines.js';

interface Place {
  /** The number of its first line, counted from 1. */
  readonly line: number;
  /** The blank lines before it, with the spaces on them. */
  readonly before: readonly string[];
  /** Its lines, joined by `\n`. */
  readonly raw: string;
}

/** A block of a page. */
export type Block = Place &
  (
    | { readonly kind: 'front-matter'; readonly yaml: string }
    | { readonly kind: 'heading'; readonly level: number; readonly text: string }
    | { readonly kind: 'table'; readonly table: PipeTable }
    | { readonly kind: 'fence'; readonly info: string; readonly code: string; readonly closed: boolean }
    /** A paragraph that consists of one code span. */
    | { readonly kind: 'code'; readonly text: string }
    | { readonly kind: 'picture'; readonly alt: string; readonly source: string }
    /** A paragraph that is bold as a whole. */
    | { readonly kind: 'bold'; readonly text: string }
    /** An import, a component, a template tag. */
    | { readonly kind: 'component'; readonly name: string }
    | { readonly kind: 'prose' }
  );

export interface Blocks {
  readonly blocks: readonly Block[];
  /** The blank lines after the last block. */
  readonly after: readonly string[];
  readonly eol: '\n' | '\r\n';
  /** Whether the last line of the page has a line ending. */
  readonly finalNewline: boolean;
}

/** Splits a Markdown page into blocks; only the kind of its line endings is lost. */
export function readBlocks(page: string, dialect: Dialect = {}): Blocks {
  const scanned = scanPage(page, dialect);
  const reader = new BlocksReader(scanned, dialect);
  for (const [index, segment] of scanned.segments.entries()) {
    if (segment.kind === 'table') reader.table(segment.table, segment.text);
    else reader.text(segment.text, segment.line - 1, index > 0);
  }
  return {
    blocks: reader.blocks,
    after: reader.blank,
    eol: page.includes('\r\n') ? '\r\n' : '\n',
    finalNewline: /[\r\n]$/.test(page),
  };
}

class BlocksReader {
  readonly blocks: Block[] = [];
  /** The blank lines since the last block. */
  blank: string[] = [];
  readonly #page: ScannedPage;
  readonly #dialect: Dialect;

  constructor(page: ScannedPage, dialect: Dialect) {
    this.#page = page;
    this.#dialect = dialect;
  }

  table(table: PipeTable, text: string): void {
    this.#add({ kind: 'table', table }, table.line, text.replaceAll(/\r\n?/g, '\n'));
  }

  /** Text between tables. `first`: the index of its first line; after a table, that is the rest of the table's last line. */
  text(text: string, first: number, afterTable: boolean): void {
    const lines = splitLines(text).map((each) => each.text);
    for (let at = afterTable ? 1 : 0; at < lines.length;) at = this.#block(lines, at, first);
  }

  #block(lines: readonly string[], at: number, first: number): number {
    if (isBlank(lines[at]!)) {
      this.blank.push(lines[at]!);
      return at + 1;
    }
    const { frontMatter, fences } = this.#page;
    const fence = fences.get(first + at);
    const add = (end: number, contentOf: (part: readonly string[]) => Content): number => {
      const part = lines.slice(at, end);
      this.#add(contentOf(part), first + at + 1, part.join('\n'));
      return end;
    };
    if (first + at < frontMatter) return add(frontMatter, frontMatterOf);
    if (fence) return add(fence.end - first, (part) => fenceOf(part, fence));
    const end = blockEnd(lines, at, (index) => fences.has(first + index));
    return add(end, (part) => blockOf(part, this.#dialect));
  }

  #add(content: Content, line: number, raw: string): void {
    this.blocks.push({ ...content, line, before: this.blank, raw });
    this.blank = [];
  }
}

const HEADING = /^ {0,3}(#{1,6})(?:[ \t](.*))?$/;
/** A line that consists of a URL template in a code span. Each of several such lines is a block. */
const TEMPLATE = /^`\/[^`\s]*`$/;
const TAG = /^<([A-Z][\w.]*|details|div|figure|script|style|pre)(?=[\s/>]|$)/;

/** Whether a fence starts at an index. */
type StartsFence = (index: number) => boolean;

/** The index after the last line of the block that starts at `at`, which is neither a fence nor a table. */
function blockEnd(lines: readonly string[], at: number, startsFence: StartsFence): number {
  const line = lines[at]!;
  if (HEADING.test(line) || TEMPLATE.test(line)) return at + 1;
  const paragraph = paragraphEnd(lines, at, startsFence);
  if (line.startsWith('<!--')) return lineAfter(lines, at, '-->') ?? paragraph;
  const tag = TAG.exec(line)?.[1];
  return tag === undefined ? paragraph : elementEnd(lines, at, tag, paragraph);
}

/** A component ends with its own tag or its closing tag; one that is never closed ends with its paragraph. */
function elementEnd(lines: readonly string[], at: number, tag: string, paragraph: number): number {
  const text = lines.slice(at, paragraph).join('\n');
  const open = text.indexOf('>');
  if (open > 0 && text[open - 1] === '/') return lineAfter(lines, at, '/>') ?? paragraph;
  return lineAfter(lines, at, `</${tag}>`) ?? lineAfter(lines.slice(0, paragraph), at, '/>') ?? paragraph;
}

function lineAfter(lines: readonly string[], at: number, mark: string): number | undefined {
  const index = lines.findIndex((line, each) => each >= at && line.includes(mark));
  return index === -1 ? undefined : index + 1;
}

function paragraphEnd(lines: readonly string[], at: number, startsFence: StartsFence): number {
  const index = lines.findIndex(
    (line, each) => each > at && (isBlank(line) || HEADING.test(line) || startsFence(each)),
  );
  return index === -1 ? lines.length : index;
}

type Content<B = Block> = B extends Block ? Omit<B, keyof Place> : never;

function frontMatterOf(lines: readonly string[]): Content {
  return { kind: 'front-matter', yaml: lines.slice(1, -1).join('\n') };
}

function fenceOf(lines: readonly string[], { info, closed }: Fence): Content {
  return { kind: 'fence', info, code: lines.slice(1, closed ? -1 : undefined).join('\n'), closed };
}

function blockOf(lines: readonly string[], dialect: Dialect): Content {
  const [line] = lines as [string];
  const heading = HEADING.exec(line);
  if (heading) return { kind: 'heading', level: heading[1]!.length, text: (heading[2] ?? '').replace(/^[ \t]+/, '') };
  return (lines.length === 1 ? lineOf(line) : undefined) ?? componentOf(line, dialect) ?? { kind: 'prose' };
}

/** A paragraph of one line that is code, a picture or bold. */
function lineOf(line: string): Content | undefined {
  const code = /^(`+)(?!`)(.*[^`])\1$/.exec(line);
  if (code && !new RegExp(`(?<!\`)${code[1]}(?!\`)`).test(code[2]!))
    return { kind: 'code', text: code[2]!.replace(/^ (.*\S.*) $/, '$1') };
  const picture = /^!\[([^\]]*)\]\(([^()\s]*)\)$/.exec(line);
  if (picture) return { kind: 'picture', alt: picture[1]!, source: picture[2]! };
  const bold = /^\*\*(?!\s)((?:(?!\*\*).)+)(?<!\s)\*\*$/.exec(line);
  return bold ? { kind: 'bold', text: bold[1]! } : undefined;
}

function componentOf(line: string, { mdx }: Dialect): Content | undefined {
  const name = TAG.exec(line)?.[1] ?? /^\{%-?\s*(\w+)/.exec(line)?.[1];
  if (name !== undefined) return { kind: 'component', name };
  const code = mdx ? /^(import|export)\s/.exec(line)?.[1] : undefined;
  return code === undefined ? undefined : { kind: 'component', name: code };
}
