/** Calls of operations: credentials, Prism or the state, errors in the contract's words, handlers. */
import type { Contract, OpenApiOperation } from '../model/contract.js';
import type { Json } from '../model/json.js';
import type { SchemaJudge, SchemaJudges } from '../validate/schema.js';
import type { OperationRequest } from './operation-request.js';
import type { Problem } from './errors.js';
import { chooseExample } from './examples.js';
import type { Handlers } from './handlers.js';
import { isJsonType } from './http/accept.js';
import { parseBody } from './http/body.js';
import type { ParsedBody } from './http/body.js';
import { challenge, checkCredentials } from './http/credentials.js';
import { queryValues } from './http/exchange.js';
import type { MockRequest, MockResponse } from './http/exchange.js';
import type { LinkRewriter } from './http/link-rewriter.js';
import { parsePreferences } from './http/prefer.js';
import type { RouteMatch } from './http/router.js';
import { withRequestIris } from './hydra/generated-iris.js';
import type { MockOptions } from './options.js';
import type { Answer } from './prism/answer.js';
import { statusKey } from './prism/responder.js';
import type { ContractRequest, Responder, ResponderOptions } from './prism/responder.js';
import { readOnlyViolations } from './read-only.js';
import { references } from './schema/references.js';
import type { References } from './schema/references.js';
import type { StateEngine } from './state/engine.js';

/** What lasts longer than an edition of the contract. */
export interface SharedServices {
  readonly options: MockOptions;
  readonly stateEngine: StateEngine | undefined;
  readonly random: () => number;
}

/** An operation that was found for a request. */
export interface RoutedOperation {
  readonly path: string;
  readonly route: RouteMatch;
  readonly operation: OpenApiOperation;
}

/** What calls are answered with. */
export interface PipelineParts {
  readonly contract: Contract;
  readonly shared: SharedServices;
  readonly responder: Responder;
  readonly judges: SchemaJudges;
  readonly links: LinkRewriter;
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

  /** Checks the request, asks Prism or the state, and lets a handler have the last word. */
  async answer(request: MockRequest, { operation, route, path }: RoutedOperation): Promise<MockResponse> {
    const { options, stateEngine } = this.#parts.shared;
    const wrong = (problem: Omit<Problem, 'instance'>): Promise<MockResponse> =>
      this.#parts.problem(request, problem, operation);
    const credentials = checkCredentials(request, operation, this.#parts.contract.openapi, options.credentials);
    if (credentials === 'wrong') return wrong({ status: 401 });
    const body = parseBody(request);
    const asked = parsePreferences(request.headers['prefer'], request.query);
    if (asked.mistakes.length > 0) return wrong({ status: 400, detail: asked.mistakes.join(' ') });
    const call = {
      operation,
      route,
      request,
      path,
      body,
      contractRequest: this.#contractRequest(request, operation, path, body),
      preferences: asked,
    };
    const checked = { call, security: credentials === 'unchecked' };
    const refused = options.readOnly === 'refuse' ? this.#readOnlyViolations(call) : [];
    if (refused.length > 0) return this.#refuseViolations(call, refused);
    const answer =
      stateEngine === undefined ? await this.#stateless(checked) : await this.#stateful(checked, stateEngine);
    return this.#applyHandler(call, answer, options.handlers);
  }

  #readOnlyViolations({ operation, contractRequest }: OperationRequest): Answer['violations'] {
    this.#references ??= references(this.#parts.contract.openapi.document);
    return readOnlyViolations(
      operation,
      contractRequest.headers['content-type'],
      contractRequest.body as Json | undefined,
      this.#references,
    );
  }

