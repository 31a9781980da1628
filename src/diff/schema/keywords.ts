/** Compares what two schemas state about their own value, keyword by keyword. */
import type { Json } from '../../model/json.js';
import type { Aspect, SchemaDifference, Position } from './difference.js';
import type { View } from './view.js';

/** Keywords that are bounds, and their direction (JSON Schema Validation 2020-12 §6). */
const BOUNDS: ReadonlyMap<string, 'lower' | 'upper'> = new Map([
  ['minimum', 'lower'],
  ['exclusiveMinimum', 'lower'],
  ['minLength', 'lower'],
  ['minItems', 'lower'],
  ['minProperties', 'lower'],
  ['minContains', 'lower'],
  ['maximum', 'upper'],
  ['exclusiveMaximum', 'upper'],
  ['maxLength', 'upper'],
  ['maxItems', 'upper'],
  ['maxProperties', 'upper'],
  ['maxContains', 'upper'],
]);

/** Keywords that narrow the values when they are added, and allow other values when they change. */
const CONSTRAINTS = ['format', 'pattern', 'multipleOf', 'contentEncoding', 'contentMediaType', 'uniqueItems'] as const;
/** Keywords whose effect on values is not analysed: any change may affect both sides. */
const NOT_ANALYSED = [
  'not',
  'if',
  'then',
  'else',
  'patternProperties',
  'propertyNames',
  'prefixItems',
  'contains',
  'dependentRequired',
  'dependentSchemas',
  'unevaluatedItems',
  'contentSchema',
  'discriminator',
] as const;
/** Longer values are abbreviated. */
const MAX_LENGTH = 80;
const TEXTS = ['title', 'description'] as const;

/** Every difference in the keywords of two schemas, except those about their parts. */
export function* keywordDifferences(before: View, after: View, at: Position): Generator<SchemaDifference> {
  yield* typeDifference(before, after, at);
  yield* valueDifferences(before, after, at);
  for (const [keyword, direction] of BOUNDS) yield* boundDifference(keyword, direction, before, after, at);
  for (const keyword of CONSTRAINTS) yield* constraintDifference(keyword, before, after, at);
  yield* flagDifference('readOnly', 'schema-became-read-only', 'schema-became-writable', before, after, at);
  yield* flagDifference('writeOnly', 'schema-became-write-only', 'schema-became-readable', before, after, at);
  yield* flagDifference('deprecated', 'schema-deprecated', 'schema-undeprecated', before, after, at);
  if (before.open !== after.open)
    yield { ...at, aspect: after.open ? 'schema-opened' : 'schema-closed', detail: 'additionalProperties' };
  yield* additionalDifference(before, after, at);
  for (const keyword of NOT_ANALYSED) yield* changed(keyword, 'schema-type-changed', before, after, at);
  yield* changed('default', 'schema-default-changed', before, after, at);
  for (const keyword of TEXTS) yield* changed(keyword, 'schema-words-changed', before, after, at);
}

function* typeDifference(before: View, after: View, at: Position): Generator<SchemaDifference> {
  const narrowed = covers(before.types, after.types);
  const widened = covers(after.types, before.types);
  if (narrowed && widened) return;
  const aspect = narrowed ? 'schema-narrowed' : widened ? 'schema-widened' : 'schema-type-changed';
  yield { ...at, aspect, detail: 'type', before: typeNames(before.types), after: typeNames(after.types) };
}

/** Whether the wider types include all values of the narrower ones. */
function covers(wider: ReadonlySet<string>, narrower: ReadonlySet<string>): boolean {
  if (wider.size === 0) return true;
  if (narrower.size === 0) return false;
  return [...narrower].every((type) => wider.has(type) || (type === 'integer' && wider.has('number')));
}

function typeNames(types: ReadonlySet<string>): string {
  return types.size === 0 ? 'any' : [...types].join(' or ');
}

