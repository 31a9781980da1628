/** Converts paths of the operations table, which are relative to the page's base URL. */

/** The values of a template's variables in a path. Undefined if the path does not match. */
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

/** The template with its variables replaced by values. Undefined if a value is missing. */
export function fillTemplate(template: string, values: ReadonlyMap<string, string>): string | undefined {
  let complete = true;
  const path = template.replaceAll(/\{([^{}]*)\}/g, (whole, name: string) => {
    const value = values.get(name);
    complete &&= value !== undefined;
    return value ?? whole;
  });
  return complete ? path : undefined;
}

/** The static first segment that all paths share, with its slash. Empty if removing it could make two paths equal. */
export function commonPrefix(paths: readonly string[]): string {
  const segment = paths[0]?.split('/')[1] ?? '';
  const prefix = `/${segment}`;
  const shared = /^[\w.~-]+$/.test(segment) && paths.every((path) => path === prefix || isBelow(path, prefix));
  return shared ? prefix : '';
}

function isBelow(path: string, prefix: string): boolean {
  return path.startsWith(`${prefix}/`) && path.length > prefix.length + 1;
}

/** A path relative to the prefix, as in the table. */
export function relativePath(path: string, prefix: string): string {
  return path === prefix ? '' : path.slice(prefix.length + 1);
}
