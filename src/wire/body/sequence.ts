/** JSON values in a row: JSON Lines and NDJSON, a value on each line, and JSON text sequences (RFC 7464). */
import { isArray } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import { pointerTo, quote } from '../issue.js';
import { readJson } from '../json-text.js';
import { allOf, failure } from '../outcome.js';
import type { Outcome } from '../outcome.js';

/** Begins each JSON text of a sequence (RFC 7464 §2.2). */
const RECORD_SEPARATOR = '\x1e';

/** An array of the values on each line; empty lines are skipped. */
export function readLines(text: string, pointer: string): Outcome {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return arrayOf(lines.map((line, index) => readJson(line, pointerTo(pointer, index))));
}

/** An array of the values of a sequence. */
export function readSequence(text: string, pointer: string): Outcome {
  const [start = '', ...records] = text.split(RECORD_SEPARATOR);
  if (start.trim() !== '')
    return failure(pointer, `${quote(start)} stands before the first record separator (U+001E).`);
  const full = records.filter((record) => record.trim() !== '');
  return arrayOf(full.map((record, index) => readRecord(record, pointerTo(pointer, index))));
}

/** A number, `true`, `false` or `null` must be followed by whitespace, or it may be cut off (RFC 7464 §2.4). */
function readRecord(record: string, pointer: string): Outcome {
  if (/\w$/.test(record))
    return failure(pointer, `${quote(record)} is not followed by a line feed: it may be cut off.`);
  return readJson(record, pointer);
}

function arrayOf(items: readonly Outcome[]): Outcome {
  return allOf(items, (values) => values);
}

/** A value's items, a line each. Undefined if it has none. */
export function printLines(value: Json): string | undefined {
  return isArray(value) ? value.map((item) => `${JSON.stringify(item)}\n`).join('') : undefined;
}

/** A value's items as a sequence. Undefined if it has none. */
export function printSequence(value: Json): string | undefined {
  return isArray(value) ? value.map((item) => `${RECORD_SEPARATOR}${JSON.stringify(item)}\n`).join('') : undefined;
}
