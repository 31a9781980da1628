/** Prism, asked for one answer at a time: every stateless answer and every judgement of a request goes through here. */
import type { Contract, OpenApiOperation } from '../../model/contract.js';
import type { SchemaJudges } from '../../validate/schema.js';
import { negotiate } from '../http/accept.js';
import { answered, failed, violationsIn } from './answer.js';
import type { Answer, Violation } from './answer.js';
import { compileOperation, resourceFor } from './compiled-operation.js';
import type { CompiledOperation, CompiledContent } from './compiled-operation.js';
import { prismPackages } from './packages.js';
import type { PrismConfig, PrismInstance, PrismRequest } from './packages.js';
import { references } from '../schema/references.js';
import type { References } from '../schema/references.js';

/** A request to an operation, its path without the base path. */
export type ContractRequest = PrismRequest;

/** What the client would like to be answered (RFC 7240 `Prefer`, as Prism has it). */
export interface ResponderOptions {
  readonly status?: number;
  readonly example?: string;
  readonly dynamic?: boolean;
  readonly seed?: string;
  readonly accept?: string;
  /** False: the request is taken as it is. */
  readonly validate: boolean;
  /** False: credentials are not looked at. */
  readonly security: boolean;
}

/** What stands in Prism's place: a test may put a recorder here. */
export interface Responder {
  respond(operation: OpenApiOperation, request: ContractRequest, wish: ResponderOptions): Promise<Answer>;
  judge(operation: OpenApiOperation, request: ContractRequest, security: boolean): Promise<readonly Violation[]>;
}

/** Bodies that Prism generates may break a schema that its generators do not wholly understand: ask again. */
const ATTEMPTS = 8;
/** A static body is made once only. */
const ATTEMPTS_ONCE = 40;

/** Prism for one contract. Nothing is loaded or built before the first question. */
export function prismResponder(contract: Contract, judges: SchemaJudges): Responder {
  const tools = { references: references(contract.openapi.document), judges };
  let responder: PrismResponder | undefined;
  const prism = (): PrismResponder => (responder ??= new PrismResponder(contract, tools));
  return {
    respond: (operation, request, wish) => prism().respond(operation, request, wish),
    judge: (operation, request, security) => prism().judge(operation, request, security),
  };
}

class PrismResponder implements Responder {
  readonly #contract: Contract;
  readonly #tools: { readonly references: References; readonly judges: SchemaJudges };
  readonly #prism = prismPackages();
  readonly #answering: PrismInstance;
  readonly #judging: PrismInstance;
  readonly #compiled = new Map<string, CompiledOperation>();

  constructor(contract: Contract, tools: { readonly references: References; readonly judges: SchemaJudges }) {
    this.#contract = contract;
    this.#tools = tools;
    const route = ({ resources }: { resources: readonly unknown[] }): never =>
      ({ _tag: 'Right', right: resources[0] }) as never;
    this.#answering = this.#prism.createInstance(config(false), { logger: SILENT_LOGGER, route });
    const mock = () => () => ({ _tag: 'Right', right: { statusCode: 200 } }) as const;
    this.#judging = this.#prism.createInstance(config(true), { logger: SILENT_LOGGER, route, mock });
  }

