/** What reading and writing need beside the repository. */
import type { Contract, OpenApiOperation, Response } from '../../model/contract.js';
import { isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { SchemaJudge, SchemaJudges } from '../../validate/schema.js';
import { isJsonType, negotiate } from '../http/accept.js';
import type { MockResponse } from '../http/exchange.js';
import type { OperationRequest } from '../operation-request.js';
import type { MockOptions } from '../options.js';
import type { Responder } from '../prism/responder.js';
import { withoutWriteOnly } from '../schema/write-only.js';
import { statusNumber, successResponse, successMedia } from './path-plans.js';
import type { StateResult } from './engine.js';
import type { Repository } from './repository.js';
import { sentResource, unwrap, wrapperIn } from './wrapper.js';

export interface Dependencies {
  readonly contract: Contract;
  readonly repository: Repository;
  readonly responder: Responder;
  readonly judges: SchemaJudges;
  readonly options: MockOptions;
  readonly random: () => number;
}

/** The operation's success with this body, in a media type that the client takes. */
export function succeed(
  deps: Dependencies,
  call: OperationRequest,
  body: Json | undefined,
  headers: Readonly<Record<string, string>> = {},
): StateResult {
  const response = successResponse(call.operation);
  const status = response === undefined ? 200 : statusNumber(response.status);
  const types = response?.content.map(({ mediaType }) => mediaType).filter(isJsonType) ?? [];
  if (body === undefined || types.length === 0) return { response: { status, headers } };
  const mediaType = negotiate(call.request.headers['accept'], types);
  if (mediaType === undefined) {
    return { problem: { status: 406, detail: `This resource comes as ${types.join(', ')} only.` } };
  }
  const schema = response?.content.find((content) => content.mediaType === mediaType)?.schema;
  const shown = schema === undefined ? body : withoutWriteOnly(body, schema, deps.repository.references);
  return { response: { status, headers, mediaType, body: shown } satisfies MockResponse };
}

/** Judges bodies of the operation's success. */
export function successJudge({ judges }: Dependencies, operation: OpenApiOperation): SchemaJudge | undefined {
  const schema = successResponse(operation)?.content.find(({ mediaType }) => isJsonType(mediaType))?.schema;
  return schema === undefined ? undefined : judges.judge(schema, 'response');
}

/** What Prism would answer: for bodies of which state knows nothing. */
export async function prismBody({ responder }: Dependencies, operation: OpenApiOperation): Promise<Json | undefined> {
  const request = { method: operation.method.toLowerCase(), url: { path: operation.path, query: {} }, headers: {} };
  const answer = await responder.respond(operation, request, { validate: false, security: false });
  return answer.failure === undefined && answer.status < 300 ? answer.body : undefined;
}

/** The resource that Prism would answer with, out of its wrapper. */
export async function prismResource(deps: Dependencies, operation: OpenApiOperation): Promise<JsonObject | undefined> {
  const body = unwrap(await prismBody(deps, operation), wrapperOf(deps, operation));
  return isObject(body) ? body : undefined;
}

/** The body that holds a resource, as the operation's success has it. */
export async function wrap(
  deps: Dependencies,
  { operation }: OperationRequest,
  resource: JsonObject,
): Promise<JsonObject> {
  const key = wrapperOf(deps, operation);
  if (key === undefined) return resource;
  const body = await prismBody(deps, operation);
  return { ...(isObject(body) && body), [key]: resource };
}

function wrapperOf({ repository }: Dependencies, operation: OpenApiOperation): string | undefined {
  return wrapperIn(successMedia(operation)?.schema, repository.references)?.key;
}

/** What the client sent. */
export function sentBody(
  { repository }: Dependencies,
  { operation, request, contractRequest: judged }: OperationRequest,
): Json | undefined {
  return sentResource(
    operation,
    request.headers['content-type'],
    judged.body as Json | undefined,
    repository.references,
  );
}

export function notFound(path: string): StateResult {
  return { problem: { status: 404, detail: `There is nothing at ${path}.` } };
}

/** Whether the operation names a status. */
export function declares({ responses }: OpenApiOperation, status: number): boolean {
  return responses.some((response: Response) => response.status === String(status));
}
