/**
 * Derives a vocabulary for a Description that has none: classes from object schemas, operations from their paths.
 * What OpenAPI does not specify (a range, the members of a list) is left out; the vocabulary generator lists it.
 */
import type { Class, Context, Hydra, NamedSchema, OpenApi, PathItem } from '../contract.js';
import { pathsWithSubjects, schemasWithClasses } from '../join.js';
import type { Joined } from '../join.js';
import { namespaceOf, WELL_KNOWN } from '../namespaces.js';
import { optional } from '../optional.js';
import { isObjectSchema } from '../schema-walk.js';
import { prefixesOf, termsOf } from '../terms.js';
import type { Terms } from '../terms.js';
import { deriveClasses, isWellKnown } from './classes.js';
import { apiDocumentation } from './document.js';
import { entryPointClass, isEntryPoint } from './entry-point.js';
import { placeOperations } from './operations.js';
import type { PlacedOperations } from './operations.js';
import { segment } from './segment.js';
import { linkTargets } from './targets.js';

/** Joins a Description with the vocabulary that is derived from it. */
export function deriveHydra(source: OpenApi, contexts: ReadonlyMap<string, Context>): Joined {
  const authored = schemasWithClasses(source, contexts);
  const namespace = vocabularyNamespace(source, authored);
  const openapi = { ...source, schemas: withClasses(authored, namespace, source) };
  const terms = ownTerms(contexts);
  const prefixes = prefixesFor(namespace, terms);
  const described = deriveClasses({ openapi, contexts, namespace, prefixes, terms });
  const placed = placePaths(openapi, described, namespace, prefixes);
  const operations = placeOperations(placed.classes, placed.pathItems, openapi);
  const classes = linkTargets(operations.classes, placed.pathItems, openapi);
  return {
    hydra: hydraOf(openapi, { ...operations, classes }, namespace, prefixes),
    openapi: joined(openapi, placed.pathItems, operations),
  };
}

/** If no schema names a class, every object schema gets one; if some do, the others are meant to have none. */
function withClasses(schemas: readonly NamedSchema[], namespace: string, openapi: OpenApi): readonly NamedSchema[] {
  const none = schemas.every((schema) => schema.class === undefined);
  return none ? schemas.map((schema) => withClass(schema, namespace, openapi)) : schemas;
}

/** The terms of the contract's own contexts. Those that ship with this project apply only where a body names them. */
function ownTerms(contexts: ReadonlyMap<string, Context>): Terms {
  const own = [...contexts].filter(([, { file }]) => file !== undefined).map(([iri]) => iri);
  return termsOf(own.reverse(), contexts);
}

/** The well-known prefixes, `vocab`, and those of the contexts for the same namespaces. */
function prefixesFor(namespace: string, terms: Terms): ReadonlyMap<string, string> {
  const known = [...WELL_KNOWN.values(), namespace];
  const stated = [...prefixesOf(terms)].filter(([, iri]) => known.includes(iri));
  return new Map([...WELL_KNOWN, ['vocab', namespace], ...stated] as [string, string][]);
}

function withClass(schema: NamedSchema, namespace: string, openapi: OpenApi): NamedSchema {
  if (schema.class !== undefined || !isObjectSchema(schema.schema, openapi)) return schema;
  return { ...schema, class: namespace + segment(schema.name) };
}

/** The namespace of the classes that schemas name, else one below the first server, which belongs to the API. */
function vocabularyNamespace(openapi: OpenApi, schemas: readonly NamedSchema[]): string {
  const named = schemas.find((schema) => schema.class !== undefined && !isWellKnown(schema.class))?.class;
  if (named !== undefined) return namespaceOf(named);
  const server = openapi.servers.find(({ url }) => /^https?:\/\//.test(url))?.url;
  return `${server?.replaceAll(/\{[^{}]*\}/g, '').replace(/\/+$/, '') ?? 'http://api.invalid'}/vocab#`;
}

interface Placed {
  readonly classes: readonly Class[];
  readonly pathItems: readonly PathItem[];
}

/**
 * Finds the subject of every path. Paths that identify neither a class of the vocabulary nor a link, and those that
 * return a class of a standard, become links of the entry point.
 */
function placePaths(
  openapi: OpenApi,
  classes: readonly Class[],
  namespace: string,
  prefixes: ReadonlyMap<string, string>,
): Placed {
  const items = pathsWithSubjects(openapi, { classes, prefixes });
  const isLoose = ({ subject }: PathItem): boolean =>
    subject === undefined || (subject.kind === 'class' && isWellKnown(subject.class));
  const loose = items.filter(isLoose);
  if (loose.length === 0) return { classes, pathItems: items };
  const entry = entryPointClass(loose, namespace, openapi, prefixes);
  const links = new Map(loose.map(({ path }, index) => [path, entry.properties[index]?.iri ?? entry.iri]));
  const pathItems = items.map((item) =>
    isLoose(item)
      ? { ...item, subject: { kind: 'link', class: entry.iri, property: links.get(item.path) ?? entry.iri } as const }
      : item,
  );
  return { classes: [entry, ...classes], pathItems };
}

function hydraOf(
  openapi: OpenApi,
  { classes, operations }: PlacedOperations,
  namespace: string,
  prefixes: ReadonlyMap<string, string>,
): Hydra {
  let document: Hydra['document'] | undefined;
  const hydra: Hydra = {
    origin: 'derived',
    get document() {
      return (document ??= apiDocumentation(hydra));
    },
    iri: namespace.replace(/[#/]$/, ''),
    ...optional('title', openapi.title === '' ? undefined : openapi.title),
    ...optional('description', openapi.description),
    ...optional('entrypoint', entryPointIri(openapi, classes)),
    prefixes,
    classes,
    operations,
    expanded: [],
    locate: () => undefined,
  };
  return hydra;
}

/** The IRI of the entry point, if it has a path without variables and the server is known. */
function entryPointIri({ servers }: OpenApi, classes: readonly Class[]): string | undefined {
  const cls = classes.find((one) => isEntryPoint(one) && one.paths.length > 0);
  const [path] = cls?.paths ?? [];
  const server = servers.find(({ url }) => /^https?:\/\/[^{}]*$/.test(url))?.url.replace(/\/$/, '');
  return path === undefined || path.includes('{') || server === undefined ? undefined : server + path;
}

function joined(openapi: OpenApi, pathItems: readonly PathItem[], { indexes }: PlacedOperations): OpenApi {
  const operations = openapi.operations.map((operation) => ({
    ...operation,
    ...optional('hydra', indexes.get(operation.id)),
  }));
  return { ...openapi, pathItems, operations };
}
