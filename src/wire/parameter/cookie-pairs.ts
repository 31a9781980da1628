/** Converts cookies to the pairs that styles read. */
import type { Parameter } from '../../model/contract.js';
import type { CookiePair } from '../cookies.js';
import type { Claims } from '../style/claims.js';
import type { SentPair, SentPairs } from '../style/sent-pairs.js';
import { percentDecode } from '../../model/percent.js';

/**
 * The pairs that may hold a cookie parameter. In the style `form` they are percent-encoded; text with broken encoding is
 * taken literally, as by most servers. In the style `cookie` nothing is encoded.
 */
export function cookiePairs(parameter: Parameter, cookies: readonly CookiePair[], claims: Claims): SentPairs {
  const isRaw = parameter.style === 'cookie';
  const undo = (raw: string): string => (isRaw ? raw : (percentDecode(raw) ?? raw));
  const pairs = cookies
    .flatMap((pair) => (isRaw || !parameter.explode ? [pair] : splitPair(pair)))
    .map(({ name, value }): SentPair => ({ name: undo(name), rawName: name, rawValue: value }));
  return {
    named: (name) => pairs.filter((pair) => pair.name === name),
    under: () => [],
    unclaimed: () => pairs.filter(({ name }) => !claims.has(name)),
    decode: undo,
    // Some clients never explode values in cookies.
    otherSeparator: /,|%2C/i,
  };
}

/** RFC 6570 joins exploded values with `&`, and some clients put the result into one cookie: `a=1&a=2` (OpenAPI 3.2, Appendix D). */
function splitPair({ name, value }: CookiePair): readonly CookiePair[] {
  const [first = '', ...rest] = value.split('&');
  if (rest.length === 0 || !rest.every((part) => /^[^=]+=/.test(part))) return [{ name, value }];
  return [{ name, value: first }, ...rest.map(pairOf)];
}

function pairOf(text: string): CookiePair {
  const at = text.indexOf('=');
  return { name: text.slice(0, at), value: text.slice(at + 1) };
}
