/** The mock without its sockets: a request in, a response out. Prism answers; everything else stands around it. */
import type { Contract, OpenApiOperation } from '../model/contract.js';
import { UnusableInput } from '../finding.js';
import type { Json } from '../model/json.js';
import { schemaJudges } from '../validate/schema.js';
import type { SchemaJudge } from '../validate/schema.js';
import type { Call } from './call.js';
import { controlApi } from './control.js';
import type { ControlApi } from './control.js';
import { errorAnswers } from './errors.js';
import type { ErrorAnswers, Problem } from './errors.js';
import { chooseExample } from './examples.js';
import type { Handlers } from './handlers.js';
import { isJsonType } from './http/accept.js';
import { parseBody } from './http/body.js';
import type { ParsedBody } from './http/body.js';
import { corsHeaders, exposedHeaders, isPreflight, preflightHeaders } from './http/cors.js';
import { challenge, checkCredentials } from './http/credentials.js';
import { queryValues } from './http/exchange.js';
import type { MockRequest, MockResponse } from './http/exchange.js';
import { FAULT_HEADER, faultsFor } from './http/faults.js';
import type { Faults } from './http/faults.js';
import { links } from './http/links.js';
import type { Links } from './http/links.js';
import { serverPlaces } from './http/origin.js';
import { preferences } from './http/prefer.js';
import { publisher } from './http/publish.js';
import type { Publish, Published } from './http/publish.js';
import { router } from './http/router.js';
import type { Match, Router } from './http/router.js';
import { OWN, PROBLEM_CONTEXT, documents } from './hydra/documents.js';
import type { Documents } from './hydra/documents.js';
import { identified } from './hydra/identity.js';
import type { MockOptions } from './options.js';
import type { Answer } from './prism/answer.js';
import { prismResponder, statusKey } from './prism/responder.js';
import type { JudgedRequest, Responder, Wish } from './prism/responder.js';
import { readOnlyViolations } from './read-only.js';
import { references } from './schema/references.js';
import type { References } from './schema/references.js';
import type { Stateful } from './state/stateful.js';

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

/** What lasts longer than an edition of the contract. */
export interface Lasting {
  readonly options: MockOptions;
  readonly stateful: Stateful | undefined;
  readonly random: () => number;
}

