/** Reads a field that was sent in one or more parts, each with its own media type. */
import { viewSchema } from '../../model/applied-schemas.js';
import type { SchemaView } from '../../model/applied-schemas.js';
import type { Schema } from '../../model/contract.js';
import { isArray, isObject } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import { pointerTo } from '../issue.js';
import { allOf, failure, isRead, success } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import { listed } from '../text-value.js';
import type { Where } from './content.js';

/** Reads one part by the schema of a value. */
export type ReadPart = (schema: Schema, where: Where, index: number) => Outcome;

/**
 * Reads a field: the parts as a list if the schema allows one (one part per item, RFC 7578 §4.3), or the only part as the
 * whole value.
 */
export function readField(count: number, schema: Schema, where: Where, readPart: ReadPart): Outcome {
  const view = viewSchema(schema, where);
  const isList = view.isTyped ? view.allows('array') : view.suggested === 'array' || count > 1;
  const list = (): Outcome => readList(count, view, where, readPart);
  if (count > 1) return isList ? list() : repeated(count, view, where.pointer);
  const whole = readPart(schema, where, 0);
  if (!isList) return whole;
  return fitting(view, where, view.isTyped && view.types.size === 1 ? [list(), whole] : [whole, list()]);
}

function readList(count: number, view: SchemaView, where: Where, readPart: ReadPart): Outcome {
  const items = Array.from({ length: count }, (_, index) =>
    readPart(view.item(index), { ...where, pointer: pointerTo(where.pointer, index) }, index),
  );
  return allOf(items, (values) => values);
}

function repeated(count: number, view: SchemaView, pointer: string): Outcome {
  return failure(pointer, `${count} values were sent; expected ${listed(view)}.`);
}

/** Prefers candidates of a type that the schema allows; others are used only if there are none. */
function fitting(view: SchemaView, where: Where, ways: readonly Outcome[]): Outcome {
  const values = ways.flatMap((way) => way.values);
  const fit = values.filter((value) => fits(value, view, where));
  if (fit.length > 0) return success(...fit);
  return ways.find(isRead) ?? ways[0] ?? success();
}

/** Whether the schema allows the type of a value, and of each of its items. */
function fits(value: Json, view: SchemaView, where: Where): boolean {
  if (!isArray(value)) return hasType(value, view);
  return view.allows('array') && value.every((item, index) => hasType(item, viewSchema(view.item(index), where)));
}

function hasType(value: Json, view: SchemaView): boolean {
  if (value === null) return view.allows('null');
  if (isArray(value)) return view.allows('array');
  if (isObject(value)) return view.allows('object');
  if (typeof value === 'number') return view.allows(Number.isInteger(value) ? 'integer' : 'number');
  return view.allows(typeof value === 'boolean' ? 'boolean' : 'string');
}
