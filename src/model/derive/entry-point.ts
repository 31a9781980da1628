/** A class for paths that nothing leads to: what is found there hangs from the entry point by a link. */
import type { Class, OpenApi, PathItem, SupportedProperty } from '../contract.js';
import { compactIri, localName } from '../namespaces.js';
import { optional } from '../openapi.js';

/** The entry point, with a link for each of the paths; templates become TemplatedLinks (Hydra Core §5.6). */
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

/** A name for the link to a path: its fixed segments in camel case, numbered where it repeats. */
function linkName(path: string, taken: Set<string>): string {
  const words = path
    .split('/')
    .flatMap((part) => (part === '' ? [] : part.startsWith('{') ? [`by ${part}`] : [part]))
    .join(' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const base =
    words.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('') || 'root';
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}${number}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}
