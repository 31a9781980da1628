/** Compares two schemas and their parts. */
import type { Schema } from '../../model/contract.js';
import { get, pointer } from '../../model/json.js';
import type { Aspect, Position, SchemaDifference } from './difference.js';
import { keywordDifferences } from './keywords.js';
import { sameComponent, viewOf } from './view.js';
import type { SchemaIn, View } from './view.js';

const DEEPEST = 30;

/** Every difference between two schemas and their parts. Components of the same name are compared separately. */
export function* compareSchemas(old: SchemaIn, fresh: SchemaIn, at: Position, depth = 0): Generator<SchemaDifference> {
  if (depth > DEEPEST || sameComponent(old, fresh) || sameText(old.schema, fresh.schema)) return;
  yield* compareViews(old, fresh, at, depth);
}

/** Like {@link compareSchemas}, for the components themselves. */
export function* compareComponents(old: SchemaIn, fresh: SchemaIn, at: Position): Generator<SchemaDifference> {
  if (!sameText(old.schema, fresh.schema)) yield* compareViews(old, fresh, at, 0);
}

function* compareViews(old: SchemaIn, fresh: SchemaIn, at: Position, depth: number): Generator<SchemaDifference> {
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
      propertyPosition(at, name, schema, other),
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

function* propertyDifferences(before: View, after: View, at: Position): Generator<SchemaDifference> {
  yield* unmatchedProperties(after, before, at, 'schema-property-added');
  for (const [name, schema] of before.properties) {
    if (!after.properties.has(name) || before.required.has(name) === after.required.has(name)) continue;
    const aspect = after.required.has(name) ? 'schema-became-required' : 'schema-became-optional';
    yield { ...propertyPosition(at, name, schema, schema), aspect, detail: name };
  }
  yield* unmatchedProperties(before, after, at, 'schema-property-removed');
}

/** The properties of one edition that the other does not have. */
function* unmatchedProperties(one: View, other: View, at: Position, aspect: Aspect): Generator<SchemaDifference> {
  for (const [name, schema] of one.properties) {
    if (other.properties.has(name)) continue;
    const position = propertyPosition(at, name, schema, schema);
    yield { ...position, aspect, detail: name, required: one.required.has(name), open: other.open };
  }
}

function* alternativeDifferences(
  before: View,
  after: View,
  old: SchemaIn,
  fresh: SchemaIn,
  at: Position,
  depth: number,
): Generator<SchemaDifference> {
  const texts = (schemas: readonly Schema[]): Set<string> => new Set(schemas.map((schema) => JSON.stringify(schema)));
  const [was, is] = [texts(before.alternatives), texts(after.alternatives)];
  const removed = before.alternatives.filter((schema) => !is.has(JSON.stringify(schema)));
  const added = after.alternatives.filter((schema) => !was.has(JSON.stringify(schema)));
  const inPlace = removed.length === added.length;
  for (const [index, schema] of (inPlace ? removed : []).entries()) {
    const other = added[index];
    yield* compareSchemas(
      { schema, openapi: old.openapi },
      { schema: other, openapi: fresh.openapi },
      part(at, '|', 'anyOf'),
      depth + 1,
    );
  }
  if (inPlace) return;
  for (const schema of added) yield { ...at, aspect: 'schema-alternative-added', detail: alternativeName(schema) };
  for (const schema of removed) yield { ...at, aspect: 'schema-alternative-removed', detail: alternativeName(schema) };
}

function alternativeName(schema: Schema): string {
  for (const key of ['$ref', 'title', 'format', 'type']) {
    const value = get(schema, key);
    if (typeof value === 'string') return value.replace(/^.*\//, '');
  }
  return JSON.stringify(schema);
}

function propertyPosition(at: Position, name: string, old: Schema, fresh: Schema): Position {
  const both = (keyword: string): boolean => get(old, keyword) === true && get(fresh, keyword) === true;
  return {
    subject: `${at.subject}.${name}`,
    inRequest: at.inRequest && !both('readOnly'),
    inResponse: at.inResponse && !both('writeOnly'),
    oldPointer: pointer(at.oldPointer, 'properties', name),
    newPointer: pointer(at.newPointer, 'properties', name),
  };
}

function part(at: Position, mark: string, keyword: string): Position {
  const subject = mark === '|' ? at.subject : at.subject + mark;
  return { ...at, subject, oldPointer: pointer(at.oldPointer, keyword), newPointer: pointer(at.newPointer, keyword) };
}

function sameText(old: Schema | undefined, fresh: Schema | undefined): boolean {
  return JSON.stringify(old) === JSON.stringify(fresh);
}
