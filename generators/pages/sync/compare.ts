/** Cells compared by what they mean: markup, remarks, case of booleans and dashes for nothing are the page's own. */
import { getString } from '../../../src/model/json.js';
import { readFlag, readRange, readStatuses, restoreLinkSign } from '../hydra-pages/cells.js';
import { unescapeInline } from '../markdown/inline.js';
import type { TypeWords } from '../schema-text/type-words.js';
import { unescapePipes } from '../tables/rows.js';

/** What a cell turned out to be: the same, drifted (with the cell as it should be), or not understood. */
export type Verdict =
  | { readonly kind: 'same' }
  | { readonly kind: 'drift'; readonly cell: string }
  | { readonly kind: 'unread' };

const SAME: Verdict = { kind: 'same' };
const DASH = /^(?:[-–—]|&mdash;|&ndash;|n\/a|none)?$/i;
/** A Markdown link. */
const LINK = /\[([^\]]*)\]\([^)]*\)/g;
/** A prefixed name or an IRI. */
const IRI = /[A-Za-z][\w.+-]*:(?!\s)[^\s,()|<>"{}*`\]]+/g;

/** A True/False cell. */
export function compareFlag(cell: string, wanted: string): Verdict {
  const text = bare(cell);
  const flag = readFlag(text);
  if (flag === undefined) return DASH.test(text) ? { kind: 'drift', cell: wanted } : { kind: 'unread' };
  if (flag === (wanted.toLowerCase() === 'true')) return SAME;
  return { kind: 'drift', cell: cell.replace(/true|false|yes|no/i, (word) => likeWord(word, wanted)) };
}

/** A cell of IRIs: domain, expects, returns. `wanted` may also be the title of a schema. */
export function compareIris(linked: string, wanted: string): Verdict {
  const cell = unlinked(linked);
  const wantedIris = irisIn(wanted);
  if (wantedIris.length === 0 && wanted !== '') return compareText(cell, wanted);
  const said = irisIn(bare(cell));
  if (sameSet(said, wantedIris)) return said.length > 0 || DASH.test(bare(cell)) ? SAME : { kind: 'unread' };
  return replaceIris(cell, said, wantedIris, wanted);
}

/** A range: its IRIs, and what a collection holds where the page says that. */
export function compareRange(linked: string, wanted: { readonly range: string; readonly members: string }): Verdict {
  const cell = unlinked(linked);
  const { iris, members } = readRange(bare(cell).replaceAll(/[`*†‡]/g, ''));
  const range = irisIn(wanted.range);
  const held = irisIn(wanted.members);
  const membersDrift = members.length > 0 && held.length > 0 && !sameSet(members, held);
  if (sameSet(iris, range) && !membersDrift)
    return iris.length > 0 || DASH.test(bare(cell)) ? SAME : { kind: 'unread' };
  if (!membersDrift) return replaceIris(cell, iris, range, wanted.range);
  const verdict = replaceIris(cell, members, held, wanted.members);
  if (verdict.kind !== 'drift' || sameSet(iris, range)) return verdict;
  return replaceIris(verdict.cell, iris, range, wanted.range);
}

/** A label or title, which may be followed by a remark. */
export function compareText(cell: string, wanted: string): Verdict {
  const text = plain(cell);
  if (text === squeeze(wanted) || text === plain(wanted) || (wanted === '' && DASH.test(bare(cell)))) return SAME;
  if (wanted !== '' && text.startsWith(squeeze(wanted)) && isRemark(text.slice(squeeze(wanted).length))) return SAME;
  if (wanted === '') return text === '' ? SAME : { kind: 'unread' };
  return { kind: 'drift', cell: wanted + (/[*†‡]+\s*$/.exec(cell.replace(/\*\*\s*$/, ''))?.[0] ?? '') };
}

/** `200 OK, 404 Not found`, in any order. */
export function compareStatuses(cell: string, wanted: string): Verdict {
  const said = statusesIn(cell);
  const stated = statusesIn(wanted) ?? [];
  if (said === undefined) return { kind: 'unread' };
  if (sameSet(said, stated)) return SAME;
  const remark = /[†‡*]+\s*$/.exec(cell.trimEnd())?.[0] ?? '';
  const breaks = /<br\s*\/?>/i.exec(cell)?.[0];
  return { kind: 'drift', cell: (breaks ? stated.join(breaks) : wanted) + remark };
}

/** What may follow a type: `(UTC)`, in italics or not, or a mark. */
const TYPE_REMARK = /(?:[†‡]+|\s+(\*?)\([^()]*\)\1|(?<=^[^*]*)\*)$/;

/** A word for a type, by what it stands for, which may be followed by a remark. */
export function compareType(cell: string, wanted: string, words: TypeWords): Verdict {
  const whole = compareWord(cell, wanted, words);
  const remark = TYPE_REMARK.exec(cell.trim())?.[0];
  if (whole.kind === 'same' || remark === undefined) return whole;
  const verdict = compareWord(cell.trim().slice(0, -remark.length), wanted, words);
  return verdict.kind === 'drift' ? { ...verdict, cell: verdict.cell + remark } : verdict;
}

/** `String` says no less of a date than pages usually do. */
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

/** A cell's text without markup. */
export function plain(cell: string): string {
  return squeeze(
    unescapeInline(
      bare(cell)
        .replaceAll(/(?<!\\)(?:\*\*|`)/g, '')
        .replaceAll(LINK, '$1'),
    ),
  );
}

/** The text of links to other pages; a link to what the contract no longer says goes with its word. */
function unlinked(cell: string): string {
  return cell.replaceAll(LINK, (link, text: string) => (irisIn(text).length > 0 ? text : link));
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

/** The cell with other IRIs in the place of its own; what stands around them stays. */
function replaceIris(cell: string, said: readonly string[], wanted: readonly string[], whole: string): Verdict {
  if (said.length === 0) return DASH.test(bare(cell)) ? { kind: 'drift', cell: whole } : { kind: 'unread' };
  const gone = said.filter((iri) => !wanted.includes(iri));
  const added = wanted.filter((iri) => !said.includes(iri));
  if (gone.length === added.length) {
    return { kind: 'drift', cell: gone.reduce((text, iri, index) => replaceWord(text, iri, added[index] ?? ''), cell) };
  }
  const rest = said.reduce((text, iri) => text.replace(iri, ''), bare(cell));
  return /^[\s,`]*$/.test(rest) ? { kind: 'drift', cell: whole } : { kind: 'unread' };
}

function replaceWord(text: string, word: string, by: string): string {
  const at = text.indexOf(word);
  return at < 0 ? text : text.slice(0, at) + by + text.slice(at + word.length);
}

/** `true` where the page writes small letters, `Yes` where it says yes and no. */
function likeWord(word: string, wanted: string): string {
  const yes = wanted.toLowerCase() === 'true';
  const text = /^(?:yes|no)$/i.test(word) ? (yes ? 'Yes' : 'No') : yes ? 'True' : 'False';
  if (word === word.toLowerCase()) return text.toLowerCase();
  return word === word.toUpperCase() && word.length > 1 ? text.toUpperCase() : text;
}
