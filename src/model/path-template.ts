/** Path templates (OpenAPI 3.1 §4.8.8 Path Templating): their variables, their hierarchy, and the paths that match them. */
import { percentDecode } from './percent.js';

/** Values of path variables by name, percent-decoded. */
export type PathValues = Readonly<Record<string, string>>;

interface Matcher {
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

const VARIABLE = /\{([^{}]*)\}/g;
const matchers = new Map<string, Matcher>();

/** The names of the variables of a template, in order. */
export function variablesOf(template: string): readonly string[] {
  return matcherOf(template).names;
}

/** The values with which a template expands to a path, or undefined if the path does not match or cannot be decoded. */
export function matchPath(template: string, path: string): PathValues | undefined {
  const { pattern, names } = matcherOf(template);
  const found = pattern.exec(path);
  if (found === null) return undefined;
  const values: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [index, name] of names.entries()) {
    const value = percentDecode(found[index + 1] ?? '');
    if (value === undefined) return undefined;
    values[name] = value;
  }
  return values;
}

/** The template of the parent: `/a/{b}` for `/a/{b}/c` and `/a/{b}/c/`; undefined for `/`. */
export function parentTemplate(template: string): string | undefined {
  const trimmed = withoutFinalSlash(template);
  return trimmed === '' ? undefined : trimmed.slice(0, trimmed.lastIndexOf('/')) || '/';
}

/** Every ancestor of a template, the nearest first: `/a/{b}`, `/a`, `/` for `/a/{b}/c`. */
export function ancestorTemplates(template: string): readonly string[] {
  const parent = parentTemplate(template);
  return parent === undefined ? [] : [parent, ...ancestorTemplates(parent)];
}

/** The variable that is the whole last segment of a template: `id` for `/pets/{id}`. */
export function lastVariable(template: string): string | undefined {
  return /\/\{([^{}/]+)\}\/?$/.exec(template)?.[1];
}

/** The last segment without variables: `images` for `/batches/{batch}/images`; undefined if the last segment has one. */
export function lastLiteral(template: string): string | undefined {
  const segment = withoutFinalSlash(template).split('/').at(-1) ?? '';
  return segment === '' || segment.includes('{') ? undefined : segment;
}

/** A template without the names of its variables and its final slash: equal for templates that match the same paths. */
export function templateKey(template: string): string {
  return withoutFinalSlash(template.replaceAll(VARIABLE, '{}'));
}

/** Whether two templates match the same paths, apart from a final slash. */
export function sameTemplate(a: string, b: string): boolean {
  return templateKey(a) === templateKey(b);
}

/** The values of one template's variables under the names that a longer template has for the same positions. */
export function transferValues(from: string, values: PathValues, to: string): PathValues {
  const names = variablesOf(to);
  return Object.fromEntries(variablesOf(from).map((name, index) => [names[index] ?? name, values[name] ?? '']));
}

function withoutFinalSlash(template: string): string {
  return template.replace(/\/$/, '');
}

function matcherOf(template: string): Matcher {
  let known = matchers.get(template);
  if (known === undefined) matchers.set(template, (known = compile(template)));
  return known;
}

function compile(template: string): Matcher {
  const names = [...template.matchAll(VARIABLE)].map(([, name = '']) => name);
  const literals = template.split(/\{[^{}]*\}/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return { pattern: new RegExp(`^${literals.join('([^/]+)')}$`), names };
}
