/** Reads and prints sequences of JSON values: JSON Lines and NDJSON, and JSON text sequences (RFC 7464). */
import { isArray } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import { pointerTo, quote } from '../issue.js';
import { readJson } from '../json-text.js';
import { allOf, failure } from '../outcome.js';
import type { Outcome } from '../outcome.js';

/** The character before each JSON text of a sequence (RFC 7464 §2.2). */
const RECORD_SEPARATOR = '\x1e';

/** Reads an array with one value per line; empty lines are skipped. */
export function readLines(text: string, pointer: string): Outcome {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return arrayOf(lines.map((line, index) => readJson(line, pointerTo(pointer, index))));
}

/** Reads an array of the values of a sequence. */
export function readSequence(text: string, pointer: string): Outcome {
  const [start = '', ...records] = text.split(RECORD_SEPARATOR);
  if (start.trim() !== '') return failure(pointer, `${quote(start)} precedes the first record separator (U+001E).`);
  const full = records.filter((record) => record.trim() !== '');
  return arrayOf(full.map((record, index) => readRecord(record, pointerTo(pointer, index))));
}

/** A number, `true`, `false` or `null` without whitespace after it may be truncated (RFC 7464 §2.4). */
function readRecord(record: string, pointer: string): Outcome {
  if (/\w$/.test(record))
    return failure(pointer, `${quote(record)} is not followed by a line feed, so it may be truncated.`);
  return readJson(record, pointer);
}

function arrayOf(items: readonly Outcome[]): Outcome {
  return allOf(items, (values) => values);
}

/** Prints the items of an array, one per line; undefined if the value is not an array. */
export function printLines(value: Json): string | undefined {
  return isArray(value) ? value.map((item) => `${JSON.stringify(item)}\n`).join('') : undefined;
}

/** Prints the items of an array as a sequence; undefined if the value is not an array. */
export function printSequence(value: Json): string | undefined {
  return isArray(value) ? value.map((item) => `${RECORD_SEPARATOR}${JSON.stringify(item)}\n`).join('') : undefined;
}
