/** What the cells of the Hydra styles' tables say, both ways. */
import type { PossibleStatus } from '../../../src/model/contract.js';

/** The sign of a link, U+1F517, and what it becomes when its UTF-8 is read as Windows-1252. */
export const LINK_SIGN = '\u{1F517}';
const BROKEN_LINK_SIGN = '\u00F0\u0178\u201D\u2014';

/** `True` or `False`, as .NET prints booleans. */
export function flagCell(flag: boolean): string {
  return flag ? 'True' : 'False';
}

/** The flag that a cell states, or undefined when it states none; a remark after it (`True*`) is left aside. */
export function readFlag(cell: string): boolean | undefined {
  const word = /^(true|yes|false|no)\b/i.exec(cell)?.[1]?.toLowerCase();
  return word === undefined ? undefined : word === 'true' || word === 'yes';
}

/** `200 OK, 404 Not found`. */
export function statusesCell(statuses: readonly Pick<PossibleStatus, 'code' | 'title'>[]): string {
  return statuses.map(({ code, title }) => (title === undefined ? String(code) : `${code} ${title}`)).join(', ');
}

/** The statuses of a cell, split only before `, NNN` or where a line breaks: a title may hold a comma. Undefined when it does not start with one. */
export function readStatuses(cell: string): { code: number; title?: string }[] | undefined {
  if (cell.trim() === '') return [];
  const parts = cell.split(/, (?=\d{3}(?!\d))|,?\s*<br\s*\/?>\s*(?=\d{3}(?!\d))/i);
  const statuses = parts.map((part) => /^([1-5]\d\d)(?: ([^]*))?$/.exec(part));
  if (statuses.includes(null)) return undefined;
  return statuses.map((match) => ({
    code: Number(match![1]),
    ...(match![2] === undefined ? {} : { title: match![2] }),
  }));
}

/** Whether a text is a compact IRI or an IRI. */
export function isIri(text: string): boolean {
  return /^[A-Za-z][\w.+-]*:(?!\s)[^\s,()|<>"{}]+$/.test(text);
}

/** A list of IRIs: `vocab:Batch, vocab:Queue`. Undefined when the cell is no such list. */
export function readIris(cell: string): string[] | undefined {
  const text = cell.trim();
  if (text === '') return [];
  const iris = text.split(/, */);
  return iris.every(isIri) ? iris : undefined;
}

export interface RangeCell {
  readonly iris: readonly string[];
  /** What a collection holds: `(of vocab:Image)`. */
  readonly members: readonly string[];
  readonly link: boolean;
}

/** A range cell: `hydra:Collection`, `🔗 hydra:Collection (of vocab:Image)`, `Array of xsd:string`. */
export function readRange(cell: string): RangeCell {
  const text = restoreLinkSign(cell).trim();
  const members = /\(of (?:an? )?([^()]+)\)/.exec(text)?.[1];
  const words = text
    .replace(/\([^()]*\)/g, ' ')
    .replaceAll(LINK_SIGN, ' ')
    .replace(/^\s*(?:array|list|set) of\s/i, ' ');
  return {
    iris: words
      .split(/[\s,]+/)
      .map((word) => word.replace(/[;*†‡]+$/, ''))
      .filter(isIri),
    members: (members ?? '').split(/[\s,]+/).filter(isIri),
    link: text.includes(LINK_SIGN),
  };
}

/** Whether a range cell says no more than {@link readRange} understands. */
export function isPlainRange(cell: string): boolean {
  const { iris, members, link } = readRange(cell);
  const plain = `${link ? `${LINK_SIGN} ` : ''}${iris.join(', ')}${members.length > 0 ? ` (of ${members.join(', ')})` : ''}`;
  return restoreLinkSign(cell).trim() === plain;
}

/** A text with the link sign as it was before its bytes were misread. */
export function restoreLinkSign(text: string): string {
  return text.replaceAll(BROKEN_LINK_SIGN, LINK_SIGN);
}

/** `UNSTABLE`, then the note: a note that starts with a mark follows without a space. */
export function noteText(note: string): string {
  if (note === '') return 'UNSTABLE';
  return /^[:,.;!)]/.test(note) ? `UNSTABLE${note}` : `UNSTABLE ${note}`;
}

/** The note of a bold text that starts with `UNSTABLE`, or undefined. */
export function readNote(bold: string): string | undefined {
  return /^UNSTABLE(?![A-Za-z])(?: (?![:,.;!)]))?([^]*)$/.exec(bold)?.[1];
}
