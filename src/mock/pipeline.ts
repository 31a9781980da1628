/** Responds to requests for operations: credentials, validation, Prism or the state, handlers. */
import type { Contract, OpenApiOperation } from '../model/contract.js';
import type { Json } from '../model/json.js';
import type { SchemaJudge, SchemaJudges } from '../validate/schema.js';
import { declares, responseExamples, responseFor } from './declarations.js';
import type { Problem } from './errors.js';
import { chooseExample } from './examples.js';
import type { Handler, HandlerAnswer } from './handlers.js';
import { isJsonType } from './http/accept.js';
import { parseBody } from './http/body.js';
import { challenge, checkCredentials } from './http/credentials.js';
import { queryValues } from './http/exchange.js';
import type { MockRequest, MockResponse } from './http/exchange.js';
import type { LinkRewriter } from './http/link-rewriter.js';
import { parsePreferences } from './http/prefer.js';
import { withRequestIris } from './hydra/generated-iris.js';
import type { OperationRequest, RoutedOperation } from './operation-request.js';
import type { MockOptions } from './options.js';
import type { Answer, Violation } from './prism/answer.js';
import type { ContractRequest, Responder, ResponderOptions } from './prism/responder.js';
import { readOnlyViolations } from './read-only.js';
import { references } from './schema/references.js';
import type { References } from './schema/references.js';
import type { StateEngine } from './state/engine.js';

/** What every edition of the contract that a server runs has in common. */
export interface SharedServices {
  readonly options: MockOptions;
  readonly stateEngine: StateEngine | undefined;
  readonly random: () => number;
}

export interface PipelineParts {
  readonly contract: Contract;
  readonly shared: SharedServices;
  readonly responder: Responder;
  readonly judges: SchemaJudges;
  readonly links: LinkRewriter;
  /** Builds an error response. */
  readonly problem: (
    request: MockRequest,
    problem: Omit<Problem, 'instance'>,
    operation?: OpenApiOperation,
  ) => Promise<MockResponse>;
}

export class OperationPipeline {
  readonly #parts: PipelineParts;
  #references: References | undefined;

  constructor(parts: PipelineParts) {
    this.#parts = parts;
  }

  /** Validates the request, lets the state or Prism respond, and lets a handler replace the response. */
  async respond(request: MockRequest, routed: RoutedOperation): Promise<MockResponse> {
    const { operation } = routed;
    const { options } = this.#parts.shared;
    const verdict = checkCredentials(request, operation, this.#parts.contract.openapi, options.credentials);
    if (verdict === 'rejected') return this.#parts.problem(request, { status: 401 }, operation);
    const preferences = parsePreferences(request.headers['prefer'], request.query);
    if (preferences.mistakes.length > 0) {
      return this.#parts.problem(request, { status: 400, detail: preferences.mistakes.join(' ') }, operation);
    }
    const body = parseBody(request);
    const contractRequest = this.#contractRequest(request, routed, body);
    const call = { ...routed, request, body, contractRequest, preferences };
    const forbidden = options.readOnly === 'refuse' ? this.#readOnlyViolations(call) : [];
    if (forbidden.length > 0) return this.#refuseViolations(call, forbidden);
    return this.#applyHandler(call, await this.#ownResponse(call, verdict === 'unchecked'));
  }

  #readOnlyViolations({ operation, contractRequest }: OperationRequest): Violation[] {
    this.#references ??= references(this.#parts.contract.openapi.document);
    const { headers, body } = contractRequest;
    return readOnlyViolations(operation, headers['content-type'], body as Json | undefined, this.#references);
  }

  #contractRequest(
    request: MockRequest,
    { operation, path }: RoutedOperation,
    body: OperationRequest['body'],
  ): ContractRequest {
    const headers: Record<string, string> = { ...request.headers };
    // Prism ignores the media type of a body without a Content-Length, which a chunked request lacks.
    if (request.body.length > 0) headers['content-length'] = String(request.body.length);
    const query = queryValues(request.query);
    for (const name of ['__code', '__example', '__dynamic', '__seed']) delete query[name];
    const content =
      body.kind === 'json' || body.kind === 'text'
        ? { body: this.#parts.links.toContract(body.value, request.publicBase) }
        : {};
    return { method: operation.method.toLowerCase(), url: { path, query }, headers, ...content };
  }

  /** The mock's own response, before handlers. `checkSecurity`: Prism judges the credentials. */
  async #ownResponse(call: OperationRequest, checkSecurity: boolean): Promise<MockResponse> {
    const { stateEngine } = this.#parts.shared;
    const { status, example, dynamic } = call.preferences;
    const unreadable = await this.#refuseUnreadable(call, checkSecurity);
    if (unreadable !== undefined) return unreadable;
    // A preference for a certain response is Prism's to honor.
    const isPlain = status === undefined && example === undefined && dynamic === undefined;
    const stateful =
      stateEngine !== undefined && isPlain ? await this.#stateful(call, checkSecurity, stateEngine) : undefined;
    return stateful ?? this.#stateless(call, checkSecurity);
  }

