/**
 * Converts descriptions to body elements of docutils: paragraphs, simple lists and code blocks.
 * Anything else that a line could begin (docutils `states.Body.patterns`) is escaped, so that each paragraph remains one
 * paragraph.
 */
import { width } from './columns.js';
import { fromRst, toRst } from './rst-text.js';

const BULLET = /^[-*+•‣⁃] \S/;
const SPECIAL = new RegExp(
  [
    String.raw`[-+*•‣⁃](?:\s|$)`,
    String.raw`\(?(?:\d+|[A-Za-z]|[ivxlcdmIVXLCDM]+|#)[.)](?:\s|$)`,
    String.raw`:[^:\s].*:(?:\s|$)`,
    String.raw`(?:-|--|/)\w`,
    String.raw`>>>(?:\s|$)`,
    String.raw`\|(?:\s|$)`,
    String.raw`\+[-=]`,
    String.raw`=+(?:\s|$)`,
    String.raw`\.\.(?:\s|$)`,
    String.raw`__(?:\s|$)`,
    String.raw`::`,
  ]
    .map((pattern) => `^${pattern}`)
    .join('|'),
  'u',
);
/** An underline or overline of a section, or a transition. */
const RULE = /^([!-/:-@[-`{-~])\1*$/;
const FENCE = /^( {0,3})(`{3,}|~{3,})\s*([\w+-]*)[^`]*$/;
/** Languages that Pygments supports under these names. */
const LANGUAGES = new Set(
  'json javascript js http bash sh shell console yaml xml html python ruby java typescript text sql css go php rst'.split(
    ' ',
  ),
);
const DIRECTIVE = /^(?: ?\.\. (?:code|code-block|sourcecode)::[ \t]*([\w+-]*)|::)[ \t]*$/;

/** A Markdown description as lines of reStructuredText. Lines longer than the number of columns are wrapped. */
export function descriptionLines(markdown: string, columns = Number.POSITIVE_INFINITY): string[] {
  const lines: string[] = [];
  for (const { code, language, text } of fences(cleaned(markdown))) {
    if (code) lines.push(...codeLines(text, language));
    else
      lines.push(
        ...safeBlocks(
          toRst(text)
            .split('\n')
            .flatMap((line) => wrap(line, columns)),
        ),
      );
  }
  return lines;
}

/** Normalizes line breaks and removes tabs and control characters, which the templates use to separate cells. */
function cleaned(markdown: string): string {
  return markdown
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', '    ')
    .replaceAll(/[^\P{Cc}\n]/gu, '');
}

/** Text of a page as a Markdown description, in which code directives become fences. */
export function descriptionOf(text: string): string {
  const out: string[] = [];
  const lines = text.split('\n');
  let plain: string[] = [];
  const flush = () => {
    if (plain.length > 0) out.push(fromRst(plain.join('\n')));
    plain = [];
  };
  for (let at = 0; at < lines.length;) {
    const directive = DIRECTIVE.exec(lines[at] ?? '');
    const end = directive ? blockEnd(lines, at + 1) : at + 1;
    if (directive && end > at + 1) {
      flush();
      out.push(`\`\`\`${directive[1] ?? ''}`, ...unindented(lines.slice(at + 1, end)), '```');
    } else plain.push(lines[at] ?? '');
    at = end;
  }
  flush();
  return out.join('\n');
}

/** A name or word as a paragraph, in which nothing begins another body element. */
export function safeParagraph(text: string): string {
  return safeLine(text, true).replace(/::$/, String.raw`:\:`);
}

/** The lines of a code directive. */
export function codeLines(text: string, language: string, indent = 3): string[] {
  if (text.trim() === '') return [];
  const head = LANGUAGES.has(language) ? `.. code-block:: ${language}` : '::';
  return [head, '', ...text.split('\n').map((line) => (line.trim() === '' ? '' : ' '.repeat(indent) + line.trimEnd()))];
}

function safeBlocks(lines: readonly string[]): string[] {
  return paragraphs(lines).flatMap((block) => {
    const safe = isList(block) ? block : block.map((line, index) => safeLine(line, index === 0));
    return safe.map((line, index) => (index === safe.length - 1 ? line.replace(/::$/, String.raw`:\:`) : line));
  });
}

