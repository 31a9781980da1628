/** The documents that belong to the contract itself: ApiDocumentation, contexts, the Description, a problem context. */
import type { Contract } from '../../model/contract.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { LinkRewriter } from '../http/link-rewriter.js';
import { router } from '../http/router.js';

/**
 * Below this path is the mock's own. RFC 8615 §3 keeps `/.well-known/` on every origin for registered names, so that
 * no path template of an API means it, not even one of variables only.
 */
export const MOCK_PATH = '/.well-known/hydra-contract';

export const DOCUMENTATION = `${MOCK_PATH}/api-documentation`;
export const PROBLEM_CONTEXT = `${MOCK_PATH}/problem-context`;

export interface Document {
  readonly mediaType: string;
  readonly body: Json;
}

export interface Documents {
  /** By path below the mock's root, base path included. */
  get(path: string): Document | undefined;
  /** Every path at which one is served. */
  readonly paths: readonly string[];
  /** Where the ApiDocumentation is, for the Link header. */
  readonly documentation: string;
}

const JSON_LD = 'application/ld+json';

/** Terms of a problem document (RFC 9457) as Hydra has them (hydra:Error and its properties). */
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
 * The documents of a contract. Each is served at a path of {@link MOCK_PATH}; one whose IRI lies on the API's own server is
 * also served there, unless an operation has that very path.
 */
export function documents(contract: Contract, links: LinkRewriter, basePath: string): Documents {
  const served = new Map<string, Document>();
  const put = (path: string, iri: string | undefined, document: Document): string => {
    served.set(path, document);
    const own = iri === undefined ? undefined : servedPath(iri, contract, links, basePath);
    if (own !== undefined) served.set(own, document);
    return own ?? path;
  };
  const { hydra, openapi, contexts } = contract;
  const documentation = put(DOCUMENTATION, hydra.iri, { mediaType: JSON_LD, body: hydra.document });
  for (const [index, [iri, { document }]] of [...contexts].entries()) {
    put(`${MOCK_PATH}/contexts/${index}`, iri, { mediaType: JSON_LD, body: document });
  }
  put(`${MOCK_PATH}/openapi.json`, undefined, { mediaType: 'application/json', body: openapi.document });
  put(PROBLEM_CONTEXT, undefined, { mediaType: JSON_LD, body: PROBLEM_TERMS });
  return { get: (path) => served.get(path), paths: [...served.keys()], documentation };
}

/** The path of an IRI on the API's server, if no operation answers there. */
function servedPath(iri: string, { openapi }: Contract, links: LinkRewriter, basePath: string): string | undefined {
  const path = links.pathOf(iri.replace(/#.*$/s, ''));
  if (path === undefined || path === '/') return undefined;
  const taken = router([], openapi.operations)
    .match(path)
    .some(({ template }) => !template.includes('{'));
  return taken ? undefined : basePath + path;
}