function* valueDifferences(before: View, after: View, at: Position): Generator<SchemaDifference> {
  if (before.values === undefined && after.values === undefined) return;
  if (before.values === undefined || after.values === undefined) {
    const aspect = before.values === undefined ? 'schema-narrowed' : 'schema-widened';
    yield { ...at, aspect, detail: 'enum', before: list(before.values), after: list(after.values) };
    return;
  }
  if (before.values.size === 1 && after.values.size === 1) {
    const [was, is] = [list(before.values), list(after.values)];
    if (was !== is)
      yield { ...at, aspect: 'schema-type-changed', detail: 'the only allowed value', before: was, after: is };
    return;
  }
  for (const value of after.values)
    if (!before.values.has(value)) yield { ...at, aspect: 'schema-value-added', detail: value };
  for (const value of before.values)
    if (!after.values.has(value)) yield { ...at, aspect: 'schema-value-removed', detail: value };
}

function list(values: ReadonlySet<string> | undefined): string {
  return values === undefined ? 'any value' : [...values].join(', ');
}

function* boundDifference(
  keyword: string,
  direction: 'lower' | 'upper',
  before: View,
  after: View,
  at: Position,
): Generator<SchemaDifference> {
  const unbounded = direction === 'lower' ? -Infinity : Infinity;
  const [was, is] = [before, after].map(({ keywords }) => number(keywords.get(keyword)) ?? unbounded) as [
    number,
    number,
  ];
  if (was === is) return;
  const narrower = direction === 'lower' ? is > was : is < was;
  yield {
    ...at,
    aspect: narrower ? 'schema-narrowed' : 'schema-widened',
    detail: keyword,
    before: shown(was),
    after: shown(is),
  };
}

function number(value: Json | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function shown(bound: number): string {
  return Number.isFinite(bound) ? String(bound) : 'none';
}

function* constraintDifference(keyword: string, before: View, after: View, at: Position): Generator<SchemaDifference> {
  const [was, is] = [before, after]
    .map(({ keywords }) => keywords.get(keyword))
    .map((value) => (value === false ? undefined : value));
  if (JSON.stringify(was) === JSON.stringify(is)) return;
  const aspect = was === undefined ? 'schema-narrowed' : is === undefined ? 'schema-widened' : 'schema-type-changed';
  yield { ...at, aspect, detail: keyword, before: text(was), after: text(is) };
}

function* flagDifference(
  keyword: string,
  on: Aspect,
  off: Aspect,
  before: View,
  after: View,
  at: Position,
): Generator<SchemaDifference> {
  const [was, is] = [before, after].map(({ keywords }) => keywords.get(keyword) === true);
  if (was !== is) yield { ...at, aspect: is === true ? on : off, detail: keyword };
}

function* changed(
  keyword: string,
  aspect: Aspect,
  before: View,
  after: View,
  at: Position,
): Generator<SchemaDifference> {
  const [was, is] = [before, after].map(({ keywords }) => keywords.get(keyword));
  if (JSON.stringify(was) !== JSON.stringify(is))
    yield { ...at, aspect, detail: keyword, before: text(was), after: text(is) };
}

/** A schema for additional properties that was added or removed while such properties remain allowed. */
function* additionalDifference(before: View, after: View, at: Position): Generator<SchemaDifference> {
  if ((before.additional === undefined) === (after.additional === undefined) || !before.open || !after.open) return;
  const aspect = before.additional === undefined ? 'schema-narrowed' : 'schema-widened';
  const allowed = ({ additional }: View): string => (additional === undefined ? 'any' : text(additional as Json));
  yield { ...at, aspect, detail: 'additionalProperties', before: allowed(before), after: allowed(after) };
}

function text(value: Json | undefined): string {
  if (value === undefined) return 'none';
  if (typeof value === 'string') return value;
  const json = JSON.stringify(value);
  return json.length > MAX_LENGTH ? `${json.slice(0, MAX_LENGTH - 1)}…` : json;
}
