/** Which lines of a Markdown page are text, and where its fenced code blocks are. */
import { BlockReader } from './block-reader.js';
import { closesFence, gluedFence, openingFence } from './fences.js';
import type { FenceMark } from './fences.js';
import { isBlank } from './lines.js';

/** The language of a page, as far as it matters for finding its tables. */
export interface Dialect {
  /** MDX: tags do not start HTML blocks, braces contain expressions and comments, and there is no indented code. */
  readonly mdx?: boolean;
  /** Whether a header in bold directly above rows is a table whose delimiter row was lost. */
  readonly lostDelimiters?: boolean;
}

/** A fenced code block outside lists and block quotes. Lines are indexes; `end` is the index after its last line. */
export interface Fence extends FenceMark {
  readonly start: number;
  readonly end: number;
  readonly closed: boolean;
  /** Whether it starts behind a text on its line, see {@link gluedFence}. */
  readonly glued: boolean;
}

/** The structure of a page. */
export interface Flow {
  /** For each line, whether a table may stand there: not in code, HTML, comments or front matter. */
  readonly text: readonly boolean[];
  /** The fences by the index of their first line. */
  readonly fences: ReadonlyMap<number, Fence>;
}

/** The structure of a page, given line by line. `start`: the index of the first line after its front matter. */
export function flowOf(lines: readonly string[], dialect: Dialect = {}, start = 0): Flow {
  const reader = new FlowReader(lines, dialect, start);
  for (let at = start; at < lines.length;) at = reader.read(at);
  return reader.flow();
}

class FlowReader {
  readonly #lines: readonly string[];
  readonly #start: number;
  readonly #blocks: BlockReader;
  readonly #text: boolean[];
  readonly #fences = new Map<number, Fence>();
  /** The first line of the fence that is open. */
  #open: number | undefined;

  constructor(lines: readonly string[], { mdx = false }: Dialect, start: number) {
    this.#lines = lines;
    this.#start = start;
    this.#blocks = new BlockReader(mdx);
    this.#text = Array<boolean>(start).fill(false);
  }

  /** Reads the line at an index; returns the index of the next line to read. */
  read(at: number): number {
    const afterBlank = this.#blocks.leaf.kind === 'none' && (at === this.#start || isBlank(this.#lines[at - 1]!));
    const isText = this.#blocks.read(this.#lines[at]!);
    const glued = afterBlank && this.#isParagraph() ? gluedFenceAt(this.#lines, at) : undefined;
    if (glued) return this.#glued(glued);
    this.#text.push(isText);
    const inFence = this.#blocks.isTop && this.#blocks.leaf.kind === 'fence';
    if (inFence) this.#open ??= at;
    else if (this.#open !== undefined) this.#close(at + 1, true);
    return at + 1;
  }

  flow(): Flow {
    if (this.#open !== undefined) this.#close(this.#lines.length, false);
    return { text: this.#text, fences: this.#fences };
  }

  #isParagraph(): boolean {
    return this.#blocks.isTop && this.#blocks.leaf.kind === 'paragraph';
  }

  #glued(fence: Fence): number {
    this.#fences.set(fence.start, fence);
    this.#text.push(...Array<boolean>(fence.end - fence.start).fill(false));
    this.#blocks.reset();
    return fence.end;
  }

  #close(end: number, closed: boolean): void {
    const start = this.#open!;
    this.#fences.set(start, { ...openingFence(this.#lines[start]!.trimStart())!, start, end, closed, glued: false });
    this.#open = undefined;
  }
}

/**
 * A fence that starts behind a text, contains something, and ends within the same paragraph, followed by a blank line.
 * If its last line started a code block, as in CommonMark, the code would follow directly.
 */
function gluedFenceAt(lines: readonly string[], at: number): Fence | undefined {
  const fence = gluedFence(lines[at]!);
  if (fence === undefined) return undefined;
  const last = lines.findIndex((line, index) => index > at && (isBlank(line) || closesFence(fence, line.trimStart())));
  const isClosed = last > at + 1 && !isBlank(lines[last]!) && isBlank(lines[last + 1] ?? '');
  return isClosed ? { ...fence, start: at, end: last + 1, closed: true, glued: true } : undefined;
}

/** The index of the first line after the front matter of a page; 0 if it has none. */
export function frontMatterEnd(lines: readonly string[]): number {
  if (!/^---\s*$/.test(lines[0] ?? '')) return 0;
  return lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(line)) + 1;
}
