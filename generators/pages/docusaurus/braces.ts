/** Finds names in braces that an MDX build evaluates, and escapes that an example shows. */
import type { Finding } from '../../../src/finding.js';
import { readBlocks } from '../markdown/blocks.js';
import type { Block } from '../markdown/blocks.js';
import type { PageText } from '../style.js';

/** Markup in MDX text: escapes, code spans, comments, anchors of headings and attributes. */
const MARKUP = /\\[^]|(`+)(?!`)[^]*?(?<!`)\1(?!`)|\{\/\*[^]*?\*\/\}|\{#[^{}]*\}|=\{[^]*?\}+/g;
/** A name in braces, as in paths and templates. Other expressions are assumed to be intentional. */
const NAME = /\{+[\p{L}_$][\p{L}\p{N}_$ -]*\}+/gu;
const ESCAPED_NAME = /\\\{[\p{L}_$][\p{L}\p{N}_$ -]*\\\}/gu;

/** Names in braces outside code, and escaped names inside fences (docs/formats.md, docusaurus). */
export function misplacedBraces({ file, text }: PageText): Finding[] {
  const { blocks } = readBlocks(text, { mdx: true, lostDelimiters: true });
  return blocks.flatMap((block) => namesIn(block).map(({ name, line }) => finding(file, line, name)));
}

function namesIn(block: Block): { name: string; line: number }[] {
  if (block.kind === 'front-matter' || block.kind === 'component') return [];
  const isFence = block.kind === 'fence';
  const text = isFence ? block.raw : block.raw.replaceAll(MARKUP, (markup) => markup.replaceAll(/[^\n]/g, ' '));
  return [...text.matchAll(isFence ? ESCAPED_NAME : NAME)].map((match) => ({
    name: match[0],
    line: block.line + text.slice(0, match.index).split('\n').length - 1,
  }));
}

function finding(file: string, line: number, name: string): Finding {
  const inFence = name.startsWith('\\');
  return {
    check: 'page-brace',
    severity: 'warning',
    message: inFence
      ? `The example shows the backslashes in ${name}, because fences have no escapes.`
      : `An MDX build evaluates ${name} as an expression with an undefined name.`,
    location: { kind: 'source', file, line },
    hint: inFence
      ? `Write ${name.replaceAll('\\', '')} without backslashes.`
      : `Write ${name.replaceAll(/[{}]/g, String.raw`\$&`)}, or put the name in a code span.`,
  };
}
