/** Defines what writing a parameter or a header returns. */
import type { Parameter } from '../../model/contract.js';
import type { WireIssue } from '../issue.js';
import { formCookiePlace, queryPlace } from '../style/escape.js';
import type { Pair } from '../style/styled.js';
import type { Unwritable, WrittenText } from '../style/written.js';

/** What is sent for a parameter, by its location. */
export type WrittenParameter =
  /** The text for `{name}` in the path template. */
  | { readonly kind: 'path'; readonly text: string }
  /** Pairs of the query, percent-encoded: print them with `printQuery`. */
  | { readonly kind: 'query'; readonly pairs: readonly Pair[] }
  /** The whole query, without `?`. */
  | { readonly kind: 'querystring'; readonly text: string }
  | { readonly kind: 'header'; readonly name: string; readonly text: string }
  /** Pairs of the Cookie header: print them with `printCookies`. */
  | { readonly kind: 'cookie'; readonly pairs: readonly Pair[] }
  /** There is nothing to send. */
  | { readonly kind: 'absent' }
  /** The value cannot be sent in this style, or in this location. */
  | { readonly kind: 'unwritable'; readonly issues: readonly WireIssue[] };

/** There is nothing to send. */
export const ABSENT = { kind: 'absent' } as const;

/** Assigns a text to the location of its parameter. */
export function inPlace(
  { name, in: place }: Pick<Parameter, 'name' | 'in'>,
  written: WrittenText | Unwritable,
): WrittenParameter {
  if (written.kind === 'unwritable') return written;
  if (place === 'path') return { kind: 'path', text: written.text ?? '' };
  if (written.text === undefined) return ABSENT;
  if (place === 'querystring') return { kind: 'querystring', text: written.text };
  if (place === 'header') return { kind: 'header', name, text: written.text };
  return withName(name, place, written.text);
}

function withName(name: string, kind: 'query' | 'cookie', text: string): WrittenParameter {
  const place = kind === 'query' ? queryPlace(false) : formCookiePlace(false);
  const escaped = place.escapeName(name, '') ?? name;
  return { kind, pairs: [{ name: escaped, value: text }] };
}
