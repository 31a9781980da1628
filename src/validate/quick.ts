/**
 * Validates values without compiling their schema, which takes far longer than validating a single value.
 * The answer is either "certainly valid" or "unknown": anything that is not understood here is left to the schema judge.
 */
import type { Schema } from '../model/contract.js';
import { isArray, isObject, resolvePointer } from '../model/json.js';
import type { Json, JsonObject } from '../model/json.js';
import { FORMATS } from './formats.js';
import { matcher } from './pattern/pattern.js';
import { isOfType, isSameValue } from './values.js';

/** Whether a value is certainly valid. False means unknown, not invalid. */
export function isSurelyValid(document: JsonObject, schema: Schema, value: Json): boolean {
  return accepts({ document, depth: 0 }, schema, value);
}

interface Scope {
  readonly document: JsonObject;
  readonly depth: number;
}

/** Evaluates one keyword; true if it is certainly satisfied. */
type Rule = (argument: Json, value: Json, schema: JsonObject, scope: Scope) => boolean;

const MAX_DEPTH = 60;

function accepts({ document, depth }: Scope, schema: Json, value: Json): boolean {
  if (typeof schema === 'boolean') return schema;
  if (!isObject(schema) || depth > MAX_DEPTH) return false;
  const scope = { document, depth: depth + 1 };
  return Object.entries(schema).every(([keyword, argument]) => {
    if (UNJUDGED.has(keyword)) return false;
    return (
      argument === undefined ||
      !Object.hasOwn(RULES, keyword) ||
      (RULES[keyword] as Rule)(argument, value, schema, scope)
    );
  });
}

/** Keywords that are left to the schema judge. */
const UNJUDGED = new Set([
  'not',
  'if',
  'then',
  'else',
  'contains',
  'minContains',
  'maxContains',
  'dependentRequired',
  'dependentSchemas',
  'dependencies',
  'patternProperties',
  'propertyNames',
  'prefixItems',
  'unevaluatedItems',
  'unevaluatedProperties',
  'multipleOf',
  '$dynamicRef',
  '$recursiveRef',
]);

const whenNumber =
  (judge: (value: number, limit: number) => boolean): Rule =>
  (limit, value) =>
    typeof value !== 'number' || (typeof limit === 'number' && judge(value, limit));
const whenText =
  (judge: (length: number, limit: number) => boolean): Rule =>
  (limit, value) =>
    typeof value !== 'string' || (typeof limit === 'number' && judge([...value].length, limit));
const whenList =
  (judge: (value: readonly Json[], limit: Json) => boolean): Rule =>
  (limit, value) =>
    !isArray(value) || judge(value, limit);
const whenObject =
  (judge: (value: JsonObject, argument: Json, schema: JsonObject, scope: Scope) => boolean): Rule =>
  (argument, value, schema, scope) =>
    !isObject(value) || judge(value, argument, schema, scope);

