/** Documents of one kind and the path template that all of them fit. */
export interface TemplateGroup<T> {
  readonly template: string;
  readonly documents: readonly T[];
}

/** What looks like the identifier of one thing among many. */
const IDENTIFIER = /^(\d+|[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{24,})$/i;

/**
 * Groups addresses into path templates: those of one class and one length that differ in a segment share a variable
 * there, and so do segments that look like identifiers.
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
      return `{${fresh(first[index - 1] ?? '', used)}}`;
    })
    .join('/');
}

/** A variable's name after the segment before it: `notebook` after `notebooks`. */
function fresh(before: string, used: Set<string>): string {
  const stem =
    decodeURIComponent(before.replace(/%(?![0-9a-f]{2})/gi, ''))
      .replace(/[^\w]+/g, '_')
      .replace(/ies$/, 'y')
      .replace(/s$/, '') || 'id';
  let name = stem;
  for (let n = 2; used.has(name); n++) name = `${stem}${n}`;
  used.add(name);
  return name;
}
