/** Reads values in the styles of queries, forms and cookies. */
import type { Outcome } from '../outcome.js';
import type { Claim, StyledValue } from './claims.js';
import { readDeepObject } from './read-deep.js';
import { plain } from './read-path.js';
import { interpret, MAX_ITEMS } from './sent.js';
import type { SentPair, SentPairs } from './sent-pairs.js';
import type { Document, Sent } from './sent.js';

/** The candidates; undefined if nothing was sent. */
export function readPairs(
  styled: StyledValue,
  claim: Claim,
  pairs: SentPairs,
  document: Document,
): Outcome | undefined {
  if (styled.style === 'deepObject') return readDeepObject(styled, pairs, document);
  const own = claim.names.has(styled.name) ? pairs.named(styled.name).map(({ rawValue }) => rawValue) : [];
  const members = styled.explode ? membersOf(styled, claim, pairs) : [];
  if (own.length === 0 && members.length === 0) return undefined;
  const sent = styled.explode ? exploded(own, members, pairs) : joined(styled, own, pairs);
  return interpret(sent, styled.schema, document);
}

/** The pairs that are members of an exploded object. */
function membersOf({ name }: StyledValue, claim: Claim, pairs: SentPairs): readonly SentPair[] {
  const declared = [...claim.names].filter((member) => member !== name || claim.isObject);
  return [...declared.flatMap((member) => pairs.named(member)), ...(claim.isOpen ? pairs.unclaimed() : [])];
}

function exploded(own: readonly string[], members: readonly SentPair[], { decode, otherSeparator }: SentPairs): Sent {
  const [only, second] = own;
  return {
    count: own.length,
    scalar: second === undefined ? only : undefined,
    lists: () => [own, ...splitBy(otherSeparator, own)],
    members: () => (members.length > 0 ? members.map(({ rawName, rawValue }) => [rawName, rawValue]) : undefined),
    isNamed: members.length > 0,
    decode,
  };
}

/** Splits a single text, if it contains the separator. */
function splitBy(separator: RegExp | undefined, [only, second]: readonly string[]): readonly (readonly string[])[] {
  if (separator === undefined || only === undefined || second !== undefined) return [];
  const items = only.split(separator, MAX_ITEMS + 1);
  return items.length > 1 ? [items] : [];
}

/** The delimiters, encoded or not, of the styles that RFC 6570 does not define. */
const SEPARATORS: ReadonlyMap<string, RegExp> = new Map([
  ['spaceDelimited', /%20|[+ ]/],
  ['pipeDelimited', /%7C|\|/i],
]);

/** Several values in one text. The style does not allow repeated texts. */
function joined({ style }: StyledValue, own: readonly string[], { decode }: SentPairs): Sent {
  const [only = '', second] = own;
  if (second !== undefined)
    return { count: own.length, scalar: undefined, lists: () => [], members: () => undefined, isNamed: false, decode };
  const separator = SEPARATORS.get(style);
  return { ...(separator ? plain(only, false, separator, []) : plain(only, false, ',', [/%2C/i])), decode };
}
