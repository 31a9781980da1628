/**
 * A vocabulary for a Description that has none: classes from its object schemas, operations where their paths tell.
 * What OpenAPI does not say (a range, what a list holds) stays out; the vocabulary generator lists it.
 */
import type { Class, Context, Hydra, NamedSchema, OpenApi, PathItem } from '../contract.js';
import { pathsWithSubjects, schemasWithClasses } from '../join.js';
import type { Joined } from '../join.js';
import { namespaceOf, WELL_KNOWN } from '../namespaces.js';
import { optional } from '../openapi.js';
import { isObjectSchema } from '../schema-walk.js';
import { prefixesOf, termsOf } from '../terms.js';
import { deriveClasses, isWellKnown } from './classes.js';
import { apiDocumentation } from './document.js';
import { entryPointClass } from './entry-point.js';
import { segment } from './segment.js';
import { placeOperations } from './operations.js';
import type { PlacedOperations } from './operations.js';
import { linkTargets } from './targets.js';

/** The halves joined, the Hydra one derived. */
export function deriveHydra(source: OpenApi, contexts: ReadonlyMap<string, Context>): Joined {
  const authored = schemasWithClasses(source, contexts);
  const namespace = vocabularyNamespace(source, authored);
  const plain = authored.every((schema) => schema.class === undefined); // where some schemas name a class, the others mean to have none
  const openapi = {
    ...source,
    schemas: plain ? authored.map((schema) => withClass(schema, namespace, source)) : authored,
  };
  const own = [...contexts].filter(([, { file }]) => file !== undefined).map(([iri]) => iri); // what ships with this project, a body has to name
  const terms = termsOf(own.reverse(), contexts);
  const stated = [...prefixesOf(terms)].filter(
    ([, iri]) => iri === namespace || [...WELL_KNOWN.values()].includes(iri),
  );
  const prefixes = new Map([...WELL_KNOWN, ['vocab', namespace], ...stated] as [string, string][]);
  const described = deriveClasses({ openapi, contexts, namespace, prefixes, terms });
  const placed = placePaths(openapi, described, namespace, prefixes);
  const operations = placeOperations(placed.classes, placed.pathItems, openapi);
  const classes = linkTargets(operations.classes, placed.pathItems, openapi);
  return {
    hydra: hydraOf(openapi, { ...operations, classes }, namespace, prefixes),
    openapi: joined(openapi, placed.pathItems, operations),
  };
}

/** A class for an object schema that names none. */
function withClass(schema: NamedSchema, namespace: string, openapi: OpenApi): NamedSchema {
  if (schema.class !== undefined || !isObjectSchema(schema.schema, openapi)) return schema;
  return { ...schema, class: namespace + segment(schema.name) };
}

/** The namespace of the classes that bodies name; else one beneath the first server, which nobody else can own. */
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
 * A path is a link of a class by its place, or the home of the class that is read there; every other path, and
 * whatever answers with a class of a standard, hangs from the entry point.
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

/** Where the class that calls itself the entry point lives, if that is one place on a known server. */
function entryPointIri({ servers }: OpenApi, classes: readonly Class[]): string | undefined {
  const cls = classes.find(({ name, paths }) => /^(api)?entry-?point$/i.test(name) && paths.length > 0);
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
