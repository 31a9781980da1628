/** Writes values in the styles of queries, forms and cookies: `form`, `spaceDelimited`, `pipeDelimited`, `deepObject` and `cookie`. */
import { isArray, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { Place } from './escape.js';
import { Escaper } from './escaper.js';
import { writeDeepObject } from './write-deep.js';
import { DELIMITERS } from './styled.js';
import type { Pair, Styled } from './styled.js';
import { partsOf, repeatedMembers } from './value-parts.js';
import type { NamedPart, Part } from './value-parts.js';
import type { WrittenPairs } from './written.js';

/**
 * A value as pairs. `[]` and `{}` are undefined in RFC 6570 §2.3: no pairs. Null is the `undefined` column of OpenAPI's
 * table "Style Examples": the name with an empty value. What that table marks n/a is an issue, with two exceptions on
 * which clients agree: a delimited style with a single value or with exploded items is written as `form` would be.
 */
export function writePairs(styled: Styled, value: Json, place: Place): WrittenPairs {
  const escaper = new Escaper(place, styled.explode ? '' : ',');
  const pairs = pairsOf(styled, value, escaper);
  return escaper.issues.length > 0 ? { kind: 'unwritable', issues: escaper.issues } : { kind: 'written', pairs };
}

function pairsOf(styled: Styled, value: Json, escaper: Escaper): readonly Pair[] {
  if (styled.style === 'deepObject') return writeDeepObject(styled, value, escaper);
  const own = (text: string): Pair => ({ name: escaper.name({ name: styled.name, pointer: '' }), value: text });
  if (isObject(value)) return styled.explode ? exploded(styled, value, escaper) : joined(styled, value, escaper, own);
  if (!isArray(value)) return [own(escaper.text(scalarOf(value)))];
  if (!styled.explode) return joined(styled, value, escaper, own);
  const parts = partsOf(value);
  return parts.kind === 'list' ? parts.items.map((item) => own(escaper.text(item))) : [];
}

function scalarOf(value: Json): Part {
  const parts = partsOf(value);
  return parts.kind === 'scalar' ? parts : { text: '', pointer: '' };
}

/** Each member of an object as a pair of its own. */
function exploded({ name, style }: Styled, value: JsonObject, escaper: Escaper): readonly Pair[] {
  if (DELIMITERS.has(style)) {
    escaper.fail('', `The style ${style} with explode is not defined for objects ("${name}").`);
    return [];
  }
  return repeatedMembers(value).map((member) => ({ name: escaper.name(member), value: escaper.text(member) }));
}

/** An array or an object as one pair. */
function joined({ style }: Styled, value: Json, escaper: Escaper, own: (text: string) => Pair): readonly Pair[] {
  const texts = flatTexts(value);
  if (texts.length === 0) return [];
  const delimiter = DELIMITERS.get(style);
  if (delimiter !== undefined) return [own(escaper.delimited(texts, delimiter))];
  return [own(texts.map((part) => escaper.text(part)).join(','))];
}

/** The items of an array, or the names and values of an object by turns. */
function flatTexts(value: Json): readonly Part[] {
  const parts = partsOf(value);
  if (parts.kind === 'object') return parts.members.flatMap((member) => [nameOf(member), member]);
  return parts.kind === 'list' ? parts.items : [];
}

function nameOf({ name, pointer }: NamedPart): Part {
  return { text: name, pointer };
}
