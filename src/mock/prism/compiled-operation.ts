/** Compiles an operation to Prism's form, on first use, from a document that contains only what the operation needs. */
import type { OpenApiOperation, Parameter, MediaType, Response } from '../../model/contract.js';
import type { OpenApi } from '../../model/contract.js';
import { get, isObject, resolvePointer } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { SchemaJudge, SchemaJudges } from '../../validate/schema.js';
import type { PrismContent, PrismOperation, PrismPackages } from './packages.js';
import type { References } from '../schema/references.js';
import { RequestSchemas } from './request-schemas.js';
import { responseSchema } from './response-schema.js';
import { withoutWriteOnly } from '../schema/write-only.js';
import { essence } from '../../model/media-type.js';
import { lazy } from '../../model/lazy.js';

/** JSON Schema 2020-12. Without it at the root of a document, Prism reads schemas as draft 7. */
const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

export interface CompiledOperation {
  readonly operation: OpenApiOperation;
  readonly prism: PrismOperation;
  readonly contents: readonly CompiledContent[];
  /** By media type of the request; see {@link prismOperationFor}. */
  readonly variants: Map<string, PrismOperation>;
}

/** The body of one response in one media type. */
export interface CompiledContent {
  /** The status as written: `200`, `2XX` or `default`. */
  readonly status: string;
  readonly mediaType: string;
  /** In Prism's form; Prism responds with an example that is added here. */
  readonly prism: PrismContent;
  /** Judges a body by the complete schema, compiled on first use; undefined if there is no schema. */
  readonly judge: (() => SchemaJudge) | undefined;
}

/**
 * The operation restricted to one media type of the request. Otherwise Prism selects the first of a similar type and
 * judges a JSON Patch as the merge patch that is declared before it.
 */
export function prismOperationFor(
  { prism, variants }: CompiledOperation,
  mediaType: string | undefined,
): PrismOperation {
  const { request } = prism;
  const contents = request?.body?.contents ?? [];
  const wanted = essence(mediaType ?? '');
  const exact = contents.filter((content) => essence(content.mediaType) === wanted);
  if (exact.length === 0 || contents.length === 1) return prism;
  let variant = variants.get(wanted);
  if (variant === undefined) {
    variant = { ...prism, request: { ...request, body: { ...request?.body, contents: exact } } };
    variants.set(wanted, variant);
  }
  return variant;
}

/** What compiling an operation requires. */
export interface CompilerInputs {
  readonly openapi: OpenApi;
  readonly prism: PrismPackages;
  readonly references: References;
  readonly judges: SchemaJudges;
}

/** Compiles one operation; takes about a millisecond. */
export function compileOperation(operation: OpenApiOperation, inputs: CompilerInputs): CompiledOperation {
  const prism = prismOperation(operation, inputs);
  const contents = operation.responses.flatMap((response) => fillContents(response, prism, inputs));
  // Prism would call the URLs of callbacks; a mock server never sends requests.
  delete prism.callbacks;
  return { operation, prism, contents, variants: new Map() };
}

function prismOperation(operation: OpenApiOperation, { openapi, prism, references }: CompilerInputs): PrismOperation {
  const schemas = new RequestSchemas(references);
  const method = operation.method.toLowerCase();
  const paths = { [operation.path]: { [method]: describe(operation, schemas) } };
  const document = {
    openapi: '3.1.0',
    info: { title: openapi.title, version: openapi.version },
    jsonSchemaDialect: DIALECT,
    paths,
    components: { schemas: schemas.components, securitySchemes: securitySchemes(openapi) },
  };
  const [target] = prism.transformOas3Operations(document);
  return prism.bundleTarget({
    document: { ...document, __target__: target },
    path: '#/__target__',
    cloneDocument: false,
  });
}

function describe(operation: OpenApiOperation, schemas: RequestSchemas): JsonObject {
  return {
    deprecated: operation.deprecated,
    parameters: operation.parameters.map((parameter) => describeParameter(parameter, schemas)),
    ...(operation.requestBody && { requestBody: describeBody(operation.requestBody, schemas) }),
    security: operation.security.map((alternative) =>
      Object.fromEntries([...alternative].map(([name, scopes]) => [name, [...scopes]])),
    ),
    responses: Object.fromEntries(operation.responses.map((response) => [response.status, describeResponse(response)])),
  };
}

function describeParameter(parameter: Parameter, schemas: RequestSchemas): JsonObject {
  const { name, required, deprecated, style, explode, allowReserved } = parameter;
  // Prism cannot parse a parameter that is serialised by a media type: it would judge the text as the value.
  const schema = parameter.mediaType === undefined ? schemas.add(parameter.schema) : {};
  return { name, in: parameter.in, required, deprecated, style, explode, allowReserved, schema };
}

function describeBody(body: NonNullable<OpenApiOperation['requestBody']>, schemas: RequestSchemas): JsonObject {
  const content = body.content.map(({ mediaType, schema }) => [
    mediaType,
    schema === undefined ? {} : { schema: schemas.add(schema) },
  ]);
  return { required: body.required, content: Object.fromEntries(content) as JsonObject };
}

/** Schemas and examples are added after Prism's transformation, which would resolve `$ref`s in examples. */
function describeResponse(response: Response): JsonObject {
  return {
    description: response.description,
    headers: Object.fromEntries(
      response.headers.map(({ name, schema, required, examples }) => [
        name,
        {
          required,
          schema: isObject(schema) ? schema : {},
          ...(examples[0] && { example: examples[0].value }),
        },
      ]),
    ),
    content: Object.fromEntries(response.content.map(({ mediaType }) => [mediaType, {}])),
  };
}

function securitySchemes(openapi: OpenApi): JsonObject {
  const schemes = [...openapi.securitySchemes].map(([name, { pointer }]) => [name, rawScheme(openapi, pointer)]);
  return Object.fromEntries(schemes) as JsonObject;
}

function rawScheme(openapi: OpenApi, pointer: string): Json {
  const scheme = resolvePointer(openapi.document, pointer) ?? {};
  const ref = get(scheme, '$ref');
  return typeof ref === 'string' ? (resolvePointer(openapi.document, ref) ?? {}) : scheme;
}

function fillContents(response: Response, operation: PrismOperation, inputs: CompilerInputs): CompiledContent[] {
  const target = operation.responses.find(({ code }) => code === response.status);
  return response.content.flatMap((media) => {
    const prism = target?.contents.find(({ mediaType }) => mediaType === media.mediaType);
    return prism === undefined ? [] : [fillContent(response, media, prism, inputs)];
  });
}

function fillContent(
  response: Response,
  media: MediaType,
  prism: PrismContent,
  inputs: CompilerInputs,
): CompiledContent {
  const { schema } = media;
  const judge = schema === undefined ? undefined : lazy(() => inputs.judges.judge(schema, 'response'));
  if (schema !== undefined) prism.schema = { ...responseSchema(schema, inputs.references) };
  prism.examples = media.examples
    .map(({ name, value }) => ({
      id: name,
      key: name === '' ? 'default' : name,
      value: schema === undefined ? value : withoutWriteOnly(value, schema, inputs.references),
    }))
    .filter(({ value }) => judge === undefined || judge()(value).length === 0);
  return { status: response.status, mediaType: media.mediaType, prism, judge };
}