  async judge(operation: OpenApiOperation, request: ContractRequest, security: boolean): Promise<readonly Violation[]> {
    const resource = resourceFor(this.#compile(operation), request.headers['content-type']);
    const result = await this.#judging.request(request, [resource], {
      ...config(true),
      checkSecurity: security,
    })();
    return result._tag === 'Left' ? [] : violationsIn(result.right.validations.input);
  }

  async respond(operation: OpenApiOperation, request: ContractRequest, wish: ResponderOptions): Promise<Answer> {
    const form = this.#compile(operation);
    const answer = await this.#ask(form, request, wish);
    const content = contentOf(form, answer);
    if (content?.judge === undefined || answer.body === undefined) return answer;
    return wish.dynamic === true
      ? this.#checkDynamic(form, request, wish, answer, content)
      : this.#checkStatic(form, request, wish, answer, content);
  }

  #compile(operation: OpenApiOperation): CompiledOperation {
    let form = this.#compiled.get(operation.id);
    if (form === undefined) {
      const { openapi } = this.#contract;
      this.#compiled.set(
        operation.id,
        (form = compileOperation(operation, { openapi, prism: this.#prism, ...this.#tools })),
      );
    }
    return form;
  }

  async #ask(form: CompiledOperation, request: ContractRequest, wish: ResponderOptions): Promise<Answer> {
    const { accept: _, ...headers } = request.headers;
    const mock = { ...config(wish.validate).mock, ...mockConfig(wish, form) };
    const asked = { ...config(wish.validate), checkSecurity: wish.validate && wish.security, mock };
    const resource = resourceFor(form, headers['content-type']);
    const result = await this.#answering.request({ ...request, headers }, [resource], asked)();
    return result._tag === 'Left' ? failed(result.left) : answered(result.right);
  }

  /** A static body is the same each time: it is judged once, mended if need be, and kept as an example. */
  async #checkStatic(
    form: CompiledOperation,
    request: ContractRequest,
    wish: ResponderOptions,
    answer: Answer,
    content: CompiledContent,
  ): Promise<Answer> {
    if (content.prism.examples.some(({ value }) => value === answer.body)) return answer;
    const repaired = await this.#repair(
      form,
      { ...request, headers: {} },
      { ...wish, seed: 'static' },
      answer,
      content,
    );
    content.prism.examples.push({ id: 'generated', key: 'generated', value: repaired.body });
    return repaired;
  }

  /** A dynamic body is judged each time; if none of a few is right, the static one is answered. */
  async #checkDynamic(
    form: CompiledOperation,
    request: ContractRequest,
    wish: ResponderOptions,
    answer: Answer,
    content: CompiledContent,
  ): Promise<Answer> {
    const repaired = await this.#repair(form, request, wish, answer, content);
    if (repaired.issues.length === 0) return repaired;
    const { dynamic: _, ...still } = wish;
    const fixed = await this.respond(form.operation, request, {
      ...still,
      validate: false,
      status: answer.status,
    });
    return fixed.issues.length < repaired.issues.length ? { ...fixed, violations: answer.violations } : repaired;
  }

  /** The answer with a body that keeps its schema: the given one, else one of a few that are generated. */
  async #repair(
    form: CompiledOperation,
    request: ContractRequest,
    wish: ResponderOptions,
    answer: Answer,
    content: CompiledContent,
  ): Promise<Answer> {
    let best = this.#judged(answer, content);
    const again = { ...wish, validate: false, dynamic: true, status: answer.status };
    const attempts = wish.dynamic === true ? ATTEMPTS : ATTEMPTS_ONCE;
    for (let attempt = 1; attempt <= attempts && best.issues.length > 0; attempt++) {
      const seed = wish.seed === undefined ? {} : { seed: `${wish.seed}/${attempt}` };
      const next = this.#judged(
        await this.#ask(form, request, { ...again, ...seed, accept: content.mediaType }),
        content,
      );
      if (next.failure === undefined && next.issues.length < best.issues.length) best = next;
    }
    return { ...best, violations: answer.violations };
  }

  #judged(answer: Answer, { judge }: CompiledContent): Answer {
    return { ...answer, issues: answer.body === undefined ? [] : (judge?.()(answer.body) ?? []) };
  }
}

/** Prism logs each request at length; the mock server logs in its own words. */
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

function mockConfig(wish: ResponderOptions, form: CompiledOperation): Partial<PrismConfig['mock']> {
  const mediaTypes = mediaTypesFor(wish, form);
  return {
    dynamic: wish.dynamic === true,
    ...(wish.status !== undefined && { code: wish.status }),
    ...(wish.example !== undefined && { exampleKey: wish.example }),
    ...(wish.dynamic === true && { seed: wish.seed ?? String(Math.random()) }),
    ...(mediaTypes !== undefined && { mediaTypes }),
  };
}

/**
 * The media types to insist on. Prism answers 200 where the wanted status has no representation that the client
 * accepts; here an error is sent in the form it has (RFC 9110 §15.5.7 leaves that to the server).
 */
function mediaTypesFor(
  { status, accept }: ResponderOptions,
  { contents, operation }: CompiledOperation,
): string[] | undefined {
  if (accept === undefined) return undefined;
  const wanted = expectedStatus(operation, status);
  const available = contents.filter((content) => content.status === wanted).map(({ mediaType }) => mediaType);
  const best = negotiate(accept, available);
  if (best !== undefined) return [best];
  return status === undefined && available.length > 0 ? [NONE] : undefined;
}

/** A media type that nothing has: Prism then says 406. It would fail on an Accept header that is malformed. */
const NONE = 'none/none';

/** Which declared response Prism will take: the one for the status, else the lowest success, `default`, the first. */
function expectedStatus({ responses }: OpenApiOperation, status: number | undefined): string | undefined {
  const declared = responses.map((response) => response.status);
  if (status !== undefined) return statusKey(declared, status);
  const [success] = declared.filter((code) => /^2(\d\d|XX)$/.test(code)).toSorted();
  return success ?? declared.find((code) => code === 'default') ?? declared[0];
}

/** The declared status that covers a status: itself, its range, or `default`. */
export function statusKey(declared: readonly string[], status: number): string | undefined {
  const range = `${String(status).charAt(0)}XX`;
  return [String(status), range, 'default'].find((key) => declared.includes(key));
}

function contentOf(form: CompiledOperation, { status, mediaType }: Answer): CompiledContent | undefined {
  const key = statusKey(
    form.operation.responses.map((response) => response.status),
    status,
  );
  return form.contents.find((content) => content.status === key && content.mediaType === mediaType);
}
