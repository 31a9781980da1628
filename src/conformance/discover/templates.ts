/** Path templates guessed from the paths of documents. */

/** Documents of one kind, and the path template that matches all of them. */
export interface TemplateGroup<T> {
  readonly template: string;
  readonly documents: readonly T[];
}

/** Segments that look like an identifier: a number, a UUID or a long hexadecimal number. */
const IDENTIFIER = /^(\d+|[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{24,})$/i;

/**
 * Groups documents by path template. Documents of the same classes whose paths are equally long share a template;
 * segments in which they differ, or that look like identifiers, become variables.
 */
export function templatesOf<T extends { readonly path: string; readonly types: readonly string[] }>(
  documents: readonly T[],
): TemplateGroup<T>[] {
  const kinds = new Map<string, T[]>();
  for (const one of documents) {
    const segments = one.path.split('/');
    const key = `${segments.length} ${segments[1]} ${[...one.types].sort().join(' ')} ${one.types.length === 0 ? one.path : ''}`;
    kinds.set(key, [...(kinds.get(key) ?? []), one]);
  }
  return [...kinds.values()].map((group) => ({
    template: templateOf(group.map(({ path }) => path)),
    documents: group,
  }));
}

function templateOf(paths: readonly string[]): string {
  const rows = paths.map((path) => path.split('/'));
  const first = rows[0]!;
  const used = new Set<string>();
  return first
    .map((segment, index) => {
      const varies = rows.some((row) => row[index] !== segment);
      if (segment === '' || (!varies && !IDENTIFIER.test(segment))) return segment;
      return `{${variableName(first[index - 1] ?? '', used)}}`;
    })
    .join('/');
}

/** The name of a variable, after the preceding segment: `notebook` after `notebooks`. */
function variableName(preceding: string, used: Set<string>): string {
  const stem =
    decodeURIComponent(preceding.replace(/%(?![0-9a-f]{2})/gi, ''))
      .replace(/[^\w]+/g, '_')
      .replace(/ies$/, 'y')
      .replace(/s$/, '') || 'id';
  let name = stem;
  for (let n = 2; used.has(name); n++) name = `${stem}${n}`;
  used.add(name);
  return name;
}
