/** Builds responses from stored resources; shared by reads and writes. */
import type { Contract, OpenApiOperation } from '../../model/contract.js';
import { isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { SchemaJudge, SchemaJudges } from '../../validate/schema.js';
import { jsonContent, successMedia, successResponse } from '../declarations.js';
import { negotiate } from '../http/accept.js';
import type { MockResponse } from '../http/exchange.js';
import type { OperationRequest } from '../operation-request.js';
import type { MockOptions } from '../options.js';
import { bareRequest } from '../prism/responder.js';
import type { Responder } from '../prism/responder.js';
import { withoutWriteOnly } from '../schema/write-only.js';
import { statusNumber } from './path-plans.js';
import type { StateResult } from './engine.js';
import type { Repository } from './repository.js';
import { sentResource, unwrap, wrapperIn } from './wrapper.js';

/** What reads and writes depend on: one edition of the contract, and what serves it. */
export interface Dependencies {
  readonly contract: Contract;
  readonly repository: Repository;
  readonly responder: Responder;
  readonly judges: SchemaJudges;
  readonly options: MockOptions;
  readonly random: () => number;
}

/** The operation's success response with a body, in a media type that the client accepts. */
export function succeed(
  deps: Dependencies,
  call: OperationRequest,
  body: Json | undefined,
  headers: Readonly<Record<string, string>> = {},
): StateResult {
  const response = successResponse(call.operation);
  const status = response === undefined ? 200 : statusNumber(response.status);
  const types = jsonContent(response).map(({ mediaType }) => mediaType);
  if (body === undefined || types.length === 0) return { response: { status, headers } };
  const mediaType = negotiate(call.request.headers['accept'], types);
  if (mediaType === undefined) {
    return { problem: { status: 406, detail: `This resource is only available as ${types.join(', ')}.` } };
  }
  const schema = response?.content.find((content) => content.mediaType === mediaType)?.schema;
  const shown = schema === undefined ? body : withoutWriteOnly(body, schema, deps.repository.references);
  return { response: { status, headers, mediaType, body: shown } satisfies MockResponse };
}

/** Validates bodies of the operation's success response; undefined if it declares no schema. */
export function successJudge({ judges }: Dependencies, operation: OpenApiOperation): SchemaJudge | undefined {
  const schema = successMedia(operation)?.schema;
  return schema === undefined ? undefined : judges.judge(schema, 'response');
}

/** The body that Prism would respond with, for what the state does not know. */
export async function prismBody({ responder }: Dependencies, operation: OpenApiOperation): Promise<Json | undefined> {
  const answer = await responder.respond(operation, bareRequest(operation), { validate: false, security: false });
  return answer.failure === undefined && answer.status < 300 ? answer.body : undefined;
}

/** The resource that Prism would respond with, without its wrapper. */
export async function prismResource(deps: Dependencies, operation: OpenApiOperation): Promise<JsonObject | undefined> {
  const body = unwrap(await prismBody(deps, operation), wrapperOf(deps, operation));
  return isObject(body) ? body : undefined;
}

/** The body for a resource: within a wrapper if the operation's success response declares one. */
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

/** The body of the request, without its wrapper. */
export function sentBody(
  { repository }: Dependencies,
  { operation, request, contractRequest }: OperationRequest,
): Json | undefined {
  return sentResource(
    operation,
    request.headers['content-type'],
    contractRequest.body as Json | undefined,
    repository.references,
  );
}

/** The problem for a path at which no resource is stored. */
export function notFound(path: string): StateResult {
  return { problem: { status: 404, detail: `There is no resource at ${path}.` } };
}
