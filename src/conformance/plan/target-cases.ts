/** Cases whose target does not exist or cannot exist. */
import { isArray } from '../../model/json.js';
import type { OpenApiOperation, Parameter } from '../../model/contract.js';
import type { Json, JsonObject } from '../../model/json.js';
import { baseDraft } from './base.js';
import type { PlanInput } from './base.js';
import type { Case, Draft } from './case.js';
import { flatten, typesOf } from './flatten.js';
import { formatSample } from './formats.js';
import { matching } from './pattern.js';
import { encode } from './serialise.js';
import { badValues } from './values.js';

/** Each path variable with an unknown identifier, and with identifiers that are invalid or unusual. */
export function* targetCases(input: PlanInput, operation: OpenApiOperation): Generator<Case> {
  const variables = operation.parameters.filter((parameter) => parameter.in === 'path');
  for (const parameter of variables) {
    const flat = flatten(input.contract.openapi.document, parameter.schema);
    const draft = baseDraft(input, operation);
    const unknown = unknownValue(flat);
    if (unknown !== undefined && input.judges.judge(parameter.schema)(unknown).length === 0) {
      const vars = { [parameter.name]: String(unknown) };
      yield make(operation, parameter, 'unknown-target', 'an identifier that does not exist', { ...draft, vars });
    }
    const odd = (title: string, raw: string, rule?: string): Case => ({
      ...make(operation, parameter, 'odd-target', title, { ...draft, rawVars: { [parameter.name]: raw } }),
      ...(rule === undefined ? {} : { rule }),
    });
    yield* invalidTargets(input, operation, parameter, flat, odd);
    yield* unusualTargets(operation, odd);
  }
}

type MakeOdd = (title: string, raw: string, rule?: string) => Case;

/** Identifiers that violate the schema of the variable. */
function* invalidTargets(
  input: PlanInput,
  operation: OpenApiOperation,
  parameter: Parameter,
  flat: JsonObject,
  odd: MakeOdd,
): Generator<Case> {
  const judge = input.judges.judge(parameter.schema);
  for (const one of badValues(flat)) {
    if (typeof one.value === 'object' || one.value === '') continue;
    const raw = encode(String(one.value));
    if (mayBeSent(operation, raw) && isInvalidAsText(judge, one.value)) yield odd(one.title, raw, one.rule);
  }
}

/** Path segments that servers often fail on. */
const UNUSUAL: readonly (readonly [title: string, raw: string])[] = [
  ['an emoji', encode('😀')],
  ['letters outside ASCII', encode('żółć')],
  ['a space', '%20'],
  ['a quote', encode('a\'b"c')],
  ['a NUL character', '%00'],
  ['a malformed percent-encoding', '%zz'],
  ['bytes that are not UTF-8', '%ff%fe'],
  ['a slash', 'a%2Fb'],
  ['a path to the parent directory', '..%2F..'],
  ['the name __proto__', '__proto__'],
  ['the name constructor', 'constructor'],
  ['zero', '0'],
  ['minus one', '-1'],
  ['a fraction', '1.5'],
  ['a number beyond 64 bits', '99999999999999999999999'],
  ['1,000 characters', 'x'.repeat(1000)],
];

function* unusualTargets(operation: OpenApiOperation, odd: MakeOdd): Generator<Case> {
  for (const [title, raw] of UNUSUAL)
    if (mayBeSent(operation, raw)) yield odd(title, raw, MALFORMED.test(raw) ? 'malformed-uri' : undefined);
}

/** What is not percent-encoded UTF-8 (RFC 3986 §2.1). */
const MALFORMED = /%(?![0-9a-f]{2})|%ff/i;

const READING_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A method that changes resources must not be sent with an identifier that could be read as that of another resource. */
function mayBeSent({ method }: OpenApiOperation, raw: string): boolean {
  return READING_METHODS.has(method) || !/^(-?|%2B)\d|%2F|\.\.|^null$|^true$|^false$/i.test(raw);
}

/** A valid value that most likely identifies no resource. */
export function unknownValue(flat: JsonObject): Json | undefined {
  if (isArray(flat['enum']) || flat['const'] !== undefined) return undefined;
  const types = typesOf(flat);
  if (types.includes('integer') || types.includes('number')) {
    const most = typeof flat['maximum'] === 'number' ? flat['maximum'] : 2_000_000_011;
    return Math.min(most, 2_000_000_011);
  }
  const format = flat['format'];
  if (format === 'uuid') return 'deadbeef-dead-4eef-8ead-deadbeefdead';
  if (typeof format === 'string' && formatSample(format, 11) !== undefined) return formatSample(format, 11);
  const pattern = flat['pattern'];
  if (typeof pattern === 'string') return matching(pattern, 9);
  const most = typeof flat['maxLength'] === 'number' ? flat['maxLength'] : 40;
  const least = typeof flat['minLength'] === 'number' ? flat['minLength'] : 0;
  return 'no-such-thing-7f3a9'.slice(0, most).padEnd(least, 'x');
}

/** Whether a value is invalid in every way in which a path segment can be read. */
function isInvalidAsText(judge: (value: Json) => readonly unknown[], value: Json): boolean {
  const text = String(value);
  const asNumber = text.trim() === '' ? Number.NaN : Number(text);
  return judge(value).length > 0 && judge(text).length > 0 && (Number.isNaN(asNumber) || judge(asNumber).length > 0);
}

function make(
  operation: OpenApiOperation,
  parameter: Parameter,
  kind: Case['kind'],
  title: string,
  draft: Draft,
): Case {
  return { id: '', operation, kind, title: `path ${parameter.name}: ${title}`, draft, at: `path:${parameter.name}` };
}
