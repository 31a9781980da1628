/** Paths of the operations table: relative to the page's base URL. */

/** The values that a path gives to a template's variables, or undefined if it does not fit. */
export function matchTemplate(template: string, path: string): Map<string, string> | undefined {
  const names: string[] = [];
  const pattern = template.split(/(\{[^{}]*\})/).map((part) => {
    if (!part.startsWith('{')) return part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    names.push(part.slice(1, -1));
    return '([^/]+)';
  });
  const found = new RegExp(`^${pattern.join('')}/?$`).exec(path);
  return found ? new Map(names.map((name, index) => [name, found[index + 1] ?? ''])) : undefined;
}

/** The template with values in place of its variables; undefined if one has none. */
export function fillTemplate(template: string, values: ReadonlyMap<string, string>): string | undefined {
  let complete = true;
  const path = template.replaceAll(/\{([^{}]*)\}/g, (whole, name: string) => {
    const value = values.get(name);
    complete &&= value !== undefined;
    return value ?? whole;
  });
  return complete ? path : undefined;
}

/** The static segment that all paths begin with; none that would leave two paths alike. */
export function commonPrefix(paths: readonly string[]): string {
  const segment = paths[0]?.split('/')[1] ?? '';
  const prefix = `/${segment}`;
  const shared = /^[\w.~-]+$/.test(segment) && paths.every((path) => path === prefix || isBelow(path, prefix));
  return shared ? prefix : '';
}

function isBelow(path: string, prefix: string): boolean {
  return path.startsWith(`${prefix}/`) && path.length > prefix.length + 1;
}

/** A path as the table shows it. */
export function relativePath(path: string, prefix: string): string {
  return path === prefix ? '' : path.slice(prefix.length + 1);
}
