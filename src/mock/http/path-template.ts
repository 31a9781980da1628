/** Path templates and concrete paths: segments, variables, parents and members. */
import { percentDecode } from '../../model/percent.js';

/** A segment that is one variable and nothing else: `{id}`. */
const VARIABLE = /^\{([^{}]+)\}$/;

/** The segments after the first slash; a trailing slash yields an empty last segment. */
export function segments(path: string): string[] {
  return path.split('/').slice(1);
}

/** The declared template of a collection's members: `/pets` has `/pets/{id}`, `/batches/` has `/batches/{id}/`. */
export function memberTemplate(collection: string, templates: Iterable<string>): string | undefined {
  const slash = collection.endsWith('/');
  const start = slash ? collection : `${collection}/`;
  return [...templates].find((template) => {
    if (!template.startsWith(start)) return false;
    const rest = template.slice(start.length);
    return VARIABLE.test(slash ? rest.replace(/\/$/, '') : rest);
  });
}

/** The path without its last segment: that of the collection in which the path's resource is a member. */
export function parentPath(path: string): string {
  const slash = path.endsWith('/') && path.length > 1;
  const bare = slash ? path.slice(0, -1) : path;
  const at = bare.lastIndexOf('/');
  return slash ? bare.slice(0, at + 1) : bare.slice(0, at) || '/';
}

/** Fills in a template, values percent-encoded; undefined if a value is missing. */
export function fillTemplate(template: string, values: ReadonlyMap<string, string>): string | undefined {
  let complete = true;
  const path = template.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = values.get(name);
    if (value === undefined || value === '') complete = false;
    return encode(value ?? '');
  });
  return complete ? path : undefined;
}

/** Encodes only what a path segment requires (RFC 3986 §3.3): sub-delimiters, `:` and `@` are kept. */
function encode(value: string): string {
  return encodeURIComponent(value).replaceAll(/%(?:21|24|26|27|28|29|2A|2B|2C|3A|3B|3D|40)/gi, decodeURIComponent);
}

/** Normalizes the percent-encoding of a path, so that `%7E` and `~` identify the same resource. */
export function normalPath(path: string): string {
  return `/${segments(path)
    .map((segment) => encode(decode(segment)))
    .join('/')}`;
}

/** The percent-decoded text; text that is not valid percent-encoded UTF-8 is returned unchanged. */
export function decode(text: string): string {
  return percentDecode(text) ?? text;
}
