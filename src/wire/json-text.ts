/** Parses JSON within bounds, and prints it in ASCII (RFC 8259). */
import type { Json } from '../model/json.js';
import { messageOf, quote } from './issue.js';
import { failure, success } from './outcome.js';
import type { Outcome } from './outcome.js';

/** The deepest nesting of arrays and objects; recursion over deeper values could overflow the stack. */
export const MAX_NESTING = 200;

/** Parses a JSON text. */
export function readJson(text: string, pointer = ''): Outcome {
  if (nesting(text) > MAX_NESTING)
    return failure(pointer, `The JSON text is nested more than ${MAX_NESTING} levels deep.`);
  try {
    return success(JSON.parse(text) as Json);
  } catch (error) {
    return failure(pointer, `${quote(text)} is not JSON: ${messageOf(error)}`);
  }
}

/** Prints JSON in ASCII, for headers and cookies: other characters are escaped (RFC 8259 §7). */
export function asciiJson(value: Json): string {
  return JSON.stringify(value).replaceAll(
    /[^\x20-\x7e]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The deepest nesting of brackets outside strings. */
function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isString) {
      if (code === 0x5c) at += 1;
      else if (code === 0x22) isString = false;
    } else if (code === 0x22) isString = true;
    else if (code === 0x5b || code === 0x7b) deepest = Math.max(deepest, (depth += 1));
    else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return deepest;
}
