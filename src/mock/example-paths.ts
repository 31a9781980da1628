/** Where an operation can be called: values for its path variables, from examples, defaults and schemas. */
import type { OpenApiOperation, Parameter } from '../model/contract.js';
import { get, getArray, getString, isArray, isObject } from '../model/json.js';
import type { Json } from '../model/json.js';
import type { LinkRewriter } from './http/link-rewriter.js';

/** A value for each path variable, as the contract's own examples have them. */
export function exampleVariables(operation: OpenApiOperation): Map<string, string> {
  const variables = operation.parameters.filter((parameter) => parameter.in === 'path');
  return new Map(variables.map((parameter) => [parameter.name, exampleValue(parameter)]));
}

/**
 * A path at which the operation answers with something of the contract's examples: where the example of a GET says
 * that it is, else the template filled in.
 */
export function examplePath(
  operation: OpenApiOperation,
  operations: readonly OpenApiOperation[],
  links: LinkRewriter,
): string {
  const get = operations.find(({ path, method }) => path === operation.path && method === 'GET');
  const success = get?.responses.find(({ status }) => status.startsWith('2'));
  const [example] = success?.content.flatMap((content) => content.examples) ?? [];
  const iri = getString(example?.value, '@id');
  const path = iri === undefined ? undefined : links.pathOf(iri);
  if (path !== undefined) return path;
  const variables = exampleVariables(operation);
  return operation.path.replaceAll(/\{([^{}]+)\}/g, (_, name: string) =>
    encodeURIComponent(variables.get(name) ?? '1'),
  );
}

function exampleValue({ examples, schema }: Parameter): string {
  const candidates: (Json | undefined)[] = [
    examples[0]?.value,
    get(schema, 'example'),
    getArray(schema, 'examples')[0],
    get(schema, 'default'),
    get(schema, 'const'),
    getArray(schema, 'enum')[0],
    schemaDefault(schema),
  ];
  const value = candidates.find((candidate) => candidate !== undefined && candidate !== null && !isObject(candidate));
  return isArray(value) ? value.map(String).join(',') : String(value ?? '1');
}

function schemaDefault(schema: Parameter['schema']): Json {
  const type = get(schema, 'type');
  if (type === 'integer' || type === 'number') return get(schema, 'minimum') ?? 1;
  if (get(schema, 'format') === 'uuid') return '123e4567-e89b-42d3-a456-426614174000';
  return type === 'boolean' ? true : '1';
}