  #contractRequest(request: MockRequest, operation: OpenApiOperation, path: string, body: ParsedBody): ContractRequest {
    const headers: Record<string, string> = { ...request.headers };
    // Prism looks at the media type only where there is a length, which a chunked body lacks.
    if (request.body.length > 0) headers['content-length'] = String(request.body.length);
    const parsed =
      body.kind === 'json' || body.kind === 'text'
        ? this.#parts.links.toContract(body.value, request.publicBase)
        : undefined;
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
    const unreadable = await this.#refuseUnreadable({ call, security });
    if (unreadable !== undefined) return unreadable;
    const choice = this.#exampleChoice(call);
    const wish = { ...this.#responseOptions(call), ...choice.wish, validate: true, security };
    let answer = await this.#parts.responder.respond(call.operation, call.contractRequest, wish);
    if (answer.failure !== undefined && choice.wish.example !== undefined) {
      answer = await this.#parts.responder.respond(call.operation, call.contractRequest, {
        ...wish,
        ...this.#responseOptions(call),
      });
    }
    if (answer.violations.length > 0) return this.#refuseViolations(call, answer.violations);
    if (answer.failure === undefined && choice.missing) {
      return this.#parts.problem(
        call.request,
        { status: 404, detail: `No example is about ${call.path}.` },
        call.operation,
      );
    }
    return this.#responseFrom(call, this.#isGenerated(call, answer) ? this.#withIris(call, answer) : answer);
  }

  #isGenerated({ operation }: OperationRequest, { status, body, mediaType }: Answer): boolean {
    if (operation.method !== 'GET' || status >= 300 || body === undefined) return false;
    return mediaType !== undefined && isJsonType(mediaType) && !exampleValues(operation).has(body);
  }

  #withIris({ operation, route, path }: OperationRequest, answer: Answer): Answer {
    const asked = { operation, path, variables: route.variables };
    const body =
      answer.body === undefined
        ? undefined
        : withRequestIris(answer.body, asked, this.#parts.contract, this.#parts.links);
    const judge = judgeOf(operation, answer, this.#parts.judges);
    return body === undefined || (judge?.(body).length ?? 0) > answer.issues.length ? answer : { ...answer, body };
  }

  /** A stateEngine answer where state has one; wishes for a certain answer are still Prism's. */
  async #stateful(checked: Checked, stateEngine: StateEngine): Promise<MockResponse> {
    const { status, example, dynamic } = checked.call.preferences;
    if (status !== undefined || example !== undefined || dynamic !== undefined) return this.#stateless(checked);
    const unreadable = await this.#refuseUnreadable(checked);
    if (unreadable !== undefined) return unreadable;
    const { call, security } = checked;
    const violations = await this.#parts.responder.judge(call.operation, call.contractRequest, security);
    const meant = violations.filter((violation) => !stateEngine.tolerates(call, violation));
    if (meant.length > 0) return this.#refuseViolations(call, meant);
    const outcome = await stateEngine.answer(call);
    if (outcome === undefined) return this.#stateless(checked);
    return 'problem' in outcome ? this.#parts.problem(call.request, outcome.problem, call.operation) : outcome.response;
  }

  /** A body that cannot be read is told so, but only to those who may send one. */
  async #refuseUnreadable({ call, security }: Checked): Promise<MockResponse | undefined> {
    const { body, operation, contractRequest, request } = call;
    if (body.kind !== 'wrong') return undefined;
    const violations = await this.#parts.responder.judge(
      operation,
      { ...contractRequest, headers: withoutBody(contractRequest.headers) },
      security,
    );
    if (violations.some(({ kind }) => kind === 'security'))
      return this.#parts.problem(request, { status: 401 }, operation);
    return this.#parts.problem(request, body, operation);
  }

  #refuseViolations(call: OperationRequest, violations: Answer['violations']): Promise<MockResponse> {
    const { operation, request } = call;
    if (violations.some(({ kind }) => kind === 'security'))
      return this.#parts.problem(request, { status: 401 }, operation);
    if (violations.some(({ kind }) => kind === 'mediaType')) {
      return this.#parts.problem(request, { status: 415, violations }, operation);
    }
    return this.#parts.problem(request, { status: invalidStatus(operation), violations }, operation);
  }

  async #responseFrom({ request, operation }: OperationRequest, answer: Answer): Promise<MockResponse> {
    const { failure, issues, status, headers, mediaType, body } = answer;
    if (failure !== undefined) {
      const accept = `Accept: ${request.headers['accept'] ?? ''} leaves nothing that this resource comes as.`;
      return this.#parts.problem(request, { status, detail: status === 406 ? accept : failure.detail }, operation);
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

  #warn({ id }: OpenApiOperation, { status, issues }: Answer): void {
    const [issue] = issues;
    this.#parts.shared.options.onWarning?.(
      `The body that could be made for ${id} ${status} breaks its schema at ${issue?.at}: ${issue?.message}`,
    );
  }

  #responseOptions({
    preferences: asked,
    request,
    contractRequest,
  }: OperationRequest): Omit<ResponderOptions, 'validate' | 'security'> {
    const { seed, dynamic } = this.#parts.shared.options;
    const { mistakes: _, ...wished } = asked;
    const accept = request.headers['accept'];
    // One seed gives each request its own values, and the same ones each time.
    const seeded =
      asked.seed ?? (seed === undefined ? undefined : `${seed} ${contractRequest.method} ${contractRequest.url.path}`);
    return {
      ...(dynamic === true && asked.example === undefined && { dynamic }),
      ...wished,
      ...(seeded !== undefined && { seed: seeded }),
      ...(accept !== undefined && { accept }),
    };
  }

  /** The example that the request is about; missing: the examples say that there is nothing here. */
  #exampleChoice(call: OperationRequest): { readonly wish: { readonly example?: string }; readonly missing: boolean } {
    const { status, example, dynamic } = this.#responseOptions(call);
    const none = { wish: {}, missing: false };
    if (status !== undefined || example !== undefined || dynamic === true || call.operation.method !== 'GET')
      return none;
    const choice = chooseExample(
      call.operation,
      { ...call, ...call.route, query: call.request.query },
      this.#parts.links,
    );
    if (choice.kind === 'example') return { wish: { example: choice.name }, missing: false };
    const declared = call.operation.responses.some((response) => response.status === '404');
    return { wish: {}, missing: choice.kind === 'elsewhere' && declared };
  }

  async #applyHandler(
    call: OperationRequest,
    answer: MockResponse,
    handlers: Handlers | undefined,
  ): Promise<MockResponse> {
    const { operation, request, path, route, contractRequest } = call;
    const handler =
      handlers !== undefined && Object.hasOwn(handlers, operation.id) ? handlers[operation.id] : undefined;
    if (handler === undefined) return answer;
    const parameters = { path: Object.fromEntries(route.variables), query: contractRequest.url.query };
    const result = await handler({
      request: {
        method: request.method,
        path,
        parameters,
        headers: request.headers,
        body: contractRequest.body as Json | undefined,
      },
      state: this.#parts.shared.stateEngine?.state,
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
}

interface Checked {
  readonly call: OperationRequest;
  /** Whether Prism is to look at credentials: not if they were compared already. */
  readonly security: boolean;
}

/** What an invalid request is answered with: 422 or 400 as the contract declares them, 422 if neither (as Prism does). */
function invalidStatus({ responses }: OpenApiOperation): number {
  const declared = new Set(responses.map(({ status }) => status));
  return [422, 400].find((status) => declared.has(String(status)) || declared.has('4XX')) ?? 422;
}

function withoutBody(headers: Readonly<Record<string, string>>): Record<string, string> {
  const { 'content-type': _, 'content-length': __, ...rest } = headers;
  return rest;
}

/** Judges bodies of a response by the schema that the contract has for it. */
export function judgeOf(
  operation: OpenApiOperation | undefined,
  { status, mediaType }: { readonly status: number; readonly mediaType?: string },
  judges: SchemaJudges,
): SchemaJudge | undefined {
  const declared = operation?.responses.map((response) => response.status) ?? [];
  const response = operation?.responses.find((each) => each.status === statusKey(declared, status));
  const schema = response?.content.find((content) => content.mediaType === mediaType)?.schema;
  return schema === undefined ? undefined : judges.judge(schema, 'response');
}

const exampleSets = new WeakMap<OpenApiOperation, ReadonlySet<Json>>();

/** The values of an operation's examples. */
function exampleValues(operation: OpenApiOperation): ReadonlySet<Json> {
  let values = exampleSets.get(operation);
  if (values === undefined) {
    const examples = operation.responses.flatMap(({ content }) => content.flatMap((each) => each.examples));
    exampleSets.set(operation, (values = new Set(examples.map(({ value }) => value))));
  }
  return values;
}
