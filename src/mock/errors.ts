/**
 * Errors as the API itself would send them: in the contract's own shape where it has one, else as problem documents
 * (RFC 9457). The shape comes from Prism; what is known of this very error is filled in, if the schema allows it.
 */
import { STATUS_CODES } from 'node:http';
import type { Contract, MediaType, OpenApiOperation } from '../model/contract.js';
import { isArray, isObject, pointer } from '../model/json.js';
import type { Json, JsonObject } from '../model/json.js';
import type { SchemaJudges } from '../validate/schema.js';
import { essence, isJsonType, negotiate } from './http/accept.js';
import type { MockResponse } from './http/exchange.js';
import { statusKey } from './prism/responder.js';
import type { Responder } from './prism/responder.js';
import type { Violation } from './prism/answer.js';

export interface Problem {
  readonly status: number;
  /** One sentence; undefined where the contract's own words will do. */
  readonly detail?: string;
  readonly violations?: readonly Violation[];
  readonly headers?: Readonly<Record<string, string>>;
  /** The request's IRI, as the contract has its links. */
  readonly instance: string;
  readonly accept?: string | undefined;
}

/** Makes answers of problems. `operation` is the one that was asked for, if any. */
export type ErrorResponses = (problem: Problem, operation?: OpenApiOperation) => Promise<MockResponse>;

/** A declared error that lends its shape. */
interface DeclaredError {
  readonly operation: OpenApiOperation;
  /** The status to ask Prism for. */
  readonly status: number;
  readonly content: readonly MediaType[];
}

/** Errors of one contract. */
export function errorResponses(contract: Contract, responder: Responder, judges: SchemaJudges): ErrorResponses {
  return async (problem, operation) => {
    const note = noteOf(problem);
    const shape = findDeclaredError(contract, problem.status, operation);
    const shaped = shape && (await fillDeclaredError(shape, problem, shape.operation === operation, responder, judges));
    const answer = shaped ?? problemDocument(problem);
    return { ...answer, headers: { ...answer.headers, ...problem.headers }, note };
  };
}

/** What the log says of it. */
function noteOf({ status, detail, violations = [] }: Problem): string {
  const said = violations.map(sentence).join('; ');
  return said !== '' ? said : (detail ?? titleOf(status));
}

function titleOf(status: number): string {
  return STATUS_CODES[status] ?? `Status ${status}`;
}

/** The declared error nearest to what is needed: the operation's own, another of it, any of the contract. */
function findDeclaredError(
  { openapi }: Contract,
  status: number,
  operation: OpenApiOperation | undefined,
): DeclaredError | undefined {
  const own = operation && (declaredErrorFor(operation, status) ?? anyDeclaredError(operation));
  if (own !== undefined) return own;
  const operations = openapi.operations;
  return firstOf(operations, (each) => declaredErrorFor(each, status)) ?? firstOf(operations, anyDeclaredError);
}

function declaredErrorFor(operation: OpenApiOperation, status: number): DeclaredError | undefined {
  const key = statusKey(
    operation.responses.map((response) => response.status),
    status,
  );
  const content = operation.responses.find((response) => response.status === key)?.content ?? [];
  return content.some(isJson) ? { operation, status, content } : undefined;
}

function anyDeclaredError(operation: OpenApiOperation): DeclaredError | undefined {
  return firstOf(operation.responses, ({ status, content }) =>
    /^[45]\d\d$/.test(status) && content.some(isJson) ? { operation, status: Number(status), content } : undefined,
  );
}

