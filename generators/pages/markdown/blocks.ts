import { gluedMark } from '../tables/flow.js';
import { scanTables } from '../tables/pipe-table.js';
import type { Dialect, PipeTable } from '../tables/pipe-table.js';
import { isBlank, splitLines } from '../tables/lines.js';

interface Place {
  /** Line of its first line, counted from 1. */
  readonly line: number;
  /** The blank lines before it, as they are. */
  readonly before: readonly string[];
  /** Its lines, joined by `\n`. */
  readonly raw: string;
}

/** A piece of a page: what a reader sees as one thing. */
export type Block = Place &
  (
    | { readonly kind: 'front-matter'; readonly yaml: string }
    | { readonly kind: 'heading'; readonly level: number; readonly text: string }
    | { readonly kind: 'table'; readonly table: PipeTable }
    | { readonly kind: 'fence'; readonly info: string; readonly code: string; readonly closed: boolean }
    /** A paragraph that is one code span. */
    | { readonly kind: 'code'; readonly text: string }
    | { readonly kind: 'picture'; readonly alt: string; readonly source: string }
    /** A paragraph in bold, whole. */
    | { readonly kind: 'bold'; readonly text: string }
    /** Imports, components, template tags: what is no text. */
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

/** Takes a Markdown page apart into blocks; nothing is lost but the kind of its line endings. */
export function readBlocks(page: string, dialect: Dialect = {}): Blocks {
  const blocks: Block[] = [];
  const state = { blank: [] as string[] };
  let first = true;
  for (const segment of scanTables(page, dialect)) {
    if (segment.kind === 'table') {
      blocks.push({
        kind: 'table',
        table: segment.table,
        line: segment.table.line,
        before: state.blank,
        raw: segment.text.replaceAll(/\r\n?/g, '\n'),
      });
      state.blank = [];
    } else blocks.push(...textBlocks(segment.text, segment.line, { afterTable: !first, dialect, state }));
    first = false;
  }
  return { blocks, after: state.blank, eol: page.includes('\r\n') ? '\r\n' : '\n', finalNewline: /[\r\n]$/.test(page) };
}

interface Reading {
  readonly afterTable: boolean;
  readonly dialect: Dialect;
  readonly state: { blank: string[] };
}

function textBlocks(text: string, line: number, { afterTable, dialect, state }: Reading): Block[] {
  const lines = splitLines(text).map((each) => each.text);
  const blocks: Block[] = [];
  for (let at = afterTable ? 1 : 0; at < lines.length;) {
    if (isBlank(lines[at]!)) {
      state.blank.push(lines[at]!);
      at += 1;
      continue;
    }
    const end = blockEnd(lines, at, dialect, line === 1 && at === 0);
    const part = lines.slice(at, end);
    blocks.push({
      ...blockOf(part, dialect, line === 1 && at === 0),
      line: line + at,
      before: state.blank,
      raw: part.join('\n'),
    });
    state.blank = [];
    at = end;
  }
  return blocks;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})([^`]*)$/;
const HEADING = /^ {0,3}(#{1,6})(?:[ \t](.*))?$/;
/** A line that is a URL template in a code span: several may stand line by line. */
const TEMPLATE = /^`\/[^`\s]*`$/;
const TAG = /^<([A-Z][\w.]*|details|div|figure|script|style|pre)(?=[\s/>]|$)/;

/** The index after the last line of the block that starts at `at`. */
function blockEnd(lines: readonly string[], at: number, dialect: Dialect, top: boolean): number {
  const line = lines[at]!;
  if (top && line.trim() === '---') return after(lines, at, (each) => each.trim() === '---') ?? at + 1;
  const fence = FENCE.exec(line) ?? gluedFence(lines.slice(at));
  if (fence) return after(lines, at, (each) => closes(fence[1]!, each)) ?? lines.length;
  if (HEADING.test(line) || TEMPLATE.test(line)) return at + 1;
  if (line.startsWith('<!--')) return endOf(lines, at, '-->');
  const tag = TAG.exec(line)?.[1];
  if (tag !== undefined) return endOfElement(lines, at, tag);
  return endOfParagraph(lines, at);
}

/** A fence that starts behind a text on its line, by mistake, and ends in the same paragraph. */
function gluedFence(lines: readonly string[]): RegExpExecArray | null {
  const glued = gluedMark(lines[0]!);
  const end = glued ? lines.findIndex((line, index) => index > 0 && (isBlank(line) || closes(glued[1]!, line))) : -1;
  return end > 0 && !isBlank(lines[end]!) ? glued : null;
}

function after(lines: readonly string[], at: number, isLast: (line: string) => boolean): number | undefined {
  const index = lines.findIndex((line, each) => each > at && isLast(line));
  return index === -1 ? undefined : index + 1;
}

function closes(mark: string, line: string): boolean {
  const text = line.trim();
  return text.length >= mark.length && text === mark.charAt(0).repeat(text.length);
}

function endOf(lines: readonly string[], at: number, mark: string): number {
  const index = lines.findIndex((line, each) => each >= at && line.includes(mark));
  return index === -1 ? endOfParagraph(lines, at) : index + 1;
}

/** A component ends with its own tag, or its closing tag; what is never closed ends with its paragraph. */
function endOfElement(lines: readonly string[], at: number, tag: string): number {
  const paragraph = endOfParagraph(lines, at);
  const text = lines.slice(at, paragraph).join('\n');
  const open = text.indexOf('>');
  if (open > 0 && text[open - 1] === '/') return lineAfter(lines, at, '/>') ?? paragraph;
  return lineAfter(lines, at, `</${tag}>`) ?? lineAfter(lines.slice(0, paragraph), at, '/>') ?? paragraph;
}

function lineAfter(lines: readonly string[], at: number, mark: string): number | undefined {
  const index = lines.findIndex((line, each) => each >= at && line.includes(mark));
  return index === -1 ? undefined : index + 1;
}

function endOfParagraph(lines: readonly string[], at: number): number {
  const index = lines.findIndex((line, each) => each > at && (isBlank(line) || HEADING.test(line) || FENCE.test(line)));
  return index === -1 ? lines.length : index;
}

type Content<B = Block> = B extends Block ? Omit<B, keyof Place> : never;

function blockOf(lines: readonly string[], dialect: Dialect, top: boolean): Content {
  const [line] = lines as [string];
  if (top && line.trim() === '---' && lines.length > 1)
    return { kind: 'front-matter', yaml: lines.slice(1, -1).join('\n') };
  const heading = HEADING.exec(line);
  if (heading) return { kind: 'heading', level: heading[1]!.length, text: (heading[2] ?? '').replace(/^[ \t]+/, '') };
  const fence = FENCE.exec(line) ?? gluedFence(lines);
  if (fence) return fenceOf(lines, fence);
  return (lines.length === 1 ? lineOf(line) : undefined) ?? componentOf(line, dialect) ?? { kind: 'prose' };
}

function fenceOf(lines: readonly string[], [, mark, info]: RegExpExecArray): Content {
  const closed = lines.length > 1 && closes(mark!, lines.at(-1)!);
  return { kind: 'fence', info: info!.trim(), code: lines.slice(1, closed ? -1 : undefined).join('\n'), closed };
}

/** Paragraphs of one line that are one thing. */
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
