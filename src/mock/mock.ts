/** The mock without its sockets: a request in, a response out. Prism answers; everything else stands around it. */
import type { Contract, OpenApiOperation } from '../model/contract.js';
import { UnusableInput } from '../finding.js';
import type { Json } from '../model/json.js';
import { schemaJudges } from '../validate/schema.js';
import { Calls, judgeOf } from './calls.js';
import type { FoundOperation, Lasting, Parts } from './calls.js';
import { controlApi } from './control.js';
import type { ControlApi } from './control.js';
import { errorAnswers } from './errors.js';
import type { ErrorAnswers, Problem } from './errors.js';
import { corsHeaders, exposedHeaders, isPreflight, preflightHeaders } from './http/cors.js';
import { challenge } from './http/credentials.js';
import type { MockRequest, MockResponse } from './http/exchange.js';
import { FAULT_HEADER, faultsFor } from './http/faults.js';
import type { Faults } from './http/faults.js';
import { links } from './http/links.js';
import type { Links } from './http/links.js';
import { serverPlaces } from './http/origin.js';
import { publisher } from './http/publish.js';
import type { Publish, Published } from './http/publish.js';
import { router } from './http/router.js';
import type { Match, Router } from './http/router.js';
import { OWN, PROBLEM_CONTEXT, documents } from './hydra/documents.js';
import type { Documents } from './hydra/documents.js';
import { prismResponder } from './prism/responder.js';

/** The parts of the mock that belong to one edition of one contract. */
export interface Mock {
  handle(request: MockRequest): Promise<Handled>;
  /** The base path of the first server. */
  readonly basePath: string;
}

export interface Handled extends Published {
  readonly operation: string | undefined;
  readonly note: string | undefined;
  readonly fault: MockResponse['fault'];
  /** Milliseconds to wait before the answer. */
  readonly delay: number;
}

const HYDRA_DOCUMENTATION = 'http://www.w3.org/ns/hydra/core#apiDocumentation';
/** Tells a tester that credentials are not judged here: the Server field of RFC 9110 §10.2.4. */
const TAKES_ANY = 'hydra-contract-mock (any credentials)';
const JSON_LD_CONTEXT = 'http://www.w3.org/ns/json-ld#context';

/** Makes the mock of a contract. Nothing of Prism is loaded yet. */
export function createMock(contract: Contract, lasting: Lasting): Mock {
  return new ContractMock(contract, lasting);
}

class ContractMock implements Mock {
  readonly basePath: string;
  readonly #contract: Contract;
  readonly #lasting: Lasting;
  readonly #basePaths: readonly string[];
  readonly #judges;
  readonly #calls: Calls;
  readonly #errors: ErrorAnswers;
  readonly #links: Links;
  readonly #router: Router;
  readonly #documents: Documents;
  readonly #publish: Publish;
  readonly #control: ControlApi;
  readonly #exposed: string;
  readonly #takesAny: boolean;
  #faults: readonly Faults[];

  constructor(contract: Contract, lasting: Lasting) {
    const { openapi } = contract;
    const { options } = lasting;
    this.#contract = contract;
    this.#lasting = lasting;
    const bases = serverPlaces(openapi).map(({ basePath }) => basePath);
    this.basePath = bases[0] ?? '';
    this.#basePaths = [...new Set(bases)].toSorted((a, b) => b.length - a.length);
    this.#judges = schemaJudges(openapi);
    const prism = prismResponder(contract, this.#judges);
    const responder = options.responder?.(prism) ?? prism;
    this.#errors = errorAnswers(contract, responder, this.#judges);
    this.#links = links(contract);
    this.#router = router(
      openapi.pathItems.map(({ path }) => path),
      openapi.operations,
    );
    this.#documents = documents(contract, this.#links, this.basePath);
    this.#publish = publisher(this.#links);
    this.#exposed = exposedHeaders(openapi);
    this.#takesAny =
      options.credentials === undefined && openapi.operations.some(({ security }) => security.length > 0);
    this.#faults = options.faults ?? [];
    this.#control = controlApi(
      lasting.stateful?.memory,
      (faults) => (this.#faults = faults ?? options.faults ?? []),
      this.#documents.paths,
    );
    lasting.stateful?.use(contract, responder, this.#judges, this.#links);
    const problem: Parts['problem'] = (request, what, operation) => this.#problem(request, what, operation);
    this.#calls = new Calls({ contract, lasting, responder, judges: this.#judges, links: this.#links, problem });
  }

  async handle(request: MockRequest): Promise<Handled> {
    const found = this.#find(request);
    const operation = found && 'operation' in found ? found.operation : undefined;
    try {
      const faults = this.#faultsFor(request, operation);
      const response =
        faults.status === undefined
          ? await this.#answer(request, found)
          : await this.#faulty(request, operation, faults.status);
      return this.#finish(request, response, operation, faults);
    } catch (error) {
      const status = error instanceof UnusableInput ? 400 : 500;
      const detail = error instanceof Error ? error.message : String(error);
      return this.#finish(request, await this.#problem(request, { status, detail }, operation), operation, {});
    }
  }

  #faultsFor(request: MockRequest, operation: OpenApiOperation | undefined): Faults {
    // Whoever drives the mock is never in the way of what it drives.
    if (isOwn(request.path)) return {};
    return faultsFor(operation?.id, this.#faults, request.headers[FAULT_HEADER], this.#lasting.random);
  }

  #faulty(request: MockRequest, operation: OpenApiOperation | undefined, status: number): Promise<MockResponse> {
    return this.#problem(request, { status, detail: 'This fault was asked for.' }, operation);
  }