  /** The response to a body that cannot be parsed; a client without credentials gets a 401 instead. */
  async #refuseUnreadable(call: OperationRequest, checkSecurity: boolean): Promise<MockResponse | undefined> {
    const { body, operation, contractRequest, request } = call;
    if (body.kind !== 'wrong') return undefined;
    const withoutBody = { ...contractRequest, headers: withoutBodyHeaders(contractRequest.headers) };
    const violations = await this.#parts.responder.judge(operation, withoutBody, checkSecurity);
    const isUnauthorized = violations.some(({ kind }) => kind === 'security');
    return this.#parts.problem(request, isUnauthorized ? { status: 401 } : body, operation);
  }

  /** The response from the state; undefined if the state does not know the operation. */
  async #stateful(
    call: OperationRequest,
    checkSecurity: boolean,
    engine: StateEngine,
  ): Promise<MockResponse | undefined> {
    const { operation, contractRequest, request } = call;
    const found = await this.#parts.responder.judge(operation, contractRequest, checkSecurity);
    const violations = found.filter((violation) => !engine.tolerates(call, violation));
    if (violations.length > 0) return this.#refuseViolations(call, violations);
    const result = await engine.answer(call);
    if (result === undefined) return undefined;
    return 'problem' in result ? this.#parts.problem(request, result.problem, operation) : result.response;
  }

  /** Prism's response, or an error response if the request is invalid. */
  async #stateless(call: OperationRequest, checkSecurity: boolean): Promise<MockResponse> {
    const { operation, request, path } = call;
    const { example, isMissing } = this.#exampleChoice(call);
    const options = { ...this.#responderOptions(call), validate: true, security: checkSecurity };
    const preferred = example === undefined ? options : { ...options, example };
    const answer = await this.#parts.responder.respond(operation, call.contractRequest, preferred);
    if (answer.violations.length > 0) return this.#refuseViolations(call, answer.violations);
    if (answer.failure === undefined && isMissing) {
      return this.#parts.problem(request, { status: 404, detail: `No example describes ${path}.` }, operation);
    }
    return this.#responseFrom(call, isGenerated(call, answer) ? this.#withIris(call, answer) : answer);
  }

  #withIris({ operation, route, path }: OperationRequest, answer: Answer): Answer {
    const { contract, links, judges } = this.#parts;
    if (answer.body === undefined) return answer;
    const body = withRequestIris(answer.body, { operation, path, variables: route.variables }, contract, links);
    const issues = judgeOf(operation, answer, judges)?.(body) ?? [];
    return issues.length > answer.issues.length ? answer : { ...answer, body };
  }

  #refuseViolations({ operation, request }: OperationRequest, violations: readonly Violation[]): Promise<MockResponse> {
    const has = (kind: Violation['kind']): boolean => violations.some((violation) => violation.kind === kind);
    if (has('security')) return this.#parts.problem(request, { status: 401 }, operation);
    const status = has('mediaType') ? 415 : invalidStatus(operation);
    return this.#parts.problem(request, { status, violations }, operation);
  }

  async #responseFrom({ request, operation }: OperationRequest, answer: Answer): Promise<MockResponse> {
    const { failure, issues, status, headers, mediaType, body } = answer;
    if (failure !== undefined) {
      const unacceptable = `No representation of this resource matches "Accept: ${request.headers['accept'] ?? ''}".`;
      const detail = status === 406 ? unacceptable : failure.detail;
      return this.#parts.problem(request, { status, detail }, operation);
    }
    if (issues.length > 0) this.#warn(operation, answer);
    const challenged = status === 401 ? { 'www-authenticate': challenge(operation, this.#parts.contract.openapi) } : {};
    return {
      status,
      headers: { ...headers, ...challenged },
      ...(mediaType && { mediaType }),
      ...(body !== undefined && { body }),
    };
  }

  #warn({ id }: OpenApiOperation, { status, issues: [issue] }: Answer): void {
    this.#parts.shared.options.onWarning?.(
      `No valid body could be generated for ${id} ${status}; the one sent breaks its schema at ${issue?.at}: ${issue?.message}`,
    );
  }

  #responderOptions(call: OperationRequest): Omit<ResponderOptions, 'validate' | 'security'> {
    const { seed, dynamic } = this.#parts.shared.options;
    const { mistakes: _, ...preferences } = call.preferences;
    const { method, url } = call.contractRequest;
    const accept = call.request.headers['accept'];
    // With one seed, each request has its own values, and the same values each time.
    const requestSeed = preferences.seed ?? (seed === undefined ? undefined : `${seed} ${method} ${url.path}`);
    return {
      ...(dynamic === true && preferences.example === undefined && { dynamic }),
      ...preferences,
      ...(requestSeed !== undefined && { seed: requestSeed }),
      ...(accept !== undefined && { accept }),
    };
  }

  /** The example that the request is about. `isMissing`: according to the examples the resource does not exist. */
  #exampleChoice(call: OperationRequest): { readonly example?: string; readonly isMissing: boolean } {
    const { operation, path, route, request } = call;
    const { status, example, dynamic } = this.#responderOptions(call);
    const isChosen = status !== undefined || example !== undefined || dynamic === true;
    if (isChosen || operation.method !== 'GET') return { isMissing: false };
    const target = { path, query: request.query, variables: route.variables };
    const choice = chooseExample(operation, target, this.#parts.links);
    if (choice.kind === 'example') return { example: choice.name, isMissing: false };
    return { isMissing: choice.kind === 'elsewhere' && declares(operation, 404) };
  }

  async #applyHandler(call: OperationRequest, answer: MockResponse): Promise<MockResponse> {
    const { handlers } = this.#parts.shared.options;
    const { id } = call.operation;
    if (handlers === undefined || !Object.hasOwn(handlers, id)) return answer;
    const result = await handlers[id]?.(this.#handlerInput(call, answer));
    return result === undefined ? answer : handledResponse(result, answer);
  }

  #handlerInput(call: OperationRequest, answer: MockResponse): Parameters<Handler>[0] {
    const { request, path, route, contractRequest } = call;
    const parameters = { path: Object.fromEntries(route.variables), query: contractRequest.url.query };
    const body = contractRequest.body as Json | undefined;
    return {
      request: { method: request.method, path, parameters, headers: request.headers, body },
      state: this.#parts.shared.stateEngine?.state,
      answer,
    };
  }
}

