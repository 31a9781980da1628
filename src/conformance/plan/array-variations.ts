/** Variations of an array's number of items. */
import type { Schema } from '../../model/contract.js';
import { get } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { flatten, typesOf } from './flatten.js';
import { compile } from './pattern.js';
import { varied } from './place.js';
import type { Place, Variation } from './place.js';
import { number, sample } from './sample.js';

const MAX_ITEMS = 1000;

/** Arrays at and beyond the bounds of the schema, and with a repeated item. */
export function* itemCountVariations(
  place: Place,
  flat: JsonObject,
  part: readonly Json[],
  items: Schema,
): Generator<Variation> {
  yield* tooFewItems(place, flat, part, items);
  yield* tooManyItems(place, flat, part, items);
  if (get(flat, 'uniqueItems') === true && part.length > 0)
    yield varied(place, false, 'uniqueItems', 'the same item twice', [part[0]!, part[0]!]);
}

function* tooFewItems(place: Place, flat: JsonObject, part: readonly Json[], items: Schema): Generator<Variation> {
  const least = number(flat, 'minItems') ?? 0;
  const of = (count: number): Json => itemsOf(place.document, items, part, count);
  if (part.length > 0 && least === 0) yield varied(place, true, 'minItems', 'an empty array', [], 'implied');
  if (least > 0) yield varied(place, true, 'minItems', `${least} items, the fewest allowed`, of(least));
  if (least > 1) yield varied(place, false, 'minItems', `${least - 1} items, one too few`, of(least - 1));
}

function* tooManyItems(place: Place, flat: JsonObject, part: readonly Json[], items: Schema): Generator<Variation> {
  const most = number(flat, 'maxItems');
  if (most === undefined || most > MAX_ITEMS) return;
  const of = (count: number): Json => itemsOf(place.document, items, part, count);
  yield varied(place, true, 'maxItems', `${most} items, the most allowed`, of(most));
  yield varied(place, false, 'maxItems', `${most + 1} items, one too many`, of(most + 1));
}

/** The given number of items: those of the base first, then built ones. */
function itemsOf(document: JsonObject, items: Schema, part: readonly Json[], count: number): Json {
  const flat = flatten(document, items);
  const isFree = typesOf(flat).includes('string') && !('enum' in flat) && !('const' in flat);
  const values: Json[] = part.slice(0, count);
  for (let index = values.length; index < count; index++) {
    const built = sample(document, items, { full: false, n: index });
    values.push(isFree && typeof built === 'string' && values.includes(built) ? another(built, flat, values) : built);
  }
  return values;
}

/** A text that differs from the others and still matches the pattern, if there is one. */
function another(text: string, flat: JsonObject, others: readonly Json[]): string {
  const source = get(flat, 'pattern');
  const pattern = typeof source === 'string' ? compile(source) : undefined;
  const most = number(flat, 'maxLength') ?? Infinity;
  const fits = (one: string): boolean => !others.includes(one) && one.length <= most && (pattern?.test(one) ?? true);
  const endings = [...ALPHABET, ...[...ALPHABET].flatMap((a) => [...ALPHABET].map((b) => a + b))];
  return (
    endings.map((end) => text.slice(0, Math.max(0, text.length - end.length)) + end).find(fits) ??
    endings.map((end) => text + end).find(fits) ??
    `${text}${others.length}`
  );
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
