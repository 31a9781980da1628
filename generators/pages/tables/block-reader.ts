/** Follows the block structure of Markdown line by line, as far as tables and code blocks need it (CommonMark 0.31.2 §4, §5). */
import { closesFence, openingFence } from './fences.js';
import type { FenceMark } from './fences.js';
import { htmlEnd, mdxEnd } from './html.js';
import type { HtmlEnd } from './html.js';

/** A block quote, or a list item whose content is indented by so many columns. */
type Container =
  | { readonly kind: 'quote' }
  | { readonly kind: 'item'; readonly width: number; readonly empty: boolean };

/** The innermost block that is open. */
export type Leaf =
  | { readonly kind: 'none' | 'paragraph' | 'indented' }
  | { readonly kind: 'fence'; readonly fence: FenceMark }
  | { readonly kind: 'html'; readonly end: HtmlEnd };

/** Block quotes and list items nested more deeply are text. */
const DEEPEST = 100;

const NONE: Leaf = { kind: 'none' };
const PARAGRAPH: Leaf = { kind: 'paragraph' };
const INDENTED: Leaf = { kind: 'indented' };

/** Reads lines and knows which blocks are open after each. */
export class BlockReader {
  #containers: readonly Container[] = [];
  #leaf: Leaf = NONE;
  readonly #mdx: boolean;

  constructor(mdx: boolean) {
    this.#mdx = mdx;
  }

  /** The innermost block that is open. */
  get leaf(): Leaf {
    return this.#leaf;
  }

  /** Whether no block quote and no list item is open. */
  get isTop(): boolean {
    return this.#containers.length === 0;
  }

  /** Reads the next line; true if it is text, in which a table may stand, not code or HTML. */
  read(line: string): boolean {
    const text = expandTabs(line);
    const { rest, matched } = this.#continue(text);
    if (matched === this.#containers.length && this.#isRaw()) return this.#raw(rest);
    return this.#start(rest, matched);
  }

  /** Starts from the top, as after a block that the reader has not seen. */
  reset(): void {
    this.#containers = [];
    this.#leaf = NONE;
  }

  #isRaw(): boolean {
    return this.#leaf.kind === 'fence' || this.#leaf.kind === 'html';
  }

  /** The number of containers that a line continues, and what follows their markers. */
  #continue(text: string): { rest: string; matched: number } {
    let rest = text;
    let matched = 0;
    for (const container of this.#containers) {
      const next = continued(container, rest);
      if (next === undefined) break;
      rest = next;
      matched += 1;
    }
    return { rest, matched };
  }

  /** A line of a fence or of HTML. */
  #raw(rest: string): boolean {
    const leaf = this.#leaf;
    if (leaf.kind === 'fence' && this.#isIndentable(rest) && closesFence(leaf.fence, rest.trimStart()))
      this.#leaf = NONE;
    if (leaf.kind !== 'html') return false;
    const blank = rest.trim() === '';
    if (leaf.end === 'blank' ? blank : leaf.end.test(rest)) this.#leaf = NONE;
    return leaf.end === 'blank' && blank;
  }

  /** A line that may start blocks. `matched` counts the containers that it continues. */
  #start(line: string, matched: number): boolean {
    const lazy = matched < this.#containers.length;
    const inParagraph = this.#leaf.kind === 'paragraph';
    const { containers, rest } = this.#open(line, matched, inParagraph && !lazy);
    const started = containers.length > matched;
    const { leaf, isText } = this.#leafOf(rest, inParagraph && !lazy && !started, inParagraph && !started);
    if (lazy && !started && inParagraph && leaf === PARAGRAPH) return true;
    this.#containers = rest.trim() === '' ? containers : containers.map(filled);
    this.#leaf = leaf;
    return isText;
  }

  /** The containers after a line, and what follows their markers. `interrupts`: the line continues a paragraph. */
  #open(line: string, matched: number, interrupts: boolean): { containers: readonly Container[]; rest: string } {
    const containers = this.#containers.slice(0, matched);
    let rest = line;
    while (containers.length < DEEPEST) {
      const opened = this.#container(rest, interrupts && containers.length === matched);
      if (opened === undefined) break;
      containers.push(opened.container);
      rest = opened.rest;
    }
    return { containers, rest };
  }

  /** The block quote or list item that a line starts. */
  #container(rest: string, interrupts: boolean): { container: Container; rest: string } | undefined {
    if (!this.#isIndentable(rest)) return undefined;
    const quote = /^ *> ?/.exec(rest);
    if (quote) return { container: { kind: 'quote' }, rest: rest.slice(quote[0].length) };
    return isBreak(rest) ? undefined : itemOf(rest, interrupts);
  }

  /** The leaf after a line. `interrupts`: the line continues a paragraph in the same container; `continues`: in any container. */
  #leafOf(rest: string, interrupts: boolean, continues: boolean): { leaf: Leaf; isText: boolean } {
    const text = rest.trim();
    if (text === '') return { leaf: NONE, isText: true };
    if (!this.#isIndentable(rest))
      return continues ? { leaf: PARAGRAPH, isText: true } : { leaf: INDENTED, isText: false };
    const fence = openingFence(rest.trimStart());
    if (fence) return { leaf: { kind: 'fence', fence }, isText: false };
    const end = this.#mdx ? mdxEnd(text) : htmlEnd(text, continues);
    if (end !== undefined)
      return { leaf: end !== 'blank' && end.test(text) ? NONE : { kind: 'html', end }, isText: false };
    const ended = isHeading(text) || isBreak(rest) || (interrupts && isUnderline(text));
    return { leaf: ended ? NONE : PARAGRAPH, isText: true };
  }

  /** Whether a line is indented too little to be code; MDX has no indented code. */
  #isIndentable(rest: string): boolean {
    return this.#mdx || !/^ {4}/.test(rest);
  }
}

