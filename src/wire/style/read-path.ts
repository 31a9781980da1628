/** Splits the texts of paths and headers in the styles `simple`, `label` and `matrix`. */
import { MAX_ITEMS } from './sent.js';
import type { Sent } from './sent.js';
import type { Styled } from './styled.js';
import { percentDecode } from '../../model/percent.js';

/** What was sent, or why it does not follow the style. */
export type SentPath = Sent | 'absent' | { readonly fault: string };

/**
 * Splits the raw text of a path variable. Encoded delimiters belong to a value. But if all of them are encoded, as by
 * many clients, splitting at them is the second choice.
 */
export function splitPath(styled: Styled, raw: string): SentPath {
  if (styled.style === 'matrix') return splitMatrix(styled, raw);
  if (styled.style === 'label') return splitLabel(styled, raw);
  return { ...plain(raw, styled.explode, ',', [/%2C/i]), decode: percentDecode };
}

/**
 * Splits the text of a header. Empty items and whitespace around items are not part of a list (RFC 9110 §5.6.1). Nothing
 * is decoded (OpenAPI 3.2, Appendix D).
 */
export function splitHeader({ explode }: Pick<Styled, 'explode'>, text: string): Sent {
  const items = (): readonly string[] => split(text, ',').map((item) => item.trim());
  const full = (all: readonly string[]): readonly string[] => all.filter((item) => item !== '');
  return {
    count: 1,
    scalar: text.trim(),
    lists: () => {
      const all = items();
      const rest = full(all);
      return rest.length === all.length || all.length > MAX_ITEMS ? [all] : [rest, all];
    },
    members: () => {
      const all = items();
      return membersOf(all, explode) ?? (all.length < SPLIT_LIMIT ? membersOf(full(all), explode) : undefined);
    },
    isNamed: false,
    decode: (raw) => raw,
  };
}

/** Enough items for one pair of a name and a value more than are read. */
const SPLIT_LIMIT = 2 * MAX_ITEMS + 2;

/** Splits a text, but not into many more items than are read. */
function split(text: string, separator: string | RegExp): readonly string[] {
  return text.split(separator, SPLIT_LIMIT);
}

function splitLabel({ explode }: Styled, raw: string): SentPath {
  if (raw === '') return 'absent';
  if (!raw.startsWith('.')) return { fault: 'must begin with "."' };
  // Before OpenAPI 3.0.4 and 3.1.1, the table "Style Examples" had "." for both values of `explode`.
  return explode
    ? { ...plain(raw.slice(1), true, '.', [/%2E/i]), decode: percentDecode }
    : { ...plain(raw.slice(1), false, ',', [/%2C/i, '.']), decode: percentDecode };
}

function splitMatrix({ name, explode }: Styled, raw: string): SentPath {
  if (raw === '') return 'absent';
  if (!raw.startsWith(';')) return { fault: 'must begin with ";"' };
  const pairs = split(raw.slice(1), ';').map(pairOf);
  const own = pairs.filter(([key]) => percentDecode(key) === name).map(([, value]) => value);
  if (explode) return matrixPairs(pairs, own);
  const [value, second] = own;
  if (value === undefined || second !== undefined || pairs.length > 1) return { fault: `must be one ";${name}=…"` };
  return { ...plain(value, false, ',', [/%2C/i]), decode: percentDecode };
}

/** Exploded values are pairs; names other than the parameter's are those of an object's members. */
function matrixPairs(pairs: readonly (readonly [string, string])[], own: readonly string[]): Sent {
  return {
    count: pairs.length,
    scalar: pairs.length === 1 ? own[0] : undefined,
    lists: () => (own.length === pairs.length ? [own] : []),
    members: () => pairs,
    isNamed: own.length < pairs.length,
    decode: percentDecode,
  };
}

/** A text split by a separator. The other separators are tried only if it does not occur. */
export function plain(
  raw: string,
  explode: boolean,
  separator: string | RegExp,
  others: readonly (string | RegExp)[],
): Omit<Sent, 'decode'> {
  const items = (): readonly string[] => split(raw, separator);
  return {
    count: 1,
    scalar: raw,
    lists: () => {
      const exact = items();
      return exact.length > 1 ? [exact] : [exact, ...others.map((other) => split(raw, other)).filter(isPlural)];
    },
    members: () => {
      const exact = membersOf(raw === '' ? [] : items(), explode);
      const splits = exact === undefined ? others.map((other) => membersOf(split(raw, other), explode)) : [];
      return exact ?? splits.find((split) => split !== undefined);
    },
    isNamed: false,
  };
}

function isPlural(items: readonly string[]): boolean {
  return items.length > 1;
}

/** Members from alternating names and values or, if exploded, from `name=value`. */
function membersOf(items: readonly string[], explode: boolean): readonly (readonly [string, string])[] | undefined {
  if (explode) return items.every((item) => item.includes('=')) ? items.map(pairOf) : undefined;
  if (items.length % 2 !== 0) return undefined;
  return items.flatMap((item, index) => (index % 2 === 0 ? [[item, items[index + 1] ?? ''] as const] : []));
}

function pairOf(text: string): readonly [string, string] {
  const at = text.indexOf('=');
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
