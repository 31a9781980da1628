/**
 * Builds error responses: in the form that the contract declares for errors, else as problem documents (RFC 9457).
 *
 * Prism supplies the declared form; what is known about the error is filled in as far as the schema allows.
 */
import { STATUS_CODES } from 'node:http';
import type { Contract, MediaType, OpenApiOperation } from '../model/contract.js';
import { isArray, isObject, pointer } from '../model/json.js';
import type { Json, JsonObject } from '../model/json.js';
import type { SchemaJudges } from '../validate/schema.js';
import { jsonContent, responseFor } from './declarations.js';
import { essence, negotiate } from './http/accept.js';
import type { MockResponse } from './http/exchange.js';
import { bareRequest } from './prism/responder.js';
import type { Responder } from './prism/responder.js';
import type { Answer, Violation } from './prism/answer.js';

export interface Problem {
  readonly status: number;
  /** One sentence; undefined if the texts that the contract declares suffice. */
  readonly detail?: string;
  readonly violations?: readonly Violation[];
  readonly headers?: Readonly<Record<string, string>>;
  /** The request's IRI, as the contract writes its links. */
  readonly instance: string;
  readonly accept?: string | undefined;
}

/** Builds the response for a problem. `operation` is the requested one, if any. */
export type ErrorResponses = (problem: Problem, operation?: OpenApiOperation) => Promise<MockResponse>;

/** A declared error whose form is used for a problem. */
interface DeclaredError {
  readonly operation: OpenApiOperation;
  /** The status to request from Prism. */
  readonly status: number;
  /** Its JSON bodies. */
  readonly content: readonly MediaType[];
}

/** The error responses of one contract. */
export function errorResponses(contract: Contract, responder: Responder, judges: SchemaJudges): ErrorResponses {
  return async (problem, operation) => {
    const declared = findDeclaredError(contract, problem.status, operation);
    const isOwn = declared?.operation === operation;
    const filled = declared && (await fillDeclaredError(declared, problem, isOwn, responder, judges));
    const response = filled ?? problemDocument(problem);
    return { ...response, headers: { ...response.headers, ...problem.headers }, note: noteOf(problem) };
  };
}

/** The reason that the log shows. */
function noteOf({ status, detail, violations = [] }: Problem): string {
  return violations.map(sentence).join('; ') || (detail ?? titleOf(status));
}

function titleOf(status: number): string {
  return STATUS_CODES[status] ?? `Status ${status}`;
}

/** The most similar declared error: of the operation for this status, else for any status, else of any operation. */
function findDeclaredError(
  { openapi }: Contract,
  status: number,
  operation: OpenApiOperation | undefined,
): DeclaredError | undefined {
  const own = operation && (declaredErrorFor(operation, status) ?? anyDeclaredError(operation));
  if (own !== undefined) return own;
  const { operations } = openapi;
  return firstOf(operations, (each) => declaredErrorFor(each, status)) ?? firstOf(operations, anyDeclaredError);
}

function declaredErrorFor(operation: OpenApiOperation, status: number): DeclaredError | undefined {
  const content = jsonContent(responseFor(operation, status));
  return content.length > 0 ? { operation, status, content } : undefined;
}

