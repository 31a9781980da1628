/** The lexical rules of XML Schema 1.1 Part 2 §3, for values in JSON. */
import type { Json } from '../model/json.js';
import { XSD } from '../model/namespaces.js';
import { daysIn } from './calendar.js';

const ZONE = String.raw`(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)`;
const DATE = String.raw`-?(?:[1-9]\d{3,}|0\d{3})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const TIME = String.raw`(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?)`;
const DURATION = String.raw`-?P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?`;

const whole = (source: string): RegExp => new RegExp(`^(?:${source})$`);

const LEXICAL: Readonly<Record<string, RegExp>> = {
  boolean: whole('true|false|1|0'),
  integer: whole(String.raw`[+-]?\d+`),
  decimal: whole(String.raw`[+-]?(?:\d+(?:\.\d*)?|\.\d+)`),
  double: whole(String.raw`[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|[+-]?INF|NaN`),
  dateTime: whole(`${DATE}T${TIME}${ZONE}?`),
  dateTimeStamp: whole(`${DATE}T${TIME}${ZONE}`),
  date: whole(`${DATE}${ZONE}?`),
  time: whole(`${TIME}${ZONE}?`),
  duration: whole(DURATION),
  dayTimeDuration: whole(String.raw`-?P(?=.)(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?`),
  yearMonthDuration: whole(String.raw`-?P(?=.)(?:\d+Y)?(?:\d+M)?`),
  gYear: whole(String.raw`-?(?:[1-9]\d{3,}|0\d{3})${ZONE}?`),
  gYearMonth: whole(String.raw`-?(?:[1-9]\d{3,}|0\d{3})-(?:0[1-9]|1[0-2])${ZONE}?`),
  language: whole(String.raw`[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*`),
  hexBinary: whole('(?:[0-9a-fA-F]{2})*'),
  base64Binary: whole('[A-Za-z0-9+/ ]*={0,2}'),
  anyURI: whole('[^\\u0000-\\u0020<>"{}|\\\\^`]*'),
};

/** Integer datatypes with their bounds, inclusive. */
const BOUNDS: Readonly<Record<string, readonly [bigint | undefined, bigint | undefined]>> = {
  integer: [undefined, undefined],
  nonNegativeInteger: [0n, undefined],
  positiveInteger: [1n, undefined],
  nonPositiveInteger: [undefined, 0n],
  negativeInteger: [undefined, -1n],
  long: [-(2n ** 63n), 2n ** 63n - 1n],
  int: [-(2n ** 31n), 2n ** 31n - 1n],
  short: [-32_768n, 32_767n],
  byte: [-128n, 127n],
  unsignedLong: [0n, 2n ** 64n - 1n],
  unsignedInt: [0n, 2n ** 32n - 1n],
  unsignedShort: [0n, 65_535n],
  unsignedByte: [0n, 255n],
};

const TEXTS = ['string', 'normalizedString', 'token', 'anySimpleType', 'anyAtomicType'];

/**
 * Whether a JSON value is a valid value of an XSD datatype. JSON-LD does not validate this: it turns 5.5 typed as
 * xsd:integer into "5.5E0" without a warning. True for datatypes that are not listed here.
 * @param datatype IRI, such as `http://www.w3.org/2001/XMLSchema#dateTime`
 */
export function isXsdValue(value: Json, datatype: string): boolean {
  if (!datatype.startsWith(XSD)) return true;
  const name = datatype.slice(XSD.length);
  if (Object.hasOwn(BOUNDS, name)) return isInteger(value, BOUNDS[name]);
  if (TEXTS.includes(name)) return typeof value === 'string';
  if (name === 'boolean' && typeof value === 'boolean') return true;
  const lexical = lexicalOf(name);
  if (lexical === undefined) return true;
  if (typeof value === 'number') return name === 'decimal' || name === 'double' || name === 'float';
  return typeof value === 'string' && lexical.test(value) && isCalendarDay(name, value);
}

function lexicalOf(name: string): RegExp | undefined {
  if (name === 'float') return LEXICAL['double'];
  return Object.hasOwn(LEXICAL, name) ? LEXICAL[name] : undefined;
}

function isInteger(
  value: Json,
  [least, most]: readonly [bigint | undefined, bigint | undefined] = [undefined, undefined],
): boolean {
  if (typeof value !== 'number' && typeof value !== 'string') return false;
  const text = typeof value === 'number' && Number.isInteger(value) ? BigInt(value).toString() : String(value);
  if (text.length > 4000 || !/^[+-]?\d+$/.test(text)) return false;
  const number = BigInt(text.replace(/^\+/, ''));
  return (least === undefined || number >= least) && (most === undefined || number <= most);
}

/** Whether the day exists in its month, which the regular expressions do not check (§D.2.1). */
function isCalendarDay(name: string, text: string): boolean {
  if (!name.startsWith('date')) return true;
  const [, year = '1', month = '1', day = '1'] = /^(-?\d+)-(\d\d)-(\d\d)/.exec(text) ?? [];
  return Number(day) <= daysIn(Number(year), Number(month));
}