/** Splits Markdown into text and fenced code. */
function fences(markdown: string): { code: boolean; language: string; text: string }[] {
  const parts: { code: boolean; language: string; lines: string[] }[] = [];
  let open: RegExpExecArray | null = null;
  for (const line of markdown.split('\n')) {
    const fence = FENCE.exec(line);
    if (open && line.trim().startsWith(open[2] ?? '') && /^[`~]+$/.test(line.trim())) {
      open = null;
      parts.push({ code: false, language: '', lines: [] });
    } else if (!open && fence) {
      open = fence;
      parts.push({ code: true, language: (fence[3] ?? '').toLowerCase(), lines: [] });
    } else if (parts.length === 0) parts.push({ code: false, language: '', lines: [line] });
    else parts.at(-1)?.lines.push(line);
  }
  return separated(parts).map(({ lines, ...part }) => ({ ...part, text: lines.join('\n') }));
}

/** Puts blank lines around code and drops parts without lines. */
function separated(parts: readonly { code: boolean; language: string; lines: string[] }[]) {
  const kept = parts.filter(({ code, lines }) => code || lines.length > 0);
  return kept.map((part, index) => {
    if (part.code) return part;
    const before = index > 0 && part.lines[0]?.trim() !== '' ? [''] : [];
    const after = index < kept.length - 1 && part.lines.at(-1)?.trim() !== '' ? [''] : [];
    return { ...part, lines: [...before, ...part.lines, ...after] };
  });
}

function blockEnd(lines: readonly string[], from: number): number {
  let end = from;
  for (let at = from; at < lines.length && (/^\s*$/.test(lines[at] ?? '') || /^ {2}/.test(lines[at] ?? '')); at++) {
    if ((lines[at] ?? '').trim() !== '') end = at + 1;
  }
  return end;
}

function unindented(lines: readonly string[]): string[] {
  const used = lines.slice(
    Math.max(
      0,
      lines.findIndex((line) => line.trim() !== ''),
    ),
  );
  const indent = Math.min(
    ...used.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)?.[0].length ?? 0),
  );
  return used.map((line) => line.slice(indent).trimEnd());
}

/** Wraps a line at spaces, with list items indented. A line that just touches the border is kept. */
function wrap(line: string, columns: number): string[] {
  if (width(line) <= columns + 1) return [line];
  const indent = `${/^ */.exec(line)?.[0] ?? ''}${BULLET.test(line) ? '  ' : ''}`;
  const out: string[] = [];
  let current = '';
  for (const word of line.split(/(?<=\S) (?=\S)/)) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (current !== '' && width(longer) > columns) {
      out.push(current);
      current = indent + word;
    } else current = longer;
  }
  return [...out, current];
}

/** Groups lines into blocks. Each blank line is its own block. */
function paragraphs(lines: readonly string[]): string[][] {
  const blocks: string[][] = [];
  let open = false;
  for (const line of lines) {
    const blank = line.trim() === '';
    if (open && !blank) blocks.at(-1)?.push(line.trimEnd());
    else blocks.push([line.trimEnd()]);
    open = !blank;
  }
  return blocks;
}

/** Whether a block is a bullet list whose items continue with an indentation of two, or an enumerated list in order. */
function isList(block: readonly string[]): boolean {
  const bullet = block[0]?.[0];
  if (block.every((line, index) => line.startsWith(`${index + 1}. `))) return true;
  if (!BULLET.test(block[0] ?? '')) return false;
  return block.every(
    (line, index) => (BULLET.test(line) && line[0] === bullet) || continues(line, block[index - 1] ?? ''),
  );
}

function continues(line: string, before: string): boolean {
  const indent = /^ */.exec(line)?.[0].length ?? 0;
  return indent === 2 || (indent > 2 && BULLET.test(before));
}

function safeLine(line: string, first: boolean): string {
  const text = line.trimStart();
  return (first && SPECIAL.test(text)) || RULE.test(text) ? escapeFirst(text) : text;
}

/** Escapes the character that gives a line its meaning: the dot of `1.`, or else the first character. */
function escapeFirst(text: string): string {
  const enumerator = /^(\w+|#)(?=[.)])/.exec(text);
  if (enumerator) return `${enumerator[1]}\\${text.slice(enumerator[0].length)}`;
  return text.startsWith('\\') ? text : `\\${text}`;
}
