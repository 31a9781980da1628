/** Parameters, headers and media types for tests, read from OpenAPI as the model does. */
import type { Header, MediaType, OpenApi, Parameter } from '../../src/model/contract.js';
import type { JsonObject } from '../../src/model/json.js';
import { readOpenApi } from '../../src/model/openapi.js';

/** An OpenAPI Description in the model's form. */
export function described(document: JsonObject): OpenApi {
  return readOpenApi({
    document,
    sourceVersion: '3.2.0',
    origin: { name: 'test', uri: 'file:///test.yaml', text: '', kind: 'openapi' } as never,
    locate: () => ({ file: 'test.yaml', line: 1, column: 1 }) as never,
  });
}

/** An operation with parameters, as a description of its own. */
export function withParameters(parameters: readonly JsonObject[], schemas: JsonObject = {}): OpenApi {
  return described({
    openapi: '3.2.0',
    info: { title: 'T', version: '1' },
    paths: { '/': { get: { parameters, responses: { '200': { description: 'ok' } } } } },
    components: { schemas },
  });
}

/** The only parameter of an operation, with its description. */
export function parameter(value: JsonObject, schemas?: JsonObject): { parameter: Parameter; openapi: OpenApi } {
  const openapi = withParameters([value], schemas);
  const [found] = openapi.operations[0]?.parameters ?? [];
  if (found === undefined) throw new Error('Not a parameter.');
  return { parameter: found, openapi };
}

/** A header of a response, with its description. */
export function header(name: string, value: JsonObject): { header: Header; openapi: OpenApi } {
  const openapi = described({
    openapi: '3.2.0',
    info: { title: 'T', version: '1' },
    paths: { '/': { get: { responses: { '200': { description: 'ok', headers: { [name]: value } } } } } },
  });
  const [found] = openapi.operations[0]?.responses[0]?.headers ?? [];
  if (found === undefined) throw new Error('Not a header.');
  return { header: found, openapi };
}

/** The media type of a request body, with its description. */
export function media(
  mediaType: string,
  value: JsonObject,
  schemas: JsonObject = {},
): { media: MediaType; openapi: OpenApi } {
  const openapi = described({
    openapi: '3.2.0',
    info: { title: 'T', version: '1' },
    paths: {
      '/': { post: { requestBody: { content: { [mediaType]: value } }, responses: { '200': { description: 'ok' } } } },
    },
    components: { schemas },
  });
  const [found] = openapi.operations[0]?.requestBody?.content ?? [];
  if (found === undefined) throw new Error('Not a media type.');
  return { media: found, openapi };
}
