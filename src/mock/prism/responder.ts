/** Prism as a responder: produces every stateless response and judges every request. */
import type { Contract, OpenApiOperation } from '../../model/contract.js';
import type { SchemaJudges } from '../../validate/schema.js';
import { responseFor, successResponse } from '../declarations.js';
import { negotiate } from '../http/accept.js';
import type { RequestPreferences } from '../http/prefer.js';
import { answered, failed, violationsIn } from './answer.js';
import type { Answer, Violation } from './answer.js';
import { compileOperation, prismOperationFor } from './compiled-operation.js';
import type { CompiledOperation, CompiledContent } from './compiled-operation.js';
import { prismPackages } from './packages.js';
import type { PrismConfig, PrismInstance, PrismRequest } from './packages.js';
import { references } from '../schema/references.js';
import type { References } from '../schema/references.js';

/** A request in the contract's terms: its path is relative to the base path, its links are the contract's. */
export type ContractRequest = PrismRequest;

/** A request to an operation without parameters, headers or body: for responses that no client requested. */
export function bareRequest({ method, path }: OpenApiOperation): ContractRequest {
  return { method: method.toLowerCase(), url: { path, query: {} }, headers: {} };
}

/** The client's preferences for a response, and whether its request is judged. */
export interface ResponderOptions extends RequestPreferences {
  readonly accept?: string;
  /** Whether the request is validated. */
  readonly validate: boolean;
  /** Whether validation includes credentials. */
  readonly security: boolean;
}

/** Produces responses and judges requests. Prism implements it; a test may replace or record it. */
export interface Responder {
  respond(operation: OpenApiOperation, request: ContractRequest, options: ResponderOptions): Promise<Answer>;
  judge(operation: OpenApiOperation, request: ContractRequest, security: boolean): Promise<readonly Violation[]>;
}

/** Attempts to generate a valid dynamic body: Prism's generators do not support every keyword. */
const DYNAMIC_ATTEMPTS = 8;
/** Attempts to generate a valid static body, which is generated only once. */
const STATIC_ATTEMPTS = 40;

/** Prism for one contract. Prism is loaded with the first request. */
export function prismResponder(contract: Contract, judges: SchemaJudges): Responder {
  const tools = { references: references(contract.openapi.document), judges };
  let responder: PrismResponder | undefined;
  const prism = (): PrismResponder => (responder ??= new PrismResponder(contract, tools));
  return {
    respond: (operation, request, options) => prism().respond(operation, request, options),
    judge: (operation, request, security) => prism().judge(operation, request, security),
  };
}

/** One request to Prism. */
interface Task {
  readonly compiled: CompiledOperation;
  readonly request: ContractRequest;
  readonly options: ResponderOptions;
}

class PrismResponder implements Responder {
  readonly #contract: Contract;
  readonly #tools: { readonly references: References; readonly judges: SchemaJudges };
  readonly #prism = prismPackages();
  readonly #responding: PrismInstance;
  readonly #judging: PrismInstance;
  readonly #compiled = new Map<string, CompiledOperation>();

  constructor(contract: Contract, tools: { readonly references: References; readonly judges: SchemaJudges }) {
    this.#contract = contract;
    this.#tools = tools;
    const route = ({ resources }: { resources: readonly unknown[] }): never =>
      ({ _tag: 'Right', right: resources[0] }) as never;
    this.#responding = this.#prism.createInstance(config(false), { logger: SILENT_LOGGER, route });
    const mock = () => () => ({ _tag: 'Right', right: { statusCode: 200 } }) as const;
    this.#judging = this.#prism.createInstance(config(true), { logger: SILENT_LOGGER, route, mock });
  }