/** What follows the marker of a container on a line that continues it; undefined if the line does not. */
function continued(container: Container, rest: string): string | undefined {
  if (container.kind === 'quote') {
    const mark = /^ {0,3}> ?/.exec(rest);
    return mark === null ? undefined : rest.slice(mark[0].length);
  }
  if (rest.trim() === '') return container.empty ? undefined : '';
  return indentOf(rest) >= container.width ? rest.slice(container.width) : undefined;
}

/** The list item that a line starts. One that interrupts a paragraph is not empty, and its number is 1. */
function itemOf(rest: string, interrupts: boolean): { container: Container; rest: string } | undefined {
  const [whole, indent = '', marker = '', spaces = ''] = /^( *)([-*+]|\d{1,9}[.)])( +|$)/.exec(rest) ?? [];
  if (whole === undefined) return undefined;
  const empty = rest.slice(whole.length).trim() === '';
  if (interrupts && (empty || !/^(?:[-*+]|0*1[.)])$/.test(marker))) return undefined;
  const width = indent.length + marker.length + (empty || spaces.length > 4 ? 1 : spaces.length);
  return { container: { kind: 'item', width, empty }, rest: rest.slice(width) };
}

/** A list item that has content. */
function filled(container: Container): Container {
  return container.kind === 'item' && container.empty ? { ...container, empty: false } : container;
}

function isHeading(text: string): boolean {
  return /^#{1,6}(?: |$)/.test(text);
}

/** Whether a line is a thematic break, or the underline of a heading that looks like one. */
function isBreak(rest: string): boolean {
  return /^ *(?:(?:\* *){3,}|(?:_ *){3,}|(?:- *){3,})$/.test(rest);
}

/** Whether a line makes the paragraph before it a heading. */
function isUnderline(text: string): boolean {
  return /^(?:=+|-+)$/.test(text);
}

function indentOf(text: string): number {
  return /^ */.exec(text)![0].length;
}

/** A line with its tabs expanded to every fourth column. */
function expandTabs(line: string): string {
  if (!line.includes('\t')) return line;
  let text = '';
  for (const part of line.split(/(\t)/)) text += part === '\t' ? ' '.repeat(4 - (text.length % 4)) : part;
  return text;
}
