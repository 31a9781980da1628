import type { OpenApiOperation } from '../../model/contract.js';
import { get } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { RunState, Session } from '../check.js';
import { isDead, jsonBody, statusOrFailure, succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { matchPath } from '../plan/template.js';
import { membersOf } from '../state/collection-page.js';
import { isJsonLd } from '../state/graph.js';
import { readOperations } from '../state/subjects.js';

const MEMBERS = 3;

export const idDereferences = defineConformanceCheck({
  id: 'id-dereferences',
  title: 'The @id of a resource can be dereferenced and returns that same resource',
  severity: 'error',
  source: 'Linked Data; Hydra Core: a resource is dereferenceable by its IRI',
  scenario: defineScenario<OpenApiOperation>({
    writes: false,
    subjects: readOperations,
    operation: (operation) => operation,
    async run(session, operation) {
      const found = await session.call(operation);
      if (!succeeded(found) || found.response === undefined || !isJsonLd(found.response)) return 'no JSON-LD was read';
      await judgeBody(session, operation, found);
      for (const member of (membersOf(jsonBody(found)) ?? []).slice(0, MEMBERS))
        await judgeNode(session, found, member);
    },
  }),
});

/** The @id of the body is the requested address, or can be dereferenced to the same resource. */
async function judgeBody(session: Session, operation: OpenApiOperation, found: Exchange): Promise<void> {
  const id = get(jsonBody(found), '@id');
  if (typeof id !== 'string' || id.startsWith('_:')) return;
  const url = resolve(session.state, id, found);
  if (url === undefined)
    return session.report(found, {
      message: `The @id of the body, ${id}, is on another server.`,
      at: '#/@id',
      key: 'elsewhere',
      severity: 'warning',
    });
  const [path, requested] = [session.state.pathOf(url), session.state.pathOf(found.request.url)];
  if (path === requested) return;
  const matches = (one: string | undefined): boolean =>
    one !== undefined && matchPath(operation.path, one) !== undefined;
  if (matches(path) && matches(requested))
    return session.report(found, {
      message: `${requested} was requested, but the @id of the body is ${path}.`,
      at: '#/@id',
      key: 'other',
    });
  await judgeNode(session, found, jsonBody(found) ?? null);
}

/** The @id of a node can be dereferenced and returns a body with the same @id and type. */
async function judgeNode(session: Session, found: Exchange, node: Json): Promise<void> {
  const id = get(node, '@id');
  const url = typeof id !== 'string' || id.startsWith('_:') ? undefined : resolve(session.state, id, found);
  if (typeof id !== 'string' || url === undefined || session.state.pathOf(url) === undefined) return;
  const there = await session.visit(url);
  if (isDead(there))
    return session.report(there, {
      message: `The @id ${id}, which an answer contains, answers ${statusOrFailure(there)}.`,
      key: 'dead',
    });
  const its = succeeded(there) ? get(jsonBody(there), '@id') : undefined;
  const same = typeof its === 'string' ? resolve(session.state, its, there) : undefined;
  if (same !== undefined && session.state.pathOf(same) !== session.state.pathOf(url))
    return session.report(there, {
      message: `The @id ${id} leads to another resource, ${String(its)}.`,
      key: 'other member',
    });
  judgeType(session, there, id, node);
}

function judgeType(session: Session, there: Exchange, id: string, node: Json): void {
  const [type, other] = [get(node, '@type'), get(jsonBody(there), '@type')];
  if (typeof type !== 'string' || typeof other !== 'string' || localName(type) === localName(other)) return;
  session.report(there, {
    message: `${id} has the type ${type} where it is mentioned, but ${other} in its own representation.`,
    key: 'type',
    severity: 'warning',
  });
}

/** A URL on this server; one on a server that the contract names counts as this one. */
function resolve(state: RunState, id: string, exchange: Exchange): string | undefined {
  if (!URL.canParse(id, exchange.request.url)) return undefined;
  const url = new URL(id, exchange.request.url);
  if (url.origin === new URL(state.base).origin) return url.href;
  const known = state.contract.openapi.servers.find(
    (server) => URL.canParse(server.url) && new URL(server.url).origin === url.origin,
  );
  return known === undefined ? undefined : `${new URL(state.base).origin}${url.pathname}${url.search}`;
}

function localName(type: string): string {
  return type.slice(Math.max(type.lastIndexOf('#'), type.lastIndexOf('/'), type.lastIndexOf(':')) + 1);
}
