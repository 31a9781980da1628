/** Path templates: matching, filling in and comparing. */
import { encode } from './serialise.js';

/** Path variables by name. */
export type Vars = Readonly<Record<string, string>>;

const matchers = new Map<string, { readonly pattern: RegExp; readonly names: readonly string[] }>();

/** The variables with which a path template expands to a (percent-encoded) path; undefined when it does not match. */
export function matchPath(template: string, path: string): Vars | undefined {
  const { pattern, names } = matcher(template);
  const found = pattern.exec(path);
  if (found === null) return undefined;
  const vars: Record<string, string> = Object.create(null);
  for (const [index, name] of names.entries()) {
    const value = decode(found[index + 1]!);
    if (value === undefined) return undefined;
    vars[name] = value;
  }
  return vars;
}

/** A path template with its variables filled in; `raw` values are used unchanged. */
export function fillPath(template: string, vars: Vars, raw: Vars = {}): string {
  return template.replace(/\{([^{}]*)\}/g, (whole, name: string) => {
    if (Object.hasOwn(raw, name)) return raw[name]!;
    return Object.hasOwn(vars, name) ? encode(vars[name]!) : whole;
  });
}

/** The names of a template's variables, in order. */
export function variablesOf(template: string): readonly string[] {
  return matcher(template).names;
}

/** The values of one template's variables, under the names that a longer template gives them. */
export function transferVars(from: string, vars: Vars, to: string): Vars {
  const names = variablesOf(to);
  return Object.fromEntries(variablesOf(from).map((name, index) => [names[index]!, vars[name]!]));
}

/** A template without its last segment: `/a/{b}` of `/a/{b}/c`; undefined for `/`. */
export function parentPath(template: string): string | undefined {
  const trimmed = template.replace(/\/$/, '');
  const cut = trimmed.lastIndexOf('/');
  return trimmed === '' ? undefined : trimmed.slice(0, cut) || '/';
}

/** The name of the variable that is the last segment of a template; undefined where it is not a variable. */
export function lastVariable(template: string): string | undefined {
  return /\/\{([^{}/]+)\}\/?$/.exec(template)?.[1];
}

/** A template with its variables unnamed, so that it can be compared: `/todos/{}` for `/todos/{id}`. */
export function shapeOf(template: string): string {
  return template.replace(/\{[^{}]*\}/g, '{}');
}

/** The path from one template down to another, with variables unnamed: `items/{}`; undefined where it is not at or below it. */
export function pathBelow(above: string, template: string): string | undefined {
  const [top, whole] = [above, template].map((one) => shapeOf(one).replace(/\/$/, '')) as [string, string];
  if (whole === top) return '';
  return whole.startsWith(`${top}/`) ? whole.slice(top.length + 1) : undefined;
}

/** Whether two templates are the same, apart from a final slash. */
export function samePath(a: string, b: string): boolean {
  return a.replace(/\/$/, '') === b.replace(/\/$/, '');
}

function matcher(template: string): { readonly pattern: RegExp; readonly names: readonly string[] } {
  let known = matchers.get(template);
  if (known === undefined) {
    const names = [...template.matchAll(/\{([^{}]*)\}/g)].map((found) => found[1]!);
    const source = template
      .split(/\{[^{}]*\}/)
      .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('([^/]+)');
    known = { pattern: new RegExp(`^${source}$`), names };
    matchers.set(template, known);
  }
  return known;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
