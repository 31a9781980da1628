/** Finds out which component schemas are used in requests and in responses. */
import type { OpenApi, Schema } from '../../model/contract.js';
import { getString, isObject, resolvePointer } from '../../model/json.js';
import { schemaName } from '../../model/schema-walk.js';

/** The names of the components that are used in bodies, at any depth. */
export interface Usage {
  readonly inRequests: ReadonlySet<string>;
  readonly inResponses: ReadonlySet<string>;
}

/** The component schemas used in requests, including their parameters, and in responses, including their headers. */
export function usageOf(openapi: OpenApi): Usage {
  const requests = openapi.operations.flatMap(({ requestBody, parameters }) => [
    ...(requestBody?.content ?? []).map(({ schema }) => schema),
    ...parameters.map(({ schema }) => schema),
  ]);
  const responses = openapi.operations.flatMap((operation) =>
    operation.responses.flatMap(({ content, headers }) => [...content, ...headers].map(({ schema }) => schema)),
  );
  return { inRequests: reach(requests, openapi), inResponses: reach(responses, openapi) };
}

function reach(roots: readonly (Schema | undefined)[], openapi: OpenApi): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<unknown>();
  const stack: unknown[] = [...roots];
  while (stack.length > 0) {
    const value = stack.pop();
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    const ref = isObject(value) ? getString(value, '$ref') : undefined;
    if (ref !== undefined) {
      const name = schemaName({ $ref: ref });
      if (name !== undefined) names.add(name);
      stack.push(resolvePointer(openapi.document, ref));
    }
    stack.push(...Object.values(value));
  }
  return names;
}
