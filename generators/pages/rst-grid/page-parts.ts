/** Splits a page into labels, headings, tables and prose. */
import { splitPage } from './format.js';
import { parseGrid } from './parse-grid.js';
import type { ParsedGrid } from './parse-grid.js';
import { scanGrids } from './scan-grid.js';

/** A part of a reStructuredText page. `gap` is the number of blank lines before it, and `line` counts from 1. */
export type PagePart = { readonly gap: number; readonly line: number } & (
  | { readonly kind: 'label'; readonly name: string }
  | { readonly kind: 'heading'; readonly title: string; readonly mark: string; readonly length: number }
  | { readonly kind: 'table'; readonly parsed: ParsedGrid }
  | { readonly kind: 'prose'; readonly text: string }
);

export interface PageParts {
  readonly parts: readonly PagePart[];
  /** The number of line ends after the last part: usually 1, and 0 for a page without a final newline. */
  readonly tail: number;
  readonly crlf: boolean;
}

const LABEL = /^\.\. _(`[^`]+`|(?:[^:\\`]|\\.)+):\s*$/;
const RULE = /^([!-/:-@[-`{-~])\1*\s*$/;

/** Splits a page into labels, headings, tables and the prose between them. */
export function splitParts(text: string): PageParts {
  const { lines, ends } = splitPage(text);
  const regions = new Map(scanGrids(lines).map((region) => [region.start, region]));
  const parts: PagePart[] = [];
  let gap = 0;
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? '';
    const region = regions.get(at);
    const place = { gap, line: at + 1 };
    if (line.trim() === '' && region === undefined) {
      gap++;
      at++;
      continue;
    }
    gap = 0;
    if (region) parts.push({ ...place, kind: 'table', parsed: parseGrid(region.lines) });
    else parts.push({ ...place, ...partAt(lines, at, regions) });
    at = region?.end ?? at + size(parts.at(-1) as PagePart);
  }
  return { parts, tail: Math.max(0, gap), crlf: ends.filter((end) => end === '\r\n').length * 2 > ends.length };
}

type Content<P> = P extends unknown ? Omit<P, 'gap' | 'line'> : never;

function partAt(lines: readonly string[], at: number, regions: ReadonlyMap<number, unknown>): Content<PagePart> {
  const line = lines[at] ?? '';
  const label = LABEL.exec(line)?.[1];
  if (label !== undefined) return { kind: 'label', name: label.replaceAll('`', '') };
  const rule = RULE.exec(lines[at + 1] ?? '');
  if (rule && /^\S/.test(line) && RULE.exec(line)?.[1] !== rule[1]) {
    return { kind: 'heading', title: line.trimEnd(), mark: rule[1] ?? '=', length: rule[0].trimEnd().length };
  }
  let end = at + 1;
  while (end < lines.length && (lines[end] ?? '').trim() !== '' && !regions.has(end) && !LABEL.test(lines[end] ?? ''))
    end++;
  return { kind: 'prose', text: lines.slice(at, end).join('\n') };
}

function size(part: PagePart): number {
  if (part.kind === 'heading') return 2;
  return part.kind === 'prose' ? part.text.split('\n').length : 1;
}
