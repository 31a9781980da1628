/** Collects the description of a section. */
import type { Block } from '../markdown/blocks.js';
import { unescapeMdx } from '../markdown/mdx.js';
import { prose, unescapeProse } from '../markdown/prose.js';
import type { HydraStyle } from './hydra-style.js';
import type { PageFindings } from './page-findings.js';

/** Joins the paragraphs of a section to its description, with the blank lines between them. */
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

  /** Adds a block, unless a line of it looks like a row or border of a table. */
  add(block: Block): boolean {
    if (block.raw.split('\n').some(isTableLine)) {
      this.#findings.add(
        'page-not-reproduced',
        block.line,
        'This text contains lines that look like a table. It cannot be part of a description and is omitted.',
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
        'Some markup of this description would be written differently.',
      );
    }
    return text;
  }
}

/** Whether a line could be a row or border of a table, in Markdown or reStructuredText. */
export function isTableLine(line: string): boolean {
  const text = line.trim();
  return (
    /^\|.*\|$/.test(text) ||
    /^\|?[ :-]*-[ :-]*\|[ |:-]*$/.test(text) ||
    /^\+[-=+]+\+$/.test(text) ||
    /^=+( +=+)+$/.test(text)
  );
}