function isJson({ mediaType }: MediaType): boolean {
  return isJsonType(mediaType);
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function fillDeclaredError(
  shape: DeclaredError,
  problem: Problem,
  own: boolean,
  responder: Responder,
  judges: SchemaJudges,
): Promise<MockResponse | undefined> {
  const types = shape.content.filter(isJson).map(({ mediaType }) => mediaType);
  const accept = negotiate(problem.accept, types) ?? types[0] ?? '';
  const request = {
    method: shape.operation.method.toLowerCase(),
    url: { path: shape.operation.path, query: {} },
    headers: {},
  };
  const wish = { status: shape.status, validate: false, security: false, accept };
  const answer = await responder.respond(shape.operation, request, wish);
  if (answer.failure !== undefined || answer.mediaType === undefined || !isObject(answer.body)) return undefined;
  const schema = shape.content.find(({ mediaType }) => mediaType === answer.mediaType)?.schema;
  const isValid = (body: Json): boolean => schema === undefined || judges.judge(schema, 'response')(body).length === 0;
  const words =
    own && shape.status === problem.status && problem.violations === undefined && problem.detail === undefined;
  const body = fill(answer.body, problem, words, essence(answer.mediaType) === 'application/problem+json');
  const { status } = problem;
  // The declared headers are for the declared status.
  const headers = own && shape.status === status ? answer.headers : {};
  const coded = withCode(body, problem.status);
  // Whatever the schema does not allow is left as the shape has it, the least important first.
  const modest = fill(answer.body, { ...problem, instance: String(answer.body['instance'] ?? '') }, words, false);
  const fitting = [words ? body : coded, body, modest].find(isValid) ?? answer.body;
  return { status, headers, mediaType: answer.mediaType, body: fitting };
}

/** The shape with what is known of this error. `words`: its sentences are right as they are. */
function fill(shape: JsonObject, problem: Problem, words: boolean, isProblem: boolean): JsonObject {
  const detail = problem.detail ?? (problem.violations?.map(sentence).join('; ') || titleOf(problem.status));
  const filled = Object.entries(shape).map(([key, value]): [string, Json | undefined] => {
    const name = key.replace(/^hydra:/, '').toLowerCase();
    if (/^(status|statuscode|status_code|code|httpstatus)$/.test(name)) return [key, statusLike(value, problem.status)];
    if (isObject(value) && HOLDS_ERROR.test(name)) return [key, fill(value, problem, words, false)];
    if (isArray(value) && HOLDS_ERROR.test(name)) return [key, fillFirst(value, problem, words)];
    if (typeof value !== 'string') return [key, value];
    if (name === 'instance') return [key, problem.instance];
    if (words) return [key, value];
    if (name === 'type' && isProblem) return [key, 'about:blank'];
    if (/^(title|error|reason)$/.test(name)) return [key, titleOf(problem.status)];
    return [key, /^(detail|message|description|error_description|errormessage)$/.test(name) ? detail : value];
  });
  const errors =
    isProblem && problem.violations !== undefined ? [['errors', errorList(problem.violations)] as const] : [];
  return Object.fromEntries([...filled, ...errors]) as JsonObject;
}

/** Members that hold the error itself: `{ "error": { "message": … } }`, `{ "errors": [{ "detail": … }] }`. */
const HOLDS_ERROR = /^(errors?|problems?|faults?)$/;

/** A list of errors is about this one only. */
function fillFirst(values: readonly Json[], problem: Problem, words: boolean): Json {
  const [first] = values;
  return isObject(first) ? [fill(first, problem, words, false)] : values;
}

/** The body with the status in words as its code (`not_found`), where codes look like that. */
function withCode(body: JsonObject, status: number): JsonObject {
  const entries = Object.entries(body).map(([key, value]): [string, Json | undefined] => {
    if (isObject(value) && HOLDS_ERROR.test(key)) return [key, withCode(value, status)];
    const isWord = typeof value === 'string' && /^[a-z]+([_-][a-z]+)*$/i.test(value);
    return [key, isWord && /^(code|error_?code)$/i.test(key) ? codeLike(value, status) : value];
  });
  return Object.fromEntries(entries) as JsonObject;
}

function codeLike(like: string, status: number): string {
  const code = titleOf(status)
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, like.includes('-') ? '-' : '_');
  return like === like.toUpperCase() ? code.toUpperCase() : code;
}

function statusLike(value: Json | undefined, status: number): Json | undefined {
  if (typeof value === 'number') return status;
  if (typeof value === 'string' && /^\d{3}$/.test(value)) return String(status);
  return typeof value === 'string' && /^\d{3} /.test(value) ? `${status} ${titleOf(status)}` : value;
}

function problemDocument(problem: Problem): MockResponse {
  const { status, detail, violations, instance } = problem;
  const body: JsonObject = {
    type: 'about:blank',
    title: titleOf(status),
    status,
    detail: detail ?? (violations?.map(sentence).join('; ') || titleOf(status)),
    instance,
    ...(violations !== undefined && violations.length > 0 && { errors: errorList(violations) }),
  };
  return { status, headers: {}, mediaType: 'application/problem+json', body };
}

/** As in RFC 9457 §3's example: `detail` and where, as a pointer into the body or the name of a parameter. */
function errorList(violations: readonly Violation[]): Json {
  return violations.map((violation) => {
    const [where, ...path] = violation.at;
    if (where === 'body') return { detail: violation.message, pointer: pointer('#', ...path) };
    if (where === undefined) return { detail: violation.message };
    return { detail: violation.message, in: where, parameter: path.join('.') };
  });
}

function sentence({ message, at }: Violation): string {
  return at[0] === 'body' && at.length > 1 ? `${message} (${pointer('#', ...at.slice(1))})` : message;
}
