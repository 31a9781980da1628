/** What reading and writing need beside the world. */
import type { Contract, OpenApiOperation, Response } from '../../model/contract.js';
import { isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { SchemaJudge, SchemaJudges } from '../../validate/schema.js';
import { isJsonType, negotiate } from '../http/accept.js';
import type { MockResponse } from '../http/exchange.js';
import type { Call } from '../call.js';
import type { MockOptions } from '../options.js';
import type { Responder } from '../prism/responder.js';
import { withoutWriteOnly } from '../schema/write-only.js';
import { statusNumber, success, successMedia } from './plan.js';
import type { Outcome } from './stateful.js';
import type { World } from './world.js';
import { sentThing, unwrap, wrapped } from './wrapper.js';

export interface Scene {
  readonly contract: Contract;
  readonly world: World;
  readonly responder: Responder;
  readonly judges: SchemaJudges;
  readonly options: MockOptions;
  readonly random: () => number;
}

/** The operation's success with this body, in a media type that the client takes. */
export function succeed(
  scene: Scene,
  call: Call,
  body: Json | undefined,
  headers: Readonly<Record<string, string>> = {},
): Outcome {
  const response = success(call.operation);
  const status = response === undefined ? 200 : statusNumber(response.status);
  const types = response?.content.map(({ mediaType }) => mediaType).filter(isJsonType) ?? [];
  if (body === undefined || types.length === 0) return { response: { status, headers } };
  const mediaType = negotiate(call.request.headers['accept'], types);
  if (mediaType === undefined) {
    return { problem: { status: 406, detail: `This resource comes as ${types.join(', ')} only.` } };
  }
  const schema = response?.content.find((content) => content.mediaType === mediaType)?.schema;
  const shown = schema === undefined ? body : withoutWriteOnly(body, schema, scene.world.references);
  return { response: { status, headers, mediaType, body: shown } satisfies MockResponse };
}

/** Judges bodies of the operation's success. */
export function successJudge({ judges }: Scene, operation: OpenApiOperation): SchemaJudge | undefined {
  const schema = success(operation)?.content.find(({ mediaType }) => isJsonType(mediaType))?.schema;
  return schema === undefined ? undefined : judges.judge(schema, 'response');
}

/** What Prism would answer: for bodies of which state knows nothing. */
export async function prismBody({ responder }: Scene, operation: OpenApiOperation): Promise<Json | undefined> {
  const request = { method: operation.method.toLowerCase(), url: { path: operation.path, query: {} }, headers: {} };
  const answer = await responder.respond(operation, request, { validate: false, security: false });
  return answer.failure === undefined && answer.status < 300 ? answer.body : undefined;
}

/** The thing that Prism would answer with, out of its wrapper. */
export async function prismThing(scene: Scene, operation: OpenApiOperation): Promise<JsonObject | undefined> {
  const body = unwrap(await prismBody(scene, operation), wrapperOf(scene, operation));
  return isObject(body) ? body : undefined;
}

/** The body that holds a thing, as the operation's success has it. */
export async function wrap(scene: Scene, { operation }: Call, thing: JsonObject): Promise<JsonObject> {
  const key = wrapperOf(scene, operation);
  if (key === undefined) return thing;
  const body = await prismBody(scene, operation);
  return { ...(isObject(body) && body), [key]: thing };
}

function wrapperOf({ world }: Scene, operation: OpenApiOperation): string | undefined {
  return wrapped(successMedia(operation)?.schema, world.references)?.key;
}

/** What the client sent. */
export function sentBody({ world }: Scene, { operation, request, judged }: Call): Json | undefined {
  return sentThing(operation, request.headers['content-type'], judged.body as Json | undefined, world.references);
}

export function notFound(path: string): Outcome {
  return { problem: { status: 404, detail: `There is nothing at ${path}.` } };
}

/** Whether the operation names a status. */
export function declares({ responses }: OpenApiOperation, status: number): boolean {
  return responses.some((response: Response) => response.status === String(status));
}
