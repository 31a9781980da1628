import type { Block } from '../markdown/blocks.js';
import { unescapeMdx } from '../markdown/mdx.js';
import { prose, unescapeProse } from '../markdown/prose.js';
import type { HydraStyle } from './hydra-style.js';
import type { PageFindings } from './reading.js';

/** Gathers the paragraphs of a section into its description, blank lines between them kept. */
export class Prose {
  #text: string | undefined;
  #line = 1;
  count = 0;
  readonly #style: HydraStyle;
  readonly #findings: PageFindings;

  constructor(style: HydraStyle, findings: PageFindings) {
    this.#style = style;
    this.#findings = findings;
  }

  /** Takes a block in; what looks like a table's row or border is no description. */
  add(block: Block): boolean {
    if (block.raw.split('\n').some(isTableLine)) {
      this.#findings.add(
        'page-not-reproduced',
        block.line,
        'A text with lines of a table has no place in a description.',
      );
      return false;
    }
    if (this.#text === undefined) this.#line = block.line;
    this.#text = this.#text === undefined ? block.raw : [this.#text, ...block.before, block.raw].join('\n');
    this.count += 1;
    return true;
  }

  /** The description as CommonMark. */
  text(): string | undefined {
    if (this.#text === undefined) return undefined;
    const text = this.#style.dialect.mdx ? unescapeMdx(this.#text) : unescapeProse(this.#text);
    if (prose(text, this.#style.dialect) !== this.#text) {
      this.#findings.add(
        'page-not-reproduced',
        this.#line,
        'Some markup of this description would be written in another way.',
      );
    }
    return text;
  }
}

/** Whether a line could be a row or a border of a table, in Markdown or reStructuredText. */
export function isTableLine(line: string): boolean {
  const text = line.trim();
  return (
    /^\|.*\|$/.test(text) ||
    /^\|?[ :-]*-[ :-]*\|[ |:-]*$/.test(text) ||
    /^\+[-=+]+\+$/.test(text) ||
    /^=+( +=+)+$/.test(text)
  );
}
