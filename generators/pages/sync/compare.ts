/** Compares cells by their meaning (docs/formats.md, Pages with prose): markup, remarks, and the case of flags do not matter. */
import { getString } from '../../../src/model/json.js';
import { readFlag, readRange, readStatuses, restoreLinkSign } from '../hydra-pages/cells.js';
import { plainInline, replaceLinks, unescapeInline } from '../markdown/inline.js';
import type { TypeWords } from '../schema-text/type-words.js';
import { unescapePipes } from '../tables/rows.js';

/** The result of a comparison: the cell is in sync, has drifted (with the corrected cell), or was not understood. */
export type Verdict =
  | { readonly kind: 'same' }
  | { readonly kind: 'drift'; readonly cell: string }
  | { readonly kind: 'unread' };

const SAME: Verdict = { kind: 'same' };
const DASH = /^(?:[-–—]|&mdash;|&ndash;|n\/a|none)?$/i;
/** A prefixed name or an IRI. */
const IRI = /[A-Za-z][\w.+-]*:(?!\s)[^\s,()|<>"{}*`\]]+/g;

/** Compares a True/False cell. */
export function compareFlag(cell: string, wanted: string): Verdict {
  const text = bare(cell);
  const flag = readFlag(text);
  if (flag === undefined) return DASH.test(text) ? { kind: 'drift', cell: wanted } : { kind: 'unread' };
  if (flag === (wanted.toLowerCase() === 'true')) return SAME;
  return { kind: 'drift', cell: cell.replace(/true|false|yes|no/i, (word) => flagLike(word, wanted)) };
}

/** Compares a cell of IRIs: domain, expects, returns. `wanted` may also be the title of a schema. */
export function compareIris(linked: string, wanted: string): Verdict {
  const cell = unlinked(linked);
  const wantedIris = irisIn(wanted);
  if (wantedIris.length === 0 && wanted !== '') return compareText(cell, wanted);
  const stated = irisIn(bare(cell));
  if (sameSet(stated, wantedIris)) return stated.length > 0 || DASH.test(bare(cell)) ? SAME : { kind: 'unread' };
  return replaceIris(cell, stated, wantedIris, wanted);
}

/** Compares a range: its IRIs and, if the page states it, the class of the members. */
export function compareRange(linked: string, wanted: { readonly range: string; readonly members: string }): Verdict {
  const cell = unlinked(linked);
  const { iris, members } = readRange(bare(cell).replaceAll(/[`*†‡]/g, ''));
  const range = irisIn(wanted.range);
  const expected = irisIn(wanted.members);
  const membersDrift = members.length > 0 && expected.length > 0 && !sameSet(members, expected);
  if (sameSet(iris, range) && !membersDrift)
    return iris.length > 0 || DASH.test(bare(cell)) ? SAME : { kind: 'unread' };
  if (!membersDrift) return replaceIris(cell, iris, range, wanted.range);
  const verdict = replaceIris(cell, members, expected, wanted.members);
  if (verdict.kind !== 'drift' || sameSet(iris, range)) return verdict;
  return replaceIris(verdict.cell, iris, range, wanted.range);
}

/** Compares a label or title, which may be followed by a remark. */
export function compareText(cell: string, wanted: string): Verdict {
  const text = plain(cell);
  if (text === squeeze(wanted) || text === plain(wanted) || (wanted === '' && DASH.test(bare(cell)))) return SAME;
  if (wanted !== '' && text.startsWith(squeeze(wanted)) && isRemark(text.slice(squeeze(wanted).length))) return SAME;
  if (wanted === '') return text === '' ? SAME : { kind: 'unread' };
  return { kind: 'drift', cell: wanted + (/[*†‡]+\s*$/.exec(cell.replace(/\*\*\s*$/, ''))?.[0] ?? '') };
}

/** Compares a list of statuses in any order: `200 OK, 404 Not found`. */
export function compareStatuses(cell: string, wanted: string): Verdict {
  const stated = statusesIn(cell);
  const expected = statusesIn(wanted) ?? [];
  if (stated === undefined) return { kind: 'unread' };
  if (sameSet(stated, expected)) return SAME;
  const remark = /[†‡*]+\s*$/.exec(cell.trimEnd())?.[0] ?? '';
  const breaks = /<br\s*\/?>/i.exec(cell)?.[0];
  return { kind: 'drift', cell: (breaks ? expected.join(breaks) : wanted) + remark };
}

/** A remark after a type: a text in parentheses such as `(UTC)`, possibly in italics, or a mark. */
const TYPE_REMARK = /(?:[†‡]+|\s+(\*?)\([^()]*\)\1|(?<=^[^*]*)\*)$/;

/** Compares a word for a type by the schema that it denotes. The word may be followed by a remark. */
export function compareType(cell: string, wanted: string, words: TypeWords): Verdict {
  const whole = compareWord(cell, wanted, words);
  const remark = TYPE_REMARK.exec(cell.trim())?.[0];
  if (whole.kind === 'same' || remark === undefined) return whole;
  const verdict = compareWord(cell.trim().slice(0, -remark.length), wanted, words);
  return verdict.kind === 'drift' ? { ...verdict, cell: verdict.cell + remark } : verdict;
}

/** A more general word is in sync: `String` for a date-time. */
function compareWord(cell: string, wanted: string, words: TypeWords): Verdict {
  const text = plain(cell);
  const known = words.known(text);
  if (text === '' || text === wanted || known === words.known(wanted)) return SAME;
  const general = ['String', 'Integer', 'Number', 'List', 'Array', 'Object', 'JSON Object', 'Any'].includes(known);
  if (general && (known === 'Any' || wanted === 'Any' || jsonType(known, words) === jsonType(wanted, words)))
    return SAME;
  return { kind: 'drift', cell: wanted };
}

function jsonType(word: string, words: TypeWords): string | undefined {
  return getString(words.schema(word), 'type');
}

/** The text of a cell without markup. */
export function plain(cell: string): string {
  return squeeze(plainInline(bare(cell)));
}

/** The cell with each link around an IRI replaced by its text, because a replaced IRI would leave a wrong link. */
function unlinked(cell: string): string {
  return replaceLinks(cell, (text, link) => (irisIn(text).length > 0 ? text : link));
}

function bare(cell: string): string {
  return restoreLinkSign(unescapePipes(cell)).trim();
}

function squeeze(text: string): string {
  return text
    .replaceAll(/<br\s*\/?>/gi, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function isRemark(rest: string): boolean {
  return /^\s*(?:[*†‡(<[]|[-–—:;,.] ?)/.test(rest);
}

function irisIn(text: string): string[] {
  return text.match(IRI) ?? [];
}

function statusesIn(cell: string): string[] | undefined {
  const text = bare(cell)
    .replaceAll(/,?\s*<br\s*\/?>\s*/gi, ', ')
    .replaceAll(/`|\*\*/g, '')
    .replace(/[\s*†‡]+$/, '');
  if (DASH.test(text)) return [];
  const read = readStatuses(
    unescapeInline(text)
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/[;,]\s*(?=[1-5]\d\d(?!\d))/g, ', '),
  );
  return read?.map(({ code, title }) => (title === undefined ? String(code) : `${code} ${title.trim()}`));
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each) => b.includes(each));
}

