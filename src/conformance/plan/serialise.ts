/** Parameters serialised for the wire. */
import type { Parameter } from '../../model/contract.js';
import { isArray, isObject } from '../../model/json.js';
import type { Json } from '../../model/json.js';

/** Lone surrogates: they cannot be encoded as UTF-8. */
const LONE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Percent-encodes a text for a query or a path segment (RFC 3986 §2.1); lone surrogates become U+FFFD. */
export function encode(text: string): string {
  return encodeURIComponent(text.replace(LONE, '\uFFFD')).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** A query parameter as `name=value` pairs (OpenAPI 3.1 §4.8.12, styles form, spaceDelimited, pipeDelimited, deepObject). */
export function queryPairs(parameter: Parameter, value: Json): string[] {
  const name = encode(parameter.name);
  if (parameter.in === 'querystring') return [typeof value === 'string' ? value : encode(JSON.stringify(value))];
  if (parameter.mediaType !== undefined) return [`${name}=${encode(JSON.stringify(value))}`];
  if (isArray(value)) {
    const items = value.map((item) => encode(text(item)));
    if (parameter.explode) return items.map((item) => `${name}=${item}`);
    const separator = parameter.style === 'spaceDelimited' ? '%20' : parameter.style === 'pipeDelimited' ? '%7C' : ',';
    return [`${name}=${items.join(separator)}`];
  }
  if (isObject(value)) {
    const entries = Object.entries(value).map(([key, item]) => [encode(key), encode(text(item ?? null))] as const);
    if (parameter.style === 'deepObject') return entries.map(([key, item]) => `${name}%5B${key}%5D=${item}`);
    if (parameter.explode) return entries.map(([key, item]) => `${key}=${item}`);
    return [`${name}=${entries.flat().join(',')}`];
  }
  return [`${name}=${encode(text(value))}`];
}

/** A path, header or cookie parameter's value in style `simple`. */
export function simpleValue(parameter: Parameter, value: Json): string {
  if (isArray(value)) return value.map(text).join(',');
  if (isObject(value)) {
    return Object.entries(value)
      .map(([key, item]) => (parameter.explode ? `${key}=${text(item ?? null)}` : `${key},${text(item ?? null)}`))
      .join(',');
  }
  return text(value);
}

function text(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