  /** The path below the base path; undefined if the request is for elsewhere. */
  #below(path: string): string | undefined {
    const base = this.#basePaths.find((each) => path === each || path.startsWith(`${each}/`));
    return base === undefined ? undefined : path.slice(base.length) || '/';
  }

  #find(request: MockRequest): Found | undefined {
    const path = this.#below(request.path);
    const matches = path === undefined ? [] : this.#router.match(path);
    if (path === undefined || matches.length === 0) return undefined;
    const method = request.method === 'HEAD' ? ['HEAD', 'GET'] : [request.method];
    for (const name of method) {
      const match = matches.find(({ operations }) => operations.has(name));
      const operation = match?.operations.get(name);
      if (match !== undefined && operation !== undefined) return { path, match, operation };
    }
    return { path, allow: allowed(matches) };
  }

  async #answer(request: MockRequest, found: Found | undefined): Promise<MockResponse> {
    if (isPreflight(request) && this.#lasting.options.cors !== false) {
      const allow = found === undefined || 'operation' in found ? allowed(found ? [found.match] : []) : found.allow;
      return { status: 204, headers: preflightHeaders(request, allow) };
    }
    if (isOwn(request.path)) return this.#own(request);
    if (!isDecodable(request.path)) {
      return this.#problem(request, { status: 400, detail: 'The path is not percent-encoded UTF-8 (RFC 3986 §2.1).' });
    }
    const document = this.#documents.get(request.path);
    if (document !== undefined && ['GET', 'HEAD'].includes(request.method)) return this.#document(document);
    if (request.method === 'OPTIONS' && request.path === '*') return { status: 204, headers: { allow: 'OPTIONS' } };
    if (found === undefined) return this.#problem(request, { status: 404, ...this.#elsewhere(request) });
    if ('operation' in found) return this.#calls.answer(request, found);
    if (request.method === 'OPTIONS') return { status: 204, headers: { allow: found.allow } };
    const detail = `${request.method} is not among the methods of this resource: ${found.allow}.`;
    return this.#problem(request, { status: 405, detail, headers: { allow: found.allow } });
  }

  #document({ mediaType, body }: { readonly mediaType: string; readonly body: Json }): MockResponse {
    return { status: 200, headers: {}, mediaType, body };
  }

  async #own(request: MockRequest): Promise<MockResponse> {
    const document = this.#documents.get(request.path);
    if (document !== undefined && ['GET', 'HEAD'].includes(request.method)) return this.#document(document);
    const answer = await this.#control(request);
    return answer ?? this.#problem(request, { status: 404, detail: `The mock's own paths are listed at ${OWN}/.` });
  }

  /** Says where the API is, if the request went beside it. */
  #elsewhere({ path }: MockRequest): { detail?: string } {
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
  ): Handled {
    const published = this.#publish(response, request.place, () => judgeOf(operation, response, this.#judges));
    const cors = this.#lasting.options.cors === false ? {} : corsHeaders(request, this.#exposed);
    const [low = 0, high = low] = faults.latency ?? [];
    return {
      ...published,
      headers: {
        ...cors,
        ...published.headers,
        link: this.#linkHeader(request, response, published.headers['link']),
        ...(this.#takesAny && { server: TAKES_ANY }),
        ...vary(cors, published.headers),
      },
      operation: operation?.id,
      note: response.note,
      fault: faults.spoil ?? response.fault,
      delay: low + (high - low) * this.#lasting.random(),
    };
  }

  #linkHeader({ place }: MockRequest, { mediaType }: MockResponse, own: string | undefined): string {
    const documentation = `<${place.root}${this.#documents.documentation}>; rel="${HYDRA_DOCUMENTATION}"`;
    const context = `<${place.root}${PROBLEM_CONTEXT}>; rel="${JSON_LD_CONTEXT}"; type="application/ld+json"`;
    const all = [own, documentation, mediaType === 'application/problem+json' ? context : undefined];
    return all.filter((link) => link !== undefined && link !== '').join(', ');
  }
}

type Found = FoundOperation | { readonly path: string; readonly allow: string };

/** The methods of a resource: HEAD comes with GET, OPTIONS with any. */
function allowed(matches: readonly Match[]): string {
  const methods = matches.flatMap(({ operations }) => [...operations.keys()]);
  const implied = methods.includes('GET') ? ['HEAD'] : [];
  return [...new Set([...methods, ...implied, 'OPTIONS'])].join(', ');
}

function isOwn(path: string): boolean {
  return path === OWN || path.startsWith(`${OWN}/`);
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
