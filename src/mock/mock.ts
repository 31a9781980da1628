/** The mock without its sockets: a request in, a response out. Prism answers; everything else stands around it. */
import type { Contract, OpenApiOperation } from '../model/contract.js';
import { UnusableInput } from '../finding.js';
import type { Json } from '../model/json.js';
import { schemaJudges } from '../validate/schema.js';
import { OperationPipeline, judgeOf } from './pipeline.js';
import type { SharedServices, PipelineParts } from './pipeline.js';
import type { RoutedOperation } from './operation-request.js';
import { controlApi } from './control.js';
import type { ControlApi } from './control.js';
import { errorResponses } from './errors.js';
import type { ErrorResponses, Problem } from './errors.js';
import { corsHeaders, exposedHeaders, isPreflight, preflightHeaders } from './http/cors.js';
import { challenge } from './http/credentials.js';
import type { MockRequest, MockResponse } from './http/exchange.js';
import { FAULT_HEADER, faultsFor } from './http/faults.js';
import type { Faults } from './http/faults.js';
import { linkRewriter } from './http/link-rewriter.js';
import type { LinkRewriter } from './http/link-rewriter.js';
import { serverBases } from './http/base-urls.js';
import { serializer } from './http/serialize.js';
import type { Serialize, SerializedResponse } from './http/serialize.js';
import { router } from './http/router.js';
import type { RouteMatch, Router } from './http/router.js';
import { MOCK_PATH, PROBLEM_CONTEXT, documents } from './hydra/documents.js';
import type { Documents } from './hydra/documents.js';
import { prismResponder } from './prism/responder.js';

/** The parts of the mock that belong to one edition of one contract. */
export interface Mock {
  handle(request: MockRequest): Promise<FinishedResponse>;
  /** The base path of the first server. */
  readonly basePath: string;
}

export interface FinishedResponse extends SerializedResponse {
  readonly operation: string | undefined;
  readonly note: string | undefined;
  readonly fault: MockResponse['fault'];
  /** Milliseconds to wait before the answer. */
  readonly delay: number;
}

const HYDRA_DOCUMENTATION = 'http://www.w3.org/ns/hydra/core#apiDocumentation';
/** Tells a tester that credentials are not judged here: the Server field of RFC 9110 §10.2.4. */
const ANY_CREDENTIALS = 'hydra-contract-mock (any credentials)';
const JSON_LD_CONTEXT = 'http://www.w3.org/ns/json-ld#context';

/** Makes the mock of a contract. Nothing of Prism is loaded yet. */
export function createMock(contract: Contract, lasting: SharedServices): Mock {
  return new ContractMock(contract, lasting);
}

class ContractMock implements Mock {
  readonly basePath: string;
  readonly #contract: Contract;
  readonly #shared: SharedServices;
  readonly #basePaths: readonly string[];
  readonly #judges;
  readonly #pipeline: OperationPipeline;
  readonly #errors: ErrorResponses;
  readonly #links: LinkRewriter;
  readonly #router: Router;
  readonly #documents: Documents;
  readonly #publish: Serialize;
  readonly #control: ControlApi;
  readonly #exposed: string;
  readonly #acceptsAnyCredentials: boolean;
  #faults: readonly Faults[];

