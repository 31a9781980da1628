import type { Schema } from '../../model/contract.js';
import { get, pointer } from '../../model/json.js';
import type { SchemaDifference, Standing } from './difference.js';
import { keywordDifferences } from './keywords.js';
import { sameComponent, viewOf } from './view.js';
import type { SchemaIn, View } from './view.js';

const DEEPEST = 30;

/** Every way in which two schemas differ, parts included; a component of the same name is left to itself. */
export function* compareSchemas(old: SchemaIn, fresh: SchemaIn, at: Standing, depth = 0): Generator<SchemaDifference> {
  if (depth > DEEPEST || sameComponent(old, fresh) || sameText(old.schema, fresh.schema)) return;
  yield* compareViews(old, fresh, at, depth);
}

/** As {@link compareSchemas}, for the components themselves. */
export function* compareComponents(old: SchemaIn, fresh: SchemaIn, at: Standing): Generator<SchemaDifference> {
  if (!sameText(old.schema, fresh.schema)) yield* compareViews(old, fresh, at, 0);
}

function* compareViews(old: SchemaIn, fresh: SchemaIn, at: Standing, depth: number): Generator<SchemaDifference> {
  const [before, after] = [viewOf(old), viewOf(fresh)];
  yield* keywordDifferences(before, after, at);
  yield* propertyDifferences(before, after, at);
  const within = (schema: Schema | undefined, side: SchemaIn): SchemaIn => ({ schema, openapi: side.openapi });
  for (const [name, schema] of before.properties) {
    const other = after.properties.get(name);
    if (other === undefined) continue;
    yield* compareSchemas(
      within(schema, old),
      within(other, fresh),
      propertyStanding(at, name, schema, other),
      depth + 1,
    );
  }
  if (before.items !== undefined && after.items !== undefined) {
    yield* compareSchemas(within(before.items, old), within(after.items, fresh), part(at, '[]', 'items'), depth + 1);
  }
  if (before.additional !== undefined && after.additional !== undefined) {
    const [was, is] = [within(before.additional, old), within(after.additional, fresh)];
    yield* compareSchemas(was, is, part(at, '.*', 'additionalProperties'), depth + 1);
  }
  yield* alternativeDifferences(before, after, old, fresh, at, depth);
}

function* propertyDifferences(before: View, after: View, at: Standing): Generator<SchemaDifference> {
  for (const [name, schema] of after.properties) {
    if (before.properties.has(name)) continue;
    const standing = propertyStanding(at, name, schema, schema);
    yield {
      ...standing,
      aspect: 'schema-property-added',
      detail: name,
      required: after.required.has(name),
      open: before.open,
    };
  }
  for (const [name, schema] of before.properties) {
    const standing = propertyStanding(at, name, schema, schema);
    const now = after.properties.has(name);
    if (!now)
      yield {
        ...standing,
        aspect: 'schema-property-removed',
        detail: name,
        required: before.required.has(name),
        open: after.open,
      };
    if (!now || before.required.has(name) === after.required.has(name)) continue;
    yield {
      ...standing,
      aspect: after.required.has(name) ? 'schema-became-required' : 'schema-became-optional',
      detail: name,
    };
  }
}

function* alternativeDifferences(
  before: View,
  after: View,
  old: SchemaIn,
  fresh: SchemaIn,
  at: Standing,
  depth: number,
): Generator<SchemaDifference> {
  const texts = (schemas: readonly Schema[]): Set<string> => new Set(schemas.map((schema) => JSON.stringify(schema)));
  const [was, is] = [texts(before.alternatives), texts(after.alternatives)];
  const gone = before.alternatives.filter((schema) => !is.has(JSON.stringify(schema)));
  const come = after.alternatives.filter((schema) => !was.has(JSON.stringify(schema)));
  const inPlace = gone.length === come.length;
  for (const [index, schema] of (inPlace ? gone : []).entries()) {
    const other = come[index];
    yield* compareSchemas(
      { schema, openapi: old.openapi },
      { schema: other, openapi: fresh.openapi },
      part(at, '|', 'anyOf'),
      depth + 1,
    );
  }
  if (inPlace) return;
  for (const schema of come) yield { ...at, aspect: 'schema-alternative-added', detail: alternativeName(schema) };
  for (const schema of gone) yield { ...at, aspect: 'schema-alternative-removed', detail: alternativeName(schema) };
}

function alternativeName(schema: Schema): string {
  for (const key of ['$ref', 'title', 'format', 'type']) {
    const value = get(schema, key);
    if (typeof value === 'string') return value.replace(/^.*\//, '');
  }
  return JSON.stringify(schema);
}

function propertyStanding(at: Standing, name: string, old: Schema, fresh: Schema): Standing {
  const both = (keyword: string): boolean => get(old, keyword) === true && get(fresh, keyword) === true;
  return {
    subject: `${at.subject}.${name}`,
    inRequest: at.inRequest && !both('readOnly'),
    inResponse: at.inResponse && !both('writeOnly'),
    oldPointer: pointer(at.oldPointer, 'properties', name),
    newPointer: pointer(at.newPointer, 'properties', name),
  };
}

function part(at: Standing, mark: string, keyword: string): Standing {
  const subject = mark === '|' ? at.subject : at.subject + mark;
  return { ...at, subject, oldPointer: pointer(at.oldPointer, keyword), newPointer: pointer(at.newPointer, keyword) };
}

function sameText(old: Schema | undefined, fresh: Schema | undefined): boolean {
  return JSON.stringify(old) === JSON.stringify(fresh);
}