/** The cell with the IRIs replaced and the text around them unchanged. */
function replaceIris(cell: string, stated: readonly string[], wanted: readonly string[], whole: string): Verdict {
  if (stated.length === 0) return DASH.test(bare(cell)) ? { kind: 'drift', cell: whole } : { kind: 'unread' };
  const gone = stated.filter((iri) => !wanted.includes(iri));
  const added = wanted.filter((iri) => !stated.includes(iri));
  if (gone.length === added.length) {
    return { kind: 'drift', cell: gone.reduce((text, iri, index) => replaceWord(text, iri, added[index] ?? ''), cell) };
  }
  const rest = stated.reduce((text, iri) => text.replace(iri, ''), bare(cell));
  return /^[\s,`]*$/.test(rest) ? { kind: 'drift', cell: whole } : { kind: 'unread' };
}

function replaceWord(text: string, word: string, by: string): string {
  const at = text.indexOf(word);
  return at < 0 ? text : text.slice(0, at) + by + text.slice(at + word.length);
}

/** A flag in the style of the replaced word: `true` for lower case, `Yes` where the page uses yes and no. */
function flagLike(word: string, wanted: string): string {
  const yes = wanted.toLowerCase() === 'true';
  const text = /^(?:yes|no)$/i.test(word) ? (yes ? 'Yes' : 'No') : yes ? 'True' : 'False';
  if (word === word.toLowerCase()) return text.toLowerCase();
  return word === word.toUpperCase() && word.length > 1 ? text.toUpperCase() : text;
}
