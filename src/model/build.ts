/** Builds the Contract from the documents that were loaded. */
import type { SourceLocation } from '../finding.js';
import type { Context, Contract, Hydra, OpenApi, Settings, SourceFile } from './contract.js';
import { deriveHydra } from './derive/hydra.js';
import { deriveOpenApi } from './derive/openapi.js';
import { readHydra } from './hydra.js';
import { join } from './join.js';
import { get } from './json.js';
import type { JsonObject } from './json.js';
import { HYDRA, localName, namespaceOf, WELL_KNOWN } from './namespaces.js';
import { Nodes } from './nodes.js';
import { normalize } from './normalize.js';
import { readOpenApi } from './openapi.js';
import { prefixesOf, termFor, termsOf } from './terms.js';
import type { Terms } from './terms.js';

/** The documents of a contract, read and resolved; at least one half is present. */
export interface ContractParts {
  readonly name: string;
  readonly openapi?: {
    /** Bundled: every `$ref` is internal. Rewritten in place to the form of OpenAPI 3.1. */
    readonly document: JsonObject;
    readonly locate: (pointer: string) => SourceLocation;
  };
  readonly hydra?: {
    readonly document: JsonObject;
    /** Expanded with positions in `@index`. */
    readonly expanded: readonly JsonObject[];
    readonly locate: (pointer: string) => SourceLocation | undefined;
  };
  /** The contract's own contexts come first. */
  readonly contexts: ReadonlyMap<string, Context>;
  readonly settings: Settings;
  readonly sources: readonly SourceFile[];
}

/** Builds the model: reads each half, derives a missing one, joins both. Pure except that it rewrites the document to the form of 3.1. */
export function buildContract(parts: ContractParts): Contract {
  const { name, contexts, settings, sources } = parts;
  return { name, ...halves(parts), contexts, settings, sources };
}

function halves(parts: ContractParts): { openapi: OpenApi; hydra: Hydra } {
  const openapi = parts.openapi && authoredOpenApi(parts.openapi);
  if (parts.hydra === undefined) return deriveHydra(openapi ?? emptyOpenApi(), parts.contexts);
  const hydra = authoredHydra(parts.hydra, parts.contexts);
  return join(openapi ?? deriveOpenApi(hydra), hydra, parts.contexts);
}

function authoredOpenApi({ document, locate }: NonNullable<ContractParts['openapi']>): OpenApi {
  const sourceVersion = String(get(document, 'openapi'));
  normalize(document);
  return readOpenApi({ document, sourceVersion, origin: 'authored', locate });
}

function emptyOpenApi(): OpenApi {
  return readOpenApi({
    document: {},
    sourceVersion: '3.1.1',
    origin: 'derived',
    locate: () => ({ kind: 'source', file: '' }),
  });
}

function authoredHydra(source: NonNullable<ContractParts['hydra']>, contexts: ReadonlyMap<string, Context>): Hydra {
  const shared = termsOf([...contexts.keys()].reverse(), contexts);
  const own = termsOf(get(source.document, '@context'), contexts);
  const prefixes = new Map([...prefixesOf(shared), ...prefixesOf(own), ...WELL_KNOWN]);
  return readHydra({
    ...source,
    origin: 'authored',
    prefixes: withVocab(prefixes, source.expanded),
    keyOf: keyOf(shared),
  });
}

/** Looks up the JSON key of a property IRI, each IRI once. */
function keyOf(terms: Terms): (iri: string) => string {
  const known = new Map<string, string>();
  return (iri) => {
    let key = known.get(iri);
    if (key === undefined) known.set(iri, (key = termFor(iri, terms) ?? localName(iri)));
    return key;
  };
}

/** Pages print classes as `vocab:Name`: `vocab` is added as a prefix where no other covers the namespace of the classes. */
function withVocab(
  prefixes: ReadonlyMap<string, string>,
  expanded: readonly JsonObject[],
): ReadonlyMap<string, string> {
  const nodes = new Nodes(expanded);
  const first = nodes
    .ofType(`${HYDRA}ApiDocumentation`)
    .flatMap((node) => nodes.ids(node, `${HYDRA}supportedClass`))[0];
  if (prefixes.has('vocab') || first === undefined || [...prefixes.values()].some((iri) => first.startsWith(iri)))
    return prefixes;
  return new Map([...prefixes, ['vocab', namespaceOf(first)]]);
}