  async judge(operation: OpenApiOperation, request: ContractRequest, security: boolean): Promise<readonly Violation[]> {
    const prismOperation = prismOperationFor(this.#compile(operation), request.headers['content-type']);
    const judging = { ...config(true), checkSecurity: security };
    const result = await this.#judging.request(request, [prismOperation], judging)();
    return result._tag === 'Left' ? [] : violationsIn(result.right.validations.input);
  }

  async respond(operation: OpenApiOperation, request: ContractRequest, options: ResponderOptions): Promise<Answer> {
    const task = { compiled: this.#compile(operation), request, options };
    const answer = await this.#ask(task);
    const content = contentOf(task.compiled, answer);
    if (content?.judge === undefined || answer.body === undefined) return answer;
    return options.dynamic === true
      ? this.#validDynamic(task, answer, content)
      : this.#validStatic(task, answer, content);
  }

  #compile(operation: OpenApiOperation): CompiledOperation {
    let compiled = this.#compiled.get(operation.id);
    if (compiled === undefined) {
      const { openapi } = this.#contract;
      compiled = compileOperation(operation, { openapi, prism: this.#prism, ...this.#tools });
      this.#compiled.set(operation.id, compiled);
    }
    return compiled;
  }

  async #ask({ compiled, request, options }: Task): Promise<Answer> {
    const { accept: _, ...headers } = request.headers;
    const { validate, security } = options;
    const mock = { ...config(validate).mock, ...mockConfig(options, compiled) };
    const prismConfig = { ...config(validate), checkSecurity: validate && security, mock };
    const prismOperation = prismOperationFor(compiled, headers['content-type']);
    const result = await this.#responding.request({ ...request, headers }, [prismOperation], prismConfig)();
    return result._tag === 'Left' ? failed(result.left) : answered(result.right);
  }

  /** A static body is always the same: it is validated once, regenerated if invalid, and kept as an example. */
  async #validStatic(task: Task, answer: Answer, content: CompiledContent): Promise<Answer> {
    if (content.prism.examples.some(({ value }) => value === answer.body)) return answer;
    const withoutHeaders = { ...task.request, headers: {} };
    const options = { ...task.options, seed: 'static' };
    const valid = await this.#regenerate({ ...task, request: withoutHeaders, options }, answer, content);
    content.prism.examples.push({ id: 'generated', key: 'generated', value: valid.body });
    return valid;
  }

  /** A dynamic body is validated each time; if none of a few attempts is valid, the static body is used. */
  async #validDynamic(task: Task, answer: Answer, content: CompiledContent): Promise<Answer> {
    const dynamic = await this.#regenerate(task, answer, content);
    if (dynamic.issues.length === 0) return dynamic;
    const { dynamic: _, ...options } = task.options;
    const fallback = { ...options, validate: false, status: answer.status };
    const fixed = await this.respond(task.compiled.operation, task.request, fallback);
    return fixed.issues.length < dynamic.issues.length ? { ...fixed, violations: answer.violations } : dynamic;
  }

  /** The answer with a valid body: its own, else the best of a few that are generated. */
  async #regenerate(task: Task, answer: Answer, content: CompiledContent): Promise<Answer> {
    const { options } = task;
    let best = withIssues(answer, content);
    const generated = { ...options, validate: false, dynamic: true, status: answer.status, accept: content.mediaType };
    const attempts = options.dynamic === true ? DYNAMIC_ATTEMPTS : STATIC_ATTEMPTS;
    for (let attempt = 1; attempt <= attempts && best.issues.length > 0; attempt++) {
      const seed = options.seed === undefined ? {} : { seed: `${options.seed}/${attempt}` };
      const next = withIssues(await this.#ask({ ...task, options: { ...generated, ...seed } }), content);
      if (next.failure === undefined && next.issues.length < best.issues.length) best = next;
    }
    return { ...best, violations: answer.violations };
  }
}

function withIssues(answer: Answer, { judge }: CompiledContent): Answer {
  return { ...answer, issues: answer.body === undefined ? [] : (judge?.()(answer.body) ?? []) };
}

/** Silences Prism's verbose log; the mock server has its own. */
const SILENT_LOGGER = (() => {
  const nothing = (): void => undefined;
  const logger: Record<string, unknown> = { child: () => logger };
  for (const level of ['info', 'success', 'debug', 'warn', 'error', 'trace', 'fatal']) logger[level] = nothing;
  return logger;
})();

function config(validate: boolean): PrismConfig {
  const mock = { dynamic: false };
  return {
    checkSecurity: validate,
    validateRequest: validate,
    validateResponse: false,
    errors: false,
    upstreamProxy: undefined,
    isProxy: false,
    mock,
  };
}

function mockConfig(options: ResponderOptions, compiled: CompiledOperation): Partial<PrismConfig['mock']> {
  const { dynamic, status, example, seed } = options;
  const mediaTypes = mediaTypesFor(options, compiled);
  return {
    dynamic: dynamic === true,
    ...(status !== undefined && { code: status }),
    ...(example !== undefined && { exampleKey: example }),
    ...(dynamic === true && { seed: seed ?? String(Math.random()) }),
    ...(mediaTypes !== undefined && { mediaTypes }),
  };
}

/**
 * The media types to request from Prism. Prism responds with 200 if the preferred status has no representation that the
 * client accepts; here an error is sent in a form that it has (RFC 9110 §15.5.7 leaves this to the server).
 */
function mediaTypesFor(
  { status, accept }: ResponderOptions,
  { contents, operation }: CompiledOperation,
): string[] | undefined {
  if (accept === undefined) return undefined;
  const expected = expectedStatus(operation, status);
  const available = contents.filter((content) => content.status === expected).map(({ mediaType }) => mediaType);
  const best = negotiate(accept, available);
  if (best !== undefined) return [best];
  return status === undefined && available.length > 0 ? [NONE] : undefined;
}

/** A media type that no response has, for which Prism responds with 406; a malformed Accept header would make it fail. */
const NONE = 'none/none';

/** The declared status that Prism selects: for the preferred status, else the lowest success, `default`, the first. */
function expectedStatus(operation: OpenApiOperation, status: number | undefined): string | undefined {
  if (status !== undefined) return responseFor(operation, status)?.status;
  return (successResponse(operation) ?? operation.responses[0])?.status;
}

function contentOf(
  { operation, contents }: CompiledOperation,
  { status, mediaType }: Answer,
): CompiledContent | undefined {
  const declared = responseFor(operation, status)?.status;
  return contents.find((content) => content.status === declared && content.mediaType === mediaType);
}