const HYDRA_DOCUMENTATION = 'http://www.w3.org/ns/hydra/core#apiDocumentation';
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
  readonly #responder: Responder;
  readonly #errors: ErrorAnswers;
  readonly #links: Links;
  readonly #router: Router;
  readonly #documents: Documents;
  readonly #publish: Publish;
  readonly #control: ControlApi;
  readonly #exposed: string;
  #faults: readonly Faults[];
  #references: References | undefined;

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
    this.#responder = options.responder?.(prism) ?? prism;
    this.#errors = errorAnswers(contract, this.#responder, this.#judges);
    this.#links = links(contract);
    this.#router = router(
      openapi.pathItems.map(({ path }) => path),
      openapi.operations,
    );
    this.#documents = documents(contract, this.#links, this.basePath);
    this.#publish = publisher(this.#links);
    this.#exposed = exposedHeaders(openapi);
    this.#faults = options.faults ?? [];
    this.#control = controlApi(lasting.stateful?.memory, (faults) => (this.#faults = faults ?? options.faults ?? []));
    lasting.stateful?.use(contract, this.#responder, this.#judges, this.#links);
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
    if ('operation' in found) return this.#call(request, found);
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

  async #call(request: MockRequest, { operation, match, path }: FoundOperation): Promise<MockResponse> {
    const { options, stateful } = this.#lasting;
    const wrong = (problem: Omit<Problem, 'instance'>): Promise<MockResponse> =>
      this.#problem(request, problem, operation);
    const credentials = checkCredentials(request, operation, this.#contract.openapi, options.credentials);
    if (credentials === 'wrong') return wrong({ status: 401 });
    const body = parseBody(request);
    const asked = preferences(request.headers['prefer'], request.query);
    if (asked.mistakes.length > 0) return wrong({ status: 400, detail: asked.mistakes.join(' ') });
    const call = {
      operation,
      match,
      request,
      path,
      body,
      judged: this.#judgedRequest(request, operation, path, body),
      preferences: asked,
    };
    const checked = { call, security: credentials === 'unchecked' };
    const refused = options.readOnly === 'refuse' ? this.#readOnly(call) : [];
    if (refused.length > 0) return this.#violated(call, refused);
    const answer = stateful === undefined ? await this.#stateless(checked) : await this.#stately(checked, stateful);
    return this.#handled(call, answer, options.handlers);
  }

  #readOnly({ operation, judged }: Call): Answer['violations'] {
    this.#references ??= references(this.#contract.openapi.document);
    return readOnlyViolations(
      operation,
      judged.headers['content-type'],
      judged.body as Json | undefined,
      this.#references,
    );
  }

  #judgedRequest(request: MockRequest, operation: OpenApiOperation, path: string, body: ParsedBody): JudgedRequest {
    const headers: Record<string, string> = { ...request.headers };
    // Prism looks at the media type only where there is a length, which a chunked body lacks.
    if (request.body.length > 0) headers['content-length'] = String(request.body.length);
    const parsed =
      body.kind === 'json' || body.kind === 'text' ? this.#links.inward(body.value, request.place) : undefined;
    const query = queryValues(request.query);
    for (const name of ['__code', '__example', '__dynamic', '__seed']) delete query[name];
    return {
      method: operation.method.toLowerCase(),
      url: { path, query },
      headers,
      ...(parsed !== undefined && { body: parsed }),
    };
  }

  /** Prism's answer, or what is wrong with the request in the contract's words. */
  async #stateless({ call, security }: Checked): Promise<MockResponse> {
    const unreadable = await this.#unreadable({ call, security });
    if (unreadable !== undefined) return unreadable;
    const choice = this.#choice(call);
    const wish = { ...this.#wish(call), ...choice.wish, validate: true, security };
    let answer = await this.#responder.respond(call.operation, call.judged, wish);
    if (answer.failure !== undefined && choice.wish.example !== undefined) {
      answer = await this.#responder.respond(call.operation, call.judged, {
        ...wish,
        ...this.#wish(call),
      });
    }
    if (answer.violations.length > 0) return this.#violated(call, answer.violations);
    if (answer.failure === undefined && choice.missing) {
      return this.#problem(call.request, { status: 404, detail: `No example is about ${call.path}.` }, call.operation);
    }
    return this.#plain(call, this.#isGenerated(call, answer) ? this.#identified(call, answer) : answer);
  }

  #isGenerated({ operation }: Call, { status, body, mediaType }: Answer): boolean {
    if (operation.method !== 'GET' || status >= 300 || body === undefined) return false;
    const examples = operation.responses.flatMap(({ content }) => content.flatMap((each) => each.examples));
    return mediaType !== undefined && isJsonType(mediaType) && !examples.some(({ value }) => value === body);
  }

  #identified({ operation, match, path }: Call, answer: Answer): Answer {
    const asked = { operation, path, variables: match.variables };
    const body = answer.body === undefined ? undefined : identified(answer.body, asked, this.#contract, this.#links);
    const judge = this.#judgeOf(operation, { ...answer, headers: {} });
    return body === undefined || (judge?.(body).length ?? 0) > answer.issues.length ? answer : { ...answer, body };
  }

  /** A stateful answer where state has one; wishes for a certain answer are still Prism's. */
  async #stately(checked: Checked, stateful: Stateful): Promise<MockResponse> {
    const { status, example, dynamic } = checked.call.preferences;
    if (status !== undefined || example !== undefined || dynamic !== undefined) return this.#stateless(checked);
    const unreadable = await this.#unreadable(checked);
    if (unreadable !== undefined) return unreadable;
    const { call, security } = checked;
    const violations = await this.#responder.judge(call.operation, call.judged, security);
    const meant = violations.filter((violation) => !stateful.forgives(call, violation));
    if (meant.length > 0) return this.#violated(call, meant);
    const outcome = await stateful.answer(call);
    if (outcome === undefined) return this.#stateless(checked);
    return 'problem' in outcome ? this.#problem(call.request, outcome.problem, call.operation) : outcome.response;
  }

  /** A body that cannot be read is told so, but only to those who may send one. */
  async #unreadable({ call, security }: Checked): Promise<MockResponse | undefined> {
    const { body, operation, judged, request } = call;
    if (body.kind !== 'wrong') return undefined;
    const violations = await this.#responder.judge(
      operation,
      { ...judged, headers: withoutBody(judged.headers) },
      security,
    );
    if (violations.some(({ kind }) => kind === 'security')) return this.#problem(request, { status: 401 }, operation);
    return this.#problem(request, body, operation);
  }

  #violated(call: Call, violations: Answer['violations']): Promise<MockResponse> {
    const { operation, request } = call;
    if (violations.some(({ kind }) => kind === 'security')) return this.#problem(request, { status: 401 }, operation);
    if (violations.some(({ kind }) => kind === 'mediaType')) {
      return this.#problem(request, { status: 415, violations }, operation);
    }
    return this.#problem(request, { status: invalidStatus(operation), violations }, operation);
  }

  async #plain({ request, operation }: Call, answer: Answer): Promise<MockResponse> {
    const { failure, issues, status, headers, mediaType, body } = answer;
    if (failure !== undefined) {
      const accept = `Accept: ${request.headers['accept'] ?? ''} leaves nothing that this resource comes as.`;
      return this.#problem(request, { status, detail: status === 406 ? accept : failure.detail }, operation);
    }
    if (issues.length > 0) this.#warn(operation, answer);
    const challenged = status === 401 ? { 'www-authenticate': challenge(operation, this.#contract.openapi) } : {};
    return {
      status,
      headers: { ...headers, ...challenged },
      ...(mediaType && { mediaType }),
      ...(body !== undefined && { body }),
    };
  }

  #warn({ id }: OpenApiOperation, { status, issues }: Answer): void {
    const [issue] = issues;
    this.#lasting.options.onWarning?.(
      `The body that could be made for ${id} ${status} breaks its schema at ${issue?.at}: ${issue?.message}`,
    );
  }

  #wish({ preferences: asked, request, judged }: Call): Omit<Wish, 'validate' | 'security'> {
    const { seed, dynamic } = this.#lasting.options;
    const { mistakes: _, ...wished } = asked;
    const accept = request.headers['accept'];
    // One seed gives each request its own values, and the same ones each time.
    const seeded = asked.seed ?? (seed === undefined ? undefined : `${seed} ${judged.method} ${judged.url.path}`);
    return {
      ...(dynamic === true && asked.example === undefined && { dynamic }),
      ...wished,
      ...(seeded !== undefined && { seed: seeded }),
      ...(accept !== undefined && { accept }),
    };
  }

  /** The example that the request is about; missing: the examples say that there is nothing here. */
  #choice(call: Call): { readonly wish: { readonly example?: string }; readonly missing: boolean } {
    const { status, example, dynamic } = this.#wish(call);
    const none = { wish: {}, missing: false };
    if (status !== undefined || example !== undefined || dynamic === true || call.operation.method !== 'GET')
      return none;
    const choice = chooseExample(call.operation, { ...call, ...call.match, query: call.request.query }, this.#links);
    if (choice.kind === 'example') return { wish: { example: choice.name }, missing: false };
    const declared = call.operation.responses.some((response) => response.status === '404');
    return { wish: {}, missing: choice.kind === 'elsewhere' && declared };
  }

  async #handled(call: Call, answer: MockResponse, handlers: Handlers | undefined): Promise<MockResponse> {
    const { operation, request, path, match, judged } = call;
    const handler =
      handlers !== undefined && Object.hasOwn(handlers, operation.id) ? handlers[operation.id] : undefined;
    if (handler === undefined) return answer;
    const parameters = { path: Object.fromEntries(match.variables), query: judged.url.query };
    const result = await handler({
      request: {
        method: request.method,
        path,
        parameters,
        headers: request.headers,
        body: judged.body as Json | undefined,
      },
      state: this.#lasting.stateful?.memory,
      answer,
    });
    if (result === undefined) return answer;
    const mediaType = answer.mediaType ?? 'application/json';
    return {
      status: result.status,
      headers: { ...result.headers },
      ...(result.body !== undefined && { mediaType, body: result.body }),
    };
  }

  #finish(
    request: MockRequest,
    response: MockResponse,
    operation: OpenApiOperation | undefined,
    faults: Faults,
  ): Handled {
    const published = this.#publish(response, request.place, () => this.#judgeOf(operation, response));
    const cors = this.#lasting.options.cors === false ? {} : corsHeaders(request, this.#exposed);
    const [low = 0, high = low] = faults.latency ?? [];
    return {
      ...published,
      headers: {
        ...cors,
        ...published.headers,
        link: this.#linkHeader(request, response, published.headers['link']),
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

  #judgeOf(operation: OpenApiOperation | undefined, { status, mediaType }: MockResponse): SchemaJudge | undefined {
    const key =
      operation &&
      statusKey(
        operation.responses.map((response) => response.status),
        status,
      );
    const response = operation?.responses.find((each) => each.status === key);
    const schema = response?.content.find((content) => content.mediaType === mediaType)?.schema;
    return schema === undefined ? undefined : this.#judges.judge(schema, 'response');
  }
}

interface FoundOperation {
  readonly path: string;
  readonly match: Match;
  readonly operation: OpenApiOperation;
}

type Found = FoundOperation | { readonly path: string; readonly allow: string };

interface Checked {
  readonly call: Call;
  /** Whether Prism is to look at credentials: not if they were compared already. */
  readonly security: boolean;
}

/** The methods of a resource: HEAD comes with GET, OPTIONS with any. */
function allowed(matches: readonly Match[]): string {
  const methods = matches.flatMap(({ operations }) => [...operations.keys()]);
  const implied = methods.includes('GET') ? ['HEAD'] : [];
  return [...new Set([...methods, ...implied, 'OPTIONS'])].join(', ');
}

/** What an invalid request is answered with: 422 or 400 as the contract declares them, 422 if neither (as Prism does). */
function invalidStatus({ responses }: OpenApiOperation): number {
  const declared = new Set(responses.map(({ status }) => status));
  return [422, 400].find((status) => declared.has(String(status)) || declared.has('4XX')) ?? 422;
}

function isOwn(path: string): boolean {
  return path === OWN || path.startsWith(`${OWN}/`);
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

function withoutBody(headers: Readonly<Record<string, string>>): Record<string, string> {
  const { 'content-type': _, 'content-length': __, ...rest } = headers;
  return rest;
}

function vary(
  cors: Readonly<Record<string, string>>,
  { vary: own }: Readonly<Record<string, string>>,
): { vary?: string } {
  const all = [own, cors['vary']].filter((value) => value !== undefined);
  return all.length === 0 ? {} : { vary: all.join(', ') };
}