  constructor(contract: Contract, lasting: SharedServices) {
    const { openapi } = contract;
    const { options } = lasting;
    this.#contract = contract;
    this.#shared = lasting;
    const bases = serverBases(openapi).map(({ basePath }) => basePath);
    this.basePath = bases[0] ?? '';
    this.#basePaths = [...new Set(bases)].toSorted((a, b) => b.length - a.length);
    this.#judges = schemaJudges(openapi);
    const prism = prismResponder(contract, this.#judges);
    const responder = options.responder?.(prism) ?? prism;
    this.#errors = errorResponses(contract, responder, this.#judges);
    this.#links = linkRewriter(contract);
    this.#router = router(
      openapi.pathItems.map(({ path }) => path),
      openapi.operations,
    );
    this.#documents = documents(contract, this.#links, this.basePath);
    this.#publish = serializer(this.#links);
    this.#exposed = exposedHeaders(openapi);
    this.#acceptsAnyCredentials =
      options.credentials === undefined && openapi.operations.some(({ security }) => security.length > 0);
    this.#faults = options.faults ?? [];
    this.#control = controlApi(
      lasting.stateEngine?.state,
      (faults) => (this.#faults = faults ?? options.faults ?? []),
      this.#documents.paths,
    );
    lasting.stateEngine?.use(contract, responder, this.#judges, this.#links);
    const problem: PipelineParts['problem'] = (request, what, operation) => this.#problem(request, what, operation);
    this.#pipeline = new OperationPipeline({
      contract,
      shared: lasting,
      responder,
      judges: this.#judges,
      links: this.#links,
      problem,
    });
  }

  async handle(request: MockRequest): Promise<FinishedResponse> {
    const found = this.#route(request);
    const operation = found && 'operation' in found ? found.operation : undefined;
    try {
      const faults = this.#faultsFor(request, operation);
      const response =
        faults.status === undefined
          ? await this.#answer(request, found)
          : await this.#faultResponse(request, operation, faults.status);
      return this.#finish(request, response, operation, faults);
    } catch (error) {
      const status = error instanceof UnusableInput ? 400 : 500;
      const detail = error instanceof Error ? error.message : String(error);
      return this.#finish(request, await this.#problem(request, { status, detail }, operation), operation, {});
    }
  }

  #faultsFor(request: MockRequest, operation: OpenApiOperation | undefined): Faults {
    // Whoever drives the mock is never in the way of what it drives.
    if (isMockPath(request.path)) return {};
    return faultsFor(operation?.id, this.#faults, request.headers[FAULT_HEADER], this.#shared.random);
  }

  #faultResponse(request: MockRequest, operation: OpenApiOperation | undefined, status: number): Promise<MockResponse> {
    return this.#problem(request, { status, detail: 'This fault was asked for.' }, operation);
  }

  /** The path below the base path; undefined if the request is for elsewhere. */
  #below(path: string): string | undefined {
    const base = this.#basePaths.find((each) => path === each || path.startsWith(`${each}/`));
    return base === undefined ? undefined : path.slice(base.length) || '/';
  }

  #route(request: MockRequest): Routed | undefined {
    const path = this.#below(request.path);
    const matches = path === undefined ? [] : this.#router.match(path);
    if (path === undefined || matches.length === 0) return undefined;
    const method = request.method === 'HEAD' ? ['HEAD', 'GET'] : [request.method];
    for (const name of method) {
      const match = matches.find(({ operations }) => operations.has(name));
      const operation = match?.operations.get(name);
      if (match !== undefined && operation !== undefined) return { path, route: match, operation };
    }
    return { path, allow: allowed(matches) };
  }

  async #answer(request: MockRequest, found: Routed | undefined): Promise<MockResponse> {
    if (isPreflight(request) && this.#shared.options.cors !== false) {
      const allow = found === undefined || 'operation' in found ? allowed(found ? [found.route] : []) : found.allow;
      return { status: 204, headers: preflightHeaders(request, allow) };
    }
    if (isMockPath(request.path)) return this.#mockResource(request);
    if (!isDecodable(request.path)) {
      return this.#problem(request, { status: 400, detail: 'The path is not percent-encoded UTF-8 (RFC 3986 §2.1).' });
    }
    const document = this.#documents.get(request.path);
    if (document !== undefined && ['GET', 'HEAD'].includes(request.method)) return this.#document(document);
    if (request.method === 'OPTIONS' && request.path === '*') return { status: 204, headers: { allow: 'OPTIONS' } };
    if (found === undefined) return this.#problem(request, { status: 404, ...this.#notFoundDetail(request) });
    if ('operation' in found) return this.#pipeline.respond(request, found);
    if (request.method === 'OPTIONS') return { status: 204, headers: { allow: found.allow } };
    const detail = `${request.method} is not among the methods of this resource: ${found.allow}.`;
    return this.#problem(request, { status: 405, detail, headers: { allow: found.allow } });
  }

  #document({ mediaType, body }: { readonly mediaType: string; readonly body: Json }): MockResponse {
    return { status: 200, headers: {}, mediaType, body };
  }

  async #mockResource(request: MockRequest): Promise<MockResponse> {
    const document = this.#documents.get(request.path);
    if (document !== undefined && ['GET', 'HEAD'].includes(request.method)) return this.#document(document);
    const answer = await this.#control(request);
    return (
      answer ?? this.#problem(request, { status: 404, detail: `The mock's own paths are listed at ${MOCK_PATH}/.` })
    );
  }

  /** Says where the API is, if the request went beside it. */
  #notFoundDetail({ path }: MockRequest): { detail?: string } {
    if (this.#below(path) !== undefined) return { detail: `The contract has no path template for ${path}.` };
    return { detail: `The contract's server has its API below ${this.basePath}/.` };
  }

  #problem(
    request: MockRequest,
    problem: Omit<Problem, 'instance'>,
    operation?: OpenApiOperation,
  ): Promise<MockResponse> {
    const path = this.#below(request.path) ?? request.path;
    const accept = request.headers['accept'];
    const unauthorized =
      problem.status === 401 ? { 'www-authenticate': challenge(operation, this.#contract.openapi) } : {};
    const headers = { ...problem.headers, ...(unauthorized['www-authenticate'] && unauthorized) };
    return this.#errors({ ...problem, headers, instance: this.#links.iri(path), accept }, operation);
  }

  #finish(
    request: MockRequest,
    response: MockResponse,
    operation: OpenApiOperation | undefined,
    faults: Faults,
  ): FinishedResponse {
    const published = this.#publish(response, request.publicBase, () => judgeOf(operation, response, this.#judges));
    const cors = this.#shared.options.cors === false ? {} : corsHeaders(request, this.#exposed);
    const [low = 0, high = low] = faults.latency ?? [];
    return {
      ...published,
      headers: {
        ...cors,
        ...published.headers,
        link: this.#linkHeader(request, response, published.headers['link']),
        ...(this.#acceptsAnyCredentials && { server: ANY_CREDENTIALS }),
        ...vary(cors, published.headers),
      },
      operation: operation?.id,
      note: response.note,
      fault: faults.spoil ?? response.fault,
      delay: low + (high - low) * this.#shared.random(),
    };
  }

  #linkHeader({ publicBase: place }: MockRequest, { mediaType }: MockResponse, own: string | undefined): string {
    const documentation = `<${place.root}${this.#documents.documentation}>; rel="${HYDRA_DOCUMENTATION}"`;
    const context = `<${place.root}${PROBLEM_CONTEXT}>; rel="${JSON_LD_CONTEXT}"; type="application/ld+json"`;
    const all = [own, documentation, mediaType === 'application/problem+json' ? context : undefined];
    return all.filter((link) => link !== undefined && link !== '').join(', ');
  }
}

type Routed = RoutedOperation | { readonly path: string; readonly allow: string };

/** The methods of a resource: HEAD comes with GET, OPTIONS with any. */
function allowed(matches: readonly RouteMatch[]): string {
  const methods = matches.flatMap(({ operations }) => [...operations.keys()]);
  const implied = methods.includes('GET') ? ['HEAD'] : [];
  return [...new Set([...methods, ...implied, 'OPTIONS'])].join(', ');
}

function isMockPath(path: string): boolean {
  return path === MOCK_PATH || path.startsWith(`${MOCK_PATH}/`);
}

function isDecodable(path: string): boolean {
  try {
    // The result is used, for bundlers take a call whose result is not for one that does nothing.
    return decodeURIComponent(path) !== '';
  } catch {
    return false;
  }
}

function vary(
  cors: Readonly<Record<string, string>>,
  { vary: own }: Readonly<Record<string, string>>,
): { vary?: string } {
  const all = [own, cors['vary']].filter((value) => value !== undefined);
  return all.length === 0 ? {} : { vary: all.join(', ') };
}
