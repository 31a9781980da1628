/** Parses the body of a request by its media type. */
import type { Json } from '../../model/json.js';
import { isJsonType } from './accept.js';
import type { MockRequest } from './exchange.js';

/** The deepest nesting of arrays and objects; recursion over deeper bodies could overflow the stack. */
const MAX_NESTING = 200;

export type ParsedBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'json' | 'text'; readonly value: Json }
  | { readonly kind: 'wrong'; readonly status: number; readonly detail: string };

/** Parses a JSON body; any other body is kept as text. */
export function parseBody({ body, headers }: MockRequest): ParsedBody {
  if (body.length === 0) return { kind: 'none' };
  const mediaType = headers['content-type'];
  if (mediaType === undefined) return wrong(415, 'The request has a body but no Content-Type.');
  if (!/^\s*[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+\s*(;|$)/.test(mediaType)) {
    return wrong(415, `The Content-Type "${mediaType}" is not a valid media type.`);
  }
  if (headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity') {
    return wrong(415, `The mock server does not support the Content-Encoding "${headers['content-encoding']}".`);
  }
  const text = new TextDecoder().decode(body);
  return isJsonType(mediaType) ? parseJson(text) : { kind: 'text', value: text };
}

function parseJson(text: string): ParsedBody {
  if (nesting(text) > MAX_NESTING) return wrong(400, `The body is nested more than ${MAX_NESTING} levels deep.`);
  try {
    return { kind: 'json', value: JSON.parse(text) as Json };
  } catch (error) {
    return wrong(400, `The body is not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function wrong(status: number, detail: string): ParsedBody {
  return { kind: 'wrong', status, detail };
}

/** The deepest nesting of brackets outside strings. */
function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 0x5c) at++;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x5b || code === 0x7b) deepest = Math.max(deepest, ++depth);
    else if (code === 0x5d || code === 0x7d) depth--;
  }
  return deepest;
}