function anyDeclaredError(operation: OpenApiOperation): DeclaredError | undefined {
  return firstOf(operation.responses, (response) => {
    const content = /^[45]\d\d$/.test(response.status) ? jsonContent(response) : [];
    return content.length > 0 ? { operation, status: Number(response.status), content } : undefined;
  });
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function fillDeclaredError(
  declared: DeclaredError,
  problem: Problem,
  isOwn: boolean,
  responder: Responder,
  judges: SchemaJudges,
): Promise<MockResponse | undefined> {
  const answer = await declaredAnswer(declared, problem, responder);
  if (answer.failure !== undefined || answer.mediaType === undefined || !isObject(answer.body)) return undefined;
  const { status } = problem;
  const isSameStatus = isOwn && declared.status === status;
  const keepTexts = isSameStatus && problem.violations === undefined && problem.detail === undefined;
  const isProblem = essence(answer.mediaType) === 'application/problem+json';
  const schema = declared.content.find(({ mediaType }) => mediaType === answer.mediaType)?.schema;
  const isValid = (body: Json): boolean => schema === undefined || judges.judge(schema, 'response')(body).length === 0;
  const body = filledBodies(answer.body, problem, keepTexts, isProblem).find(isValid) ?? answer.body;
  // Declared headers apply to the declared status only.
  return { status, headers: isSameStatus ? answer.headers : {}, mediaType: answer.mediaType, body };
}

function declaredAnswer(
  { operation, status, content }: DeclaredError,
  { accept }: Problem,
  responder: Responder,
): Promise<Answer> {
  const types = content.map(({ mediaType }) => mediaType);
  const options = { status, validate: false, security: false, accept: negotiate(accept, types) ?? types[0] ?? '' };
  return responder.respond(operation, bareRequest(operation), options);
}

/** The filled-in bodies to try, the most complete first: the schema may not allow all of it. */
function filledBodies(form: JsonObject, problem: Problem, keepTexts: boolean, isProblem: boolean): JsonObject[] {
  const body = fill(form, problem, keepTexts, isProblem);
  const ownInstance = { ...problem, instance: String(form['instance'] ?? '') };
  const minimal = fill(form, ownInstance, keepTexts, false);
  return [keepTexts ? body : withCode(body, problem.status), body, minimal];
}

/** The declared form, filled with what is known about the error. `keepTexts`: its texts apply unchanged. */
function fill(form: JsonObject, problem: Problem, keepTexts: boolean, isProblem: boolean): JsonObject {
  const filled = Object.entries(form).map(([key, value]): [string, Json | undefined] => {
    const name = key.replace(/^hydra:/, '').toLowerCase();
    if (isObject(value) && HOLDS_ERROR.test(name)) return [key, fill(value, problem, keepTexts, false)];
    if (isArray(value) && HOLDS_ERROR.test(name)) return [key, fillFirst(value, problem, keepTexts)];
    return [key, filledMember(name, value, problem, keepTexts, isProblem)];
  });
  const errors =
    isProblem && problem.violations !== undefined ? [['errors', errorList(problem.violations)] as const] : [];
  return Object.fromEntries([...filled, ...errors]) as JsonObject;
}

/** The value of a member that describes the error, recognized by its name; any other value unchanged. */
function filledMember(
  name: string,
  value: Json | undefined,
  problem: Problem,
  keepTexts: boolean,
  isProblem: boolean,
): Json | undefined {
  if (/^(status|statuscode|status_code|code|httpstatus)$/.test(name)) return statusLike(value, problem.status);
  if (typeof value !== 'string') return value;
  if (name === 'instance') return problem.instance;
  if (keepTexts) return value;
  if (name === 'type' && isProblem) return 'about:blank';
  if (/^(title|error|reason)$/.test(name)) return titleOf(problem.status);
  return /^(detail|message|description|error_description|errormessage)$/.test(name) ? detailOf(problem) : value;
}

function detailOf({ status, detail, violations }: Problem): string {
  return detail ?? (violations?.map(sentence).join('; ') || titleOf(status));
}

/** Members that contain the error itself: `{ "error": { "message": … } }`, `{ "errors": [{ "detail": … }] }`. */
const HOLDS_ERROR = /^(errors?|problems?|faults?)$/;

/** A list of errors contains only this one. */
function fillFirst(values: readonly Json[], problem: Problem, keepTexts: boolean): Json {
  const [first] = values;
  return isObject(first) ? [fill(first, problem, keepTexts, false)] : values;
}

/** The body with a code that spells out the status (`not_found`), if its codes have this form. */
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
  const { status, violations, instance } = problem;
  const body: JsonObject = {
    type: 'about:blank',
    title: titleOf(status),
    status,
    detail: detailOf(problem),
    instance,
    ...(violations !== undefined && violations.length > 0 && { errors: errorList(violations) }),
  };
  return { status, headers: {}, mediaType: 'application/problem+json', body };
}

/** As in the example of RFC 9457 §3: `detail` with a pointer into the body or the name of a parameter. */
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