function handledResponse({ status, headers, body }: HandlerAnswer, { mediaType }: MockResponse): MockResponse {
  const content = body === undefined ? {} : { mediaType: mediaType ?? 'application/json', body };
  return { status, headers: { ...headers }, ...content };
}

/** Whether Prism generated the body, instead of taking it from an example. */
function isGenerated({ operation }: OperationRequest, { status, body, mediaType }: Answer): boolean {
  if (operation.method !== 'GET' || status >= 300 || body === undefined) return false;
  return mediaType !== undefined && isJsonType(mediaType) && !exampleValues(operation).has(body);
}

/** The status for an invalid request: 422 or 400, whichever is declared; 422 if neither is (as in Prism). */
function invalidStatus(operation: OpenApiOperation): number {
  return [422, 400].find((status) => declares(operation, status, '4XX')) ?? 422;
}

function withoutBodyHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const { 'content-type': _, 'content-length': __, ...rest } = headers;
  return rest;
}

/** Judges bodies of a response by the schema that the contract declares for it. */
export function judgeOf(
  operation: OpenApiOperation | undefined,
  { status, mediaType }: { readonly status: number; readonly mediaType?: string },
  judges: SchemaJudges,
): SchemaJudge | undefined {
  const response = operation && responseFor(operation, status);
  const schema = response?.content.find((content) => content.mediaType === mediaType)?.schema;
  return schema === undefined ? undefined : judges.judge(schema, 'response');
}

const exampleSets = new WeakMap<OpenApiOperation, ReadonlySet<Json>>();

/** The values of an operation's examples. */
function exampleValues(operation: OpenApiOperation): ReadonlySet<Json> {
  let values = exampleSets.get(operation);
  if (values === undefined) {
    values = new Set(responseExamples(operation).map(({ value }) => value));
    exampleSets.set(operation, values);
  }
  return values;
}
