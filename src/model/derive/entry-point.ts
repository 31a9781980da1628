/** Derives an entry point with links to the paths that no class or link identifies. */
import type { Class, OpenApi, PathItem, SupportedProperty } from '../contract.js';
import { compactIri, localName } from '../namespaces.js';
import { optional } from '../optional.js';

/** Whether a class is the entry point, judging by its name. */
export function isEntryPoint({ name }: Pick<Class, 'name'>): boolean {
  return /^(api)?entry-?point$/i.test(name);
}

/** The entry point with one link per path; templates with variables become TemplatedLinks (Hydra Core, hydra:TemplatedLink). */
export function entryPointClass(
  items: readonly PathItem[],
  namespace: string,
  openapi: OpenApi,
  prefixes: ReadonlyMap<string, string>,
): Class {
  const taken = openapi.schemas.some(({ class: cls }) => cls === `${namespace}EntryPoint`);
  const iri = `${namespace}${taken ? 'ApiEntryPoint' : 'EntryPoint'}`;
  const names = new Set<string>();
  return {
    iri,
    compact: compactIri(iri, prefixes),
    name: localName(iri),
    title: localName(iri),
    subClassOf: [],
    operations: [],
    paths: [],
    schemas: [],
    pointer: '#',
    properties: items.map((item) => pathLink(item, iri, linkName(item.path, names), prefixes)),
  };
}

function pathLink(
  item: PathItem,
  owner: string,
  key: string,
  prefixes: ReadonlyMap<string, string>,
): SupportedProperty {
  const iri = `${owner}/${key}`;
  return {
    iri,
    compact: compactIri(iri, prefixes),
    key,
    title: key,
    ...optional('description', item.summary ?? item.description),
    domain: [owner],
    range: [],
    readable: true,
    writable: false,
    required: false,
    link: {
      kind: item.variables.length > 0 ? 'TemplatedLink' : 'Link',
      path: item.path,
      memberClass: [],
      operations: [],
    },
    pointer: '#',
  };
}

/** A name for the link to a path: its segments in camel case, numbered if the name repeats. */
function linkName(path: string, taken: Set<string>): string {
  const base = camelCase(path) || 'root';
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}${number}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

function camelCase(path: string): string {
  const words = path
    .split('/')
    .flatMap((part) => (part === '' ? [] : part.startsWith('{') ? [`by ${part}`] : [part]))
    .join(' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  return words.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('');
}
