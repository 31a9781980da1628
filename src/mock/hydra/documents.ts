/** The documents that a mock server publishes: ApiDocumentation, contexts, OpenAPI Description, problem context. */
import type { Contract } from '../../model/contract.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { LinkRewriter } from '../http/link-rewriter.js';
import { router } from '../http/router.js';

/**
 * The mock server's own resources are below this path. RFC 8615 §3 reserves `/.well-known/` on every origin, so no path
 * template of an API covers it, not even one that consists of variables only.
 */
export const MOCK_PATH = '/.well-known/hydra-contract';

export const DOCUMENTATION = `${MOCK_PATH}/api-documentation`;
export const PROBLEM_CONTEXT = `${MOCK_PATH}/problem-context`;

/** A published document. */
export interface Document {
  readonly mediaType: string;
  readonly body: Json;
}

export interface Documents {
  /** The document at a path of the server, base path included. */
  get(path: string): Document | undefined;
  /** Every path at which a document is published. */
  readonly paths: readonly string[];
  /** The path of the ApiDocumentation, for the Link header. */
  readonly documentation: string;
}

const JSON_LD = 'application/ld+json';

/** Maps the members of problem documents (RFC 9457) to Hydra terms (hydra:Error and its properties). */
const PROBLEM_TERMS: JsonObject = {
  '@context': {
    '@vocab': 'http://www.w3.org/ns/hydra/core#',
    type: '@type',
    status: { '@id': 'http://www.w3.org/ns/hydra/core#statusCode' },
    detail: { '@id': 'http://www.w3.org/ns/hydra/core#description' },
    instance: { '@id': 'http://www.w3.org/ns/hydra/core#instance', '@type': '@id' },
    errors: { '@id': 'http://www.w3.org/ns/hydra/core#errors', '@type': '@json' },
  },
};

/**
 * The documents of a contract. Each is published below {@link MOCK_PATH}; a document whose IRI is on the API's server is
 * published there, too, unless an operation has the same path.
 */
export function documents(contract: Contract, links: LinkRewriter, basePath: string): Documents {
  const published = new Map<string, Document>();
  const publish = (path: string, iri: string | undefined, document: Document): string => {
    published.set(path, document);
    const own = iri === undefined ? undefined : pathOnServer(iri, contract, links, basePath);
    if (own !== undefined) published.set(own, document);
    return own ?? path;
  };
  const { hydra, openapi, contexts } = contract;
  const documentation = publish(DOCUMENTATION, hydra.iri, { mediaType: JSON_LD, body: hydra.document });
  for (const [index, [iri, { document }]] of [...contexts].entries()) {
    publish(`${MOCK_PATH}/contexts/${index}`, iri, { mediaType: JSON_LD, body: document });
  }
  publish(`${MOCK_PATH}/openapi.json`, undefined, { mediaType: 'application/json', body: openapi.document });
  publish(PROBLEM_CONTEXT, undefined, { mediaType: JSON_LD, body: PROBLEM_TERMS });
  return { get: (path) => published.get(path), paths: [...published.keys()], documentation };
}

/** The path of an IRI on the API's server, unless an operation has this path. */
function pathOnServer(iri: string, { openapi }: Contract, links: LinkRewriter, basePath: string): string | undefined {
  const path = links.pathOf(iri.replace(/#.*$/s, ''));
  if (path === undefined || path === '/') return undefined;
  const taken = router([], openapi.operations)
    .match(path)
    .some(({ template }) => !template.includes('{'));
  return taken ? undefined : basePath + path;
}
