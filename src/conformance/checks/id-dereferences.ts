import type { OpenApiOperation } from '../../model/contract.js';
import { get } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { Session, RunState } from '../check.js';
import { jsonBody, succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { isJsonLd } from '../state/graph.js';
import { membersOf } from '../state/collection-page.js';
import { matchPath } from '../plan/template.js';

const MEMBERS = 3;

export const idDereferences = defineConformanceCheck({
  id: 'id-dereferences',
  title: 'The @id of a thing leads to that same thing',
  severity: 'error',
  source: 'Linked Data; Hydra Core: a resource is dereferenceable by its IRI',
  scenario: defineScenario<OpenApiOperation>({
    writes: false,
    subjects: ({ contract, stateless }) =>
      stateless ? [] : contract.openapi.operations.filter(({ method }) => method === 'GET'),
    operation: (operation) => operation,
    async run(session, operation) {
      const found = await session.call(operation);
      if (!succeeded(found) || found.response === undefined || !isJsonLd(found.response)) return 'no JSON-LD was read';
      await own(session, operation, found);
      for (const member of (membersOf(jsonBody(found)) ?? []).slice(0, MEMBERS)) await leads(session, found, member);
    },
  }),
});

/** The body's own address is the one that was asked for, or leads to the same. */
async function own(session: Session, operation: OpenApiOperation, found: Exchange): Promise<void> {
  const id = get(jsonBody(found), '@id');
  if (typeof id !== 'string' || id.startsWith('_:')) return;
  const url = resolve(session.state, id, found);
  const asked = session.state.pathOf(found.request.url);
  const path = url === undefined ? undefined : session.state.pathOf(url);
  if (url === undefined)
    return session.report(found, {
      message: `The @id of the body, ${id}, names another server.`,
      at: '#/@id',
      key: 'elsewhere',
      severity: 'warning',
    });
  if (path === asked) return;
  const other = path === undefined ? undefined : matchPath(operation.path, path);
  const mine = asked === undefined ? undefined : matchPath(operation.path, asked);
  if (other !== undefined && mine !== undefined) {
    return session.report(found, {
      message: `Asked for ${asked}, the server answers with ${path}.`,
      at: '#/@id',
      key: 'other',
    });
  }
  await leads(session, found, jsonBody(found) ?? null);
}

/** A node's address can be read, and what is read says the same address. */
async function leads(session: Session, found: Exchange, node: Json): Promise<void> {
  const id = get(node, '@id');
  const url = typeof id !== 'string' || id.startsWith('_:') ? undefined : resolve(session.state, id, found);
  if (url === undefined || session.state.pathOf(url) === undefined) return;
  const there = await session.visit(url);
  const status = there.response?.status ?? 0;
  if (status === 404 || status === 410 || status >= 500)
    return session.report(there, {
      message: `The @id ${String(id)}, which an answer names, answers ${status}.`,
      key: 'dead',
    });
  const its = succeeded(there) ? get(jsonBody(there), '@id') : undefined;
  const same = typeof its === 'string' ? resolve(session.state, its, there) : undefined;
  if (same !== undefined && session.state.pathOf(same) !== session.state.pathOf(url)) {
    return session.report(there, {
      message: `The @id ${String(id)} leads to ${String(its)}, another thing.`,
      key: 'other member',
    });
  }
  const [type, other] = [get(node, '@type'), get(jsonBody(there), '@type')];
  if (typeof type === 'string' && typeof other === 'string' && local(type) !== local(other)) {
    session.report(there, {
      message: `An answer says that ${String(id)} is a ${type}; it says of itself that it is a ${other}.`,
      key: 'type',
      severity: 'warning',
    });
  }
}

/** An address on this server; one on a server that the contract names counts as this one. */
function resolve(state: RunState, id: string, exchange: Exchange): string | undefined {
  if (!URL.canParse(id, exchange.request.url)) return undefined;
  const url = new URL(id, exchange.request.url);
  if (url.origin === new URL(state.base).origin) return url.href;
  const known = state.contract.openapi.servers.find(
    (server) => URL.canParse(server.url) && new URL(server.url).origin === url.origin,
  );
  return known === undefined ? undefined : `${new URL(state.base).origin}${url.pathname}${url.search}`;
}

function local(type: string): string {
  return type.slice(Math.max(type.lastIndexOf('#'), type.lastIndexOf('/'), type.lastIndexOf(':')) + 1);
}
