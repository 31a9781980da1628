/** Paths at which operations can be called: values for path variables from examples, defaults and schemas. */
import type { OpenApiOperation, Parameter } from '../model/contract.js';
import { get, getArray, getString, isArray, isObject } from '../model/json.js';
import type { Json } from '../model/json.js';
import { lowestSuccess } from './declarations.js';
import type { LinkRewriter } from './http/link-rewriter.js';
import { isNumeric, typesOf } from './schema/outline.js';
import { schemaExample } from '../model/schema-walk.js';

/** A value for each path variable, as in the contract's own examples. */
export function exampleVariables(operation: OpenApiOperation): Map<string, string> {
  const variables = operation.parameters.filter((parameter) => parameter.in === 'path');
  return new Map(variables.map((parameter) => [parameter.name, exampleValue(parameter)]));
}

/**
 * A path at which the operation can be called: the `@id` of the example of the path's GET if it has one, else the
 * template filled with example values.
 */
export function examplePath(
  operation: OpenApiOperation,
  operations: readonly OpenApiOperation[],
  links: LinkRewriter,
): string {
  const read = operations.find(({ path, method }) => path === operation.path && method === 'GET');
  const success = read === undefined ? undefined : lowestSuccess(read);
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
    schemaExample(schema),
    get(schema, 'default'),
    get(schema, 'const'),
    getArray(schema, 'enum')[0],
    plausibleValue(schema),
  ];
  const value = candidates.find((candidate) => candidate !== undefined && candidate !== null && !isObject(candidate));
  return isArray(value) ? value.map(String).join(',') : String(value ?? '1');
}

/** A value of the schema's type, for a parameter that has no example. */
function plausibleValue(schema: Parameter['schema']): Json {
  const types = typesOf(isObject(schema) ? [schema] : []);
  if (isNumeric(types)) return get(schema, 'minimum') ?? 1;
  if (get(schema, 'format') === 'uuid') return '123e4567-e89b-42d3-a456-426614174000';
  return types.has('boolean') ? true : '1';
}