const RULES: Readonly<Record<string, Rule>> = {
  $ref: (reference, value, _, scope) =>
    typeof reference === 'string' &&
    reference.startsWith('#') &&
    accepts(scope, resolvePointer(scope.document, reference) ?? false, value),
  type: (types, value) => [types].flat().some((type) => isOfType(value, type as string)),
  const: (wanted, value) => isSameValue(wanted, value),
  enum: (choices, value) => isArray(choices) && choices.some((choice) => isSameValue(choice, value)),
  allOf: (parts, value, _, scope) => [parts].flat().every((part) => accepts(scope, part as Json, value)),
  anyOf: (parts, value, _, scope) => [parts].flat().some((part) => accepts(scope, part as Json, value)),
  oneOf: (parts, value, _, scope) => isExactlyOne([parts].flat() as readonly Json[], value, scope),
  minimum: whenNumber((value, limit) => value >= limit),
  maximum: whenNumber((value, limit) => value <= limit),
  exclusiveMinimum: whenNumber((value, limit) => value > limit),
  exclusiveMaximum: whenNumber((value, limit) => value < limit),
  minLength: whenText((length, limit) => length >= limit),
  maxLength: whenText((length, limit) => length <= limit),
  pattern: (pattern, value) =>
    typeof value !== 'string' || (typeof pattern === 'string' && matcher(pattern).test(value)),
  format: (format, value) => typeof format === 'string' && hasFormat(format, value),
  items: (items, value, _, scope) => !isArray(value) || value.every((item) => accepts(scope, items, item)),
  minItems: whenList((value, limit) => typeof limit === 'number' && value.length >= limit),
  maxItems: whenList((value, limit) => typeof limit === 'number' && value.length <= limit),
  uniqueItems: whenList(
    (value, wanted) =>
      wanted === false ||
      (new Set(value.map((item) => JSON.stringify(item))).size === value.length &&
        value.every((item) => typeof item !== 'object')),
  ),
  required: whenObject(
    (value, names) => isArray(names) && names.every((name) => typeof name === 'string' && Object.hasOwn(value, name)),
  ),
  minProperties: whenObject((value, limit) => typeof limit === 'number' && Object.keys(value).length >= limit),
  maxProperties: whenObject((value, limit) => typeof limit === 'number' && Object.keys(value).length <= limit),
  properties: whenObject(
    (value, properties, _, scope) =>
      isObject(properties) &&
      Object.entries(value).every(
        ([key, member]) => !Object.hasOwn(properties, key) || accepts(scope, properties[key] as Json, member as Json),
      ),
  ),
  additionalProperties: whenObject((value, others, { properties }, scope) =>
    Object.entries(value).every(
      ([key, member]) =>
        (isObject(properties) && Object.hasOwn(properties, key)) || accepts(scope, others, member as Json),
    ),
  ),
};

/** One choice is certainly satisfied, and all others certainly are not. */
function isExactlyOne(choices: readonly Json[], value: Json, scope: Scope): boolean {
  const fitting = choices.filter((choice) => accepts(scope, choice, value));
  return fitting.length === 1 && choices.every((choice) => choice === fitting[0] || rejects(scope, choice, value));
}

/** Whether a schema certainly rejects a value: because of its type, its value or a missing property. */
function rejects({ document, depth }: Scope, schema: Json, value: Json): boolean {
  if (!isObject(schema) || depth > MAX_DEPTH) return schema === false;
  const reference = schema['$ref'];
  if (
    typeof reference === 'string' &&
    rejects({ document, depth: depth + 1 }, resolvePointer(document, reference) ?? true, value)
  )
    return true;
  const known = ['type', 'required', ...(typeof value === 'object' ? [] : ['enum', 'const'])];
  return known.some(
    (keyword) =>
      schema[keyword] !== undefined && !(RULES[keyword] as Rule)(schema[keyword], value, schema, { document, depth }),
  );
}

/** Simple values of formats that are common but expensive to validate in full. */
const PLAIN: Readonly<Record<string, RegExp>> = {
  uri: /^https?:\/\/[a-z\d-]+(?:\.[a-z\d-]+)*(?::\d{1,5})?(?:\/[\w.~!$&'()*+,;=:@-]*)*(?:\?[\w.~!$&'()*+,;=:@/-]*)?(?:#[\w.~!$&'()*+,;=:@/-]*)?$/i,
  uuid: /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i,
  date: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/,
  email: /^[a-z\d]+(?:[._+-][a-z\d]+)*@[a-z\d-]+(?:\.[a-z]{2,})+$/i,
};

function hasFormat(format: string, value: Json): boolean {
  const known = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  if (known === true) return true;
  if (known !== undefined) return typeof value !== known.type || known.validate(value as never);
  if (typeof value !== 'string') return typeof value !== 'number' || Object.hasOwn(PLAIN, format);
  return Object.hasOwn(PLAIN, format) && value.length < 2000 && (PLAIN[format] as RegExp).test(value);
}
