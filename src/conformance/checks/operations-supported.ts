import type { OpenApiOperation } from '../../model/contract.js';
import { get, isArray, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { HYDRA } from '../../model/namespaces.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { RunState, Session } from '../check.js';
import { headerList, succeeded } from '../exchange.js';
import { graphOf, typesOf } from '../state/graph.js';
import type { Graph } from '../state/graph.js';
import { readOperations } from '../state/subjects.js';
import { vocabularyOf } from '../state/vocabulary.js';

export const operationsSupported = defineConformanceCheck({
  id: 'operations-supported',
  title: 'The server supports every operation that the vocabulary or a body advertises',
  severity: 'warning',
  source: 'Hydra Core, hydra:supportedOperation, hydra:operation',
  scenario: defineScenario<OpenApiOperation>({
    writes: false,
    subjects: readOperations,
    operation: (operation) => operation,
    async run(session, operation) {
      const found = await session.call(operation);
      const graph = succeeded(found) ? await graphOf(session.state, found) : undefined;
      const path = session.state.pathOf(found.request.url);
      const node = graph === undefined ? undefined : nodeAt(session.state, graph, path);
      if (node === undefined) return 'no JSON-LD was read';
      const advertised = new Set([...inBody(node), ...inVocabulary(session.state, typesOf(node), operation)]);
      const allowed = await allowedMethods(session, operation);
      for (const method of advertised) {
        if (allowed === undefined || allowed.has(method)) continue;
        session.report(found, {
          message: `${method} is advertised for ${typesOf(node).join(', ') || path}, but ${path} does not allow it (Allow: ${[...allowed].join(', ')}).`,
          key: `unsupported ${method}`,
        });
      }
    },
  }),
});

/** The node whose @id is the requested path, else the root. */
function nodeAt(state: RunState, { nodes, root }: Graph, path: string | undefined): JsonObject | undefined {
  if (root === undefined) return undefined;
  return nodes.find((node) => typeof node['@id'] === 'string' && state.pathOf(node['@id']) === path) ?? root;
}

/** Methods of operations that the body itself advertises. */
function inBody(node: Json): string[] {
  const operations = get(node, `${HYDRA}operation`);
  return (isArray(operations) ? operations : []).filter(isObject).flatMap((one) => {
    const methods = get(one, `${HYDRA}method`);
    return (isArray(methods) ? methods : [])
      .map((method) => String(get(method, '@value') ?? ''))
      .filter((method) => method !== '');
  });
}

/** Methods that the vocabulary declares for instances of the classes and that the contract places at this path. */
function inVocabulary(state: RunState, types: readonly string[], operation: OpenApiOperation): string[] {
  const { hydra, openapi } = state.contract;
  const vocabulary = vocabularyOf(state);
  const here = new Set(openapi.operations.filter(({ path }) => path === operation.path).map(({ id }) => id));
  return types
    .flatMap((type) => vocabulary.classOf(type)?.operations ?? [])
    .map((index) => hydra.operations[index]!)
    .filter(
      (one) => one.method !== '' && (one.openapi === undefined ? openapi.origin === 'derived' : here.has(one.openapi)),
    )
    .map(({ method }) => method);
}

/** The methods in the Allow field of the answer to OPTIONS; undefined when it has none. */
async function allowedMethods(session: Session, operation: OpenApiOperation): Promise<ReadonlySet<string> | undefined> {
  const answer = await session.call(operation, { method: 'OPTIONS' });
  const allow = headerList(answer.response, 'allow');
  return allow === undefined ? undefined : new Set(allow.split(',').map((name) => name.trim().toUpperCase()));
}
