/**
 * The formats of OpenAPI's format registry and of JSON Schema 2020-12 Validation §7.3 that ajv-formats does not have, or
 * checks less strictly. Formats with a width (`int32`) bound the value; formats for presentation (`password`) accept anything.
 */
import { daysIn } from './calendar.js';

type Format = { readonly type: 'number' | 'string'; readonly validate: (value: never) => boolean };

const text = (validate: (value: string) => boolean): Format => ({
  type: 'string',
  validate: validate as Format['validate'],
});
const number = (validate: (value: number) => boolean): Format => ({
  type: 'number',
  validate: validate as Format['validate'],
});
const between = (least: number, most: number): Format =>
  number((value) => Number.isInteger(value) && value >= least && value <= most);

const DATE = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const TIME = String.raw`(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?`;
const ZONE = String.raw`(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)`;
const DATE_TIME = new RegExp(`^${DATE}[Tt]${TIME}${ZONE}$`);
const DATE_TIME_LOCAL = new RegExp(`^${DATE}[Tt]${TIME}$`);
const TIME_LOCAL = new RegExp(`^${TIME}$`);

export const FORMATS: Readonly<Record<string, Format | true>> = {
  // RFC 3339 §5.6: the time zone is required, and the separator is T (ajv-formats also accepts a space).
  'date-time': text((value) => DATE_TIME.test(value) && isDay(value.slice(0, 10))),
  'date-time-local': text((value) => DATE_TIME_LOCAL.test(value) && isDay(value.slice(0, 10))),
  'time-local': text((value) => TIME_LOCAL.test(value)),
  int8: between(-128, 127),
  uint8: between(0, 255),
  int16: between(-32_768, 32_767),
  uint16: between(0, 65_535),
  int32: between(-2_147_483_648, 2_147_483_647),
  uint32: between(0, 4_294_967_295),
  int64: number((value) => Number.isInteger(value)),
  uint64: number((value) => Number.isInteger(value) && value >= 0),
  'double-int': number((value) => Number.isInteger(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER),
  float: number((value) => Number.isFinite(value)),
  double: number((value) => Number.isFinite(value)),
  decimal: true,
  decimal128: true,
  char: text((value) => [...value].length === 1),
  password: true,
  binary: true,
  html: true,
  commonmark: true,
  // RFC 4648 §4, with padding; the registry calls it `byte`.
  byte: text((value) => value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value)),
  base64url: text((value) => /^[A-Za-z0-9_-]*={0,2}$/.test(value)),
  iri: text((value) => /^[A-Za-z][A-Za-z0-9+.-]*:/.test(value) && isIriReference(value)),
  'iri-reference': text(isIriReference),
  'idn-email': text((value) => /^[^\s@]+@[^\s@]+$/u.test(value)),
  'idn-hostname': text((value) => value.length > 0 && !/[\s/?#@:]/u.test(value)),
  language: text((value) => /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(value)),
  'media-range': text((value) => /^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+\s*(?:;.*)?$/.test(value)),
};

/** Whether a text has only characters that an IRI may contain: no spaces, controls or excluded delimiters (RFC 3987 §2.2). */
export function isIriReference(value: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are excluded
  return !/[\u0000-\u0020<>"{}|\\^`\u007f]/.test(value) && !/%(?![0-9A-Fa-f]{2})/.test(value);
}

/** Whether a date exists in the calendar. */
function isDay(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return day <= daysIn(year, month);
}
