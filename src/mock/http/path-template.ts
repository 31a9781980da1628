/** Path templates and concrete paths: what is below what. */

/** One segment of a template that is a variable and nothing else: `{id}`. */
const VARIABLE = /^\{([^{}]+)\}$/;

/** Splits at slashes; the first, empty segment is left out, a final slash gives an empty last one. */
export function segments(path: string): string[] {
  return path.split('/').slice(1);
}

/** The template of members, by what is declared: `/pets` has `/pets/{id}`, `/batches/` has `/batches/{id}/`. */
export function memberTemplate(collection: string, templates: Iterable<string>): string | undefined {
  const slash = collection.endsWith('/');
  const start = slash ? collection : `${collection}/`;
  return [...templates].find((template) => {
    if (!template.startsWith(start)) return false;
    const rest = template.slice(start.length);
    return VARIABLE.test(slash ? rest.replace(/\/$/, '') : rest);
  });
}

/** The path of the collection that a member's path is below: without the last segment. */
export function parentPath(path: string): string {
  const slash = path.endsWith('/') && path.length > 1;
  const bare = slash ? path.slice(0, -1) : path;
  const at = bare.lastIndexOf('/');
  return slash ? bare.slice(0, at + 1) : bare.slice(0, at) || '/';
}

/** The last variable of a template, if it is the last segment: the member's identifier. */
export function lastVariable(template: string): string | undefined {
  return VARIABLE.exec(segments(template.replace(/(.)\/$/, '$1')).at(-1) ?? '')?.[1];
}

/** The last literal segment: `images` of `/batches/{batch}/images`; undefined after a variable. */
export function lastName(template: string): string | undefined {
  const last = segments(template.replace(/(.)\/$/, '$1')).at(-1) ?? '';
  return last === '' || last.includes('{') ? undefined : last;
}

/** The template filled in, values percent-encoded; undefined if one is missing. */
export function fillTemplate(template: string, values: ReadonlyMap<string, string>): string | undefined {
  let complete = true;
  const path = template.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = values.get(name);
    if (value === undefined || value === '') complete = false;
    return encode(value ?? '');
  });
  return complete ? path : undefined;
}

/** As little as a path segment needs (RFC 3986 §3.3): sub-delimiters, `:` and `@` stay. */
function encode(value: string): string {
  return encodeURIComponent(value).replaceAll(/%(?:21|24|26|27|28|29|2A|2B|2C|3A|3B|3D|40)/gi, decodeURIComponent);
}

/** One form for one path: segments decoded and encoded anew, so that `%7E` and `~` are the same place. */
export function normalPath(path: string): string {
  return `/${segments(path)
    .map((segment) => encode(decode(segment)))
    .join('/')}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
