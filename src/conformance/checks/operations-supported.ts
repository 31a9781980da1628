import type { Contract, OpenApiOperation } from '../../model/contract.js';
import { get, isArray, isObject } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import { HYDRA } from '../../model/namespaces.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { Session } from '../check.js';
import { headerList, succeeded } from '../exchange.js';
import { graphOf, typesOf } from '../state/graph.js';
import { vocabularyOf } from '../state/vocabulary.js';

export const operationsSupported = defineConformanceCheck({
  id: 'operations-supported',
  title: 'What the vocabulary or a body says can be done, the server does',
  severity: 'warning',
  source: 'Hydra Core: supportedOperation, operation',
  scenario: defineScenario<OpenApiOperation>({
    writes: false,
    subjects: ({ contract, stateless }) =>
      stateless ? [] : contract.openapi.operations.filter(({ method }) => method === 'GET'),
    operation: (operation) => operation,
    async run(session, operation) {
      const found = await session.call(operation);
      const graph = succeeded(found) ? await graphOf(session.state, found) : undefined;
      if (graph?.root === undefined) return 'no JSON-LD was read';
      const path = session.state.pathOf(found.request.url);
      const own = graph.nodes.filter(
        (node) => typeof node['@id'] === 'string' && session.state.pathOf(node['@id']) === path,
      );
      const node = own[0] ?? graph.root;
      const advertised = new Set([...inBand(node), ...declared(session, typesOf(node), operation)]);
      const allowed = await allowedAt(session, operation);
      for (const method of advertised) {
        if (allowed !== undefined && !allowed.has(method))
          session.report(found, {
            message: `${method} is advertised for ${typesOf(node).join(', ') || path}, yet ${path} does not allow it (Allow: ${[...allowed].join(', ')}).`,
            key: `unsupported ${method}`,
          });
      }
    },
  }),
});

/** Methods of operations that stand in the body itself. */
function inBand(node: Json): string[] {
  const operations = get(node, `${HYDRA}operation`);
  return (isArray(operations) ? operations : []).filter(isObject).flatMap((one) => {
    const methods = get(one, `${HYDRA}method`);
    return (isArray(methods) ? methods : [])
      .map((method) => String(get(method, '@value') ?? ''))
      .filter((method) => method !== '');
  });
}

/** Methods that the vocabulary says instances of the classes support and that the contract places at this path. */
function declared(session: Session, types: readonly string[], operation: OpenApiOperation): string[] {
  const { hydra, openapi }: Contract = session.state.contract;
  const vocabulary = vocabularyOf(session.state);
  const here = new Set(openapi.operations.filter(({ path }) => path === operation.path).map(({ id }) => id));
  return types
    .flatMap((type) => vocabulary.classOf(type)?.operations ?? [])
    .map((index) => hydra.operations[index]!)
    .filter(
      (one) => one.method !== '' && (one.openapi === undefined ? openapi.origin === 'derived' : here.has(one.openapi)),
    )
    .map(({ method }) => method);
}

/** What the server itself says is allowed, by OPTIONS; undefined when it does not say. */
async function allowedAt(session: Session, operation: OpenApiOperation): Promise<ReadonlySet<string> | undefined> {
  const answer = await session.call(operation, { method: 'OPTIONS' });
  const allow = headerList(answer.response, 'allow');
  return allow === undefined ? undefined : new Set(allow.split(',').map((name) => name.trim().toUpperCase()));
}
