import type { Class, Contract } from '../../model/contract.js';
import { buildContract } from '../../model/build.js';
import { isObject } from '../../model/json.js';
import type { JsonObject } from '../../model/json.js';
import { HYDRA } from '../../model/namespaces.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { Session } from '../check.js';
import { essence, header, headerList, jsonBody, succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { graphOf, typesOf } from '../state/graph.js';
import { resolveLink, linksOf } from '../state/links.js';

export const documentationAgrees = defineConformanceCheck({
  id: 'documentation-agrees',
  title: 'The ApiDocumentation that the server links to is one, and says what the contract says',
  severity: 'warning',
  source: 'Hydra Core §5.1 (H5); this project: the served vocabulary is the contract’s',
  scenario: defineScenario<Contract>({
    writes: false,
    subjects: ({ contract }) => [contract],
    operation: () => undefined,
    async run(session, contract) {
      const linked = await findLink(session, contract);
      if (linked === undefined) return 'no response links to an ApiDocumentation';
      const url = resolveLink(linked.target, linked.exchange);
      if (url === undefined || new URL(url).origin !== new URL(session.state.base).origin)
        return `the ApiDocumentation ${linked.target} is on another server`;
      const served = await session.visit(url);
      if (!succeeded(served)) {
        session.report(served, {
          message: `The ApiDocumentation ${url} answers ${served.response?.status ?? served.failure?.kind}.`,
          key: 'dead',
          severity: 'error',
        });
        return;
      }
      await judge(session, contract, served);
    },
  }),
});

async function findLink(
  session: Session,
  { openapi }: Contract,
): Promise<{ target: string; exchange: Exchange } | undefined> {
  for (const operation of openapi.operations.filter(({ method }) => method === 'GET').slice(0, 5)) {
    const exchange = await session.call(operation);
    const link = linksOf(headerList(exchange.response, 'link')).find(({ rels }) =>
      rels.includes(`${HYDRA}apiDocumentation`),
    );
    if (link !== undefined) return { target: link.target, exchange };
  }
  return undefined;
}

async function judge(session: Session, contract: Contract, served: Exchange): Promise<void> {
  const document = jsonBody(served);
  const type = essence(header(served.response, 'content-type'));
  if (!isObject(document))
    return session.report(served, {
      message: `The ApiDocumentation is no JSON object but ${type || 'nothing'}.`,
      key: 'form',
    });
  if (type !== 'application/ld+json')
    session.report(served, {
      message: `The ApiDocumentation is sent as ${type}, not application/ld+json.`,
      at: 'header:Content-Type',
      key: 'type',
    });
  const graph = await graphOf(session.state, served);
  if (graph === undefined || !graph.nodes.some((node) => typesOf(node).includes(`${HYDRA}ApiDocumentation`))) {
    return session.report(served, {
      message: 'What the Link to the ApiDocumentation leads to is no hydra:ApiDocumentation.',
      key: 'class',
    });
  }
  if (contract.hydra.origin !== 'authored') return;
  const { nodes } = await session.state.expand(document, served.request.url);
  const theirs = buildContract({
    name: 'served',
    hydra: { document, expanded: nodes as readonly JsonObject[], locate: () => undefined },
    contexts: contract.contexts,
    settings: contract.settings,
    sources: [],
  }).hydra;
  await entryPoint(session, served, theirs.entrypoint);
  const operationsOf = (hydra: Contract['hydra'], one: Class): Set<string> =>
    new Set(
      hydra.operations
        .filter(({ class: iri, method }) => iri === one.iri && method !== '')
        .map(({ method, property }) => `${method}${property === undefined ? '' : ` on ${property}`}`),
    );
  for (const mine of contract.hydra.classes) {
    const its = theirs.classes.find(({ iri }) => iri === mine.iri);
    if (its === undefined) {
      session.report(served, {
        message: `The served ApiDocumentation lacks the class ${mine.compact}.`,
        key: `class ${mine.iri}`,
      });
      continue;
    }
    compareProperties(session, served, mine, its);
    compareSets(session, served, mine, operationsOf(contract.hydra, mine), operationsOf(theirs, its));
  }
  const extra = theirs.classes.filter(
    ({ iri }) => !iri.startsWith(HYDRA) && !contract.hydra.classes.some((one) => one.iri === iri),
  );
  for (const one of extra)
    session.report(served, {
      message: `The served ApiDocumentation has the class ${one.compact}, which the contract does not have.`,
      key: `extra ${one.iri}`,
      severity: 'info',
    });
}

/** The entry point that is named is there, if it is on this server. */
async function entryPoint(session: Session, served: Exchange, named: string | undefined): Promise<void> {
  const url = named === undefined ? undefined : resolveLink(named, served);
  if (url === undefined || new URL(url).origin !== new URL(session.state.base).origin) return;
  const there = await session.visit(url);
  const status = there.response?.status ?? 0;
  if (status === 404 || status === 410 || status >= 500)
    session.report(there, {
      message: `The ApiDocumentation names the entry point ${url}, which answers ${status}.`,
      key: 'entry point',
    });
}

function compareProperties(session: Session, served: Exchange, mine: Class, its: Class): void {
  for (const property of mine.properties) {
    const other = its.properties.find(({ iri }) => iri === property.iri);
    const differ = (what: string, a: unknown, b: unknown): void => {
      if (JSON.stringify(a) !== JSON.stringify(b))
        session.report(served, {
          message: `The served ApiDocumentation says ${what} ${JSON.stringify(b)} of ${property.compact} on ${mine.compact}; the contract says ${JSON.stringify(a)}.`,
          key: `${what} ${mine.iri} ${property.iri}`,
        });
    };
    if (other === undefined)
      session.report(served, {
        message: `The served ApiDocumentation lacks ${property.compact} on ${mine.compact}.`,
        key: `property ${mine.iri} ${property.iri}`,
      });
    else {
      differ('range', property.range.toSorted(), other.range.toSorted());
      differ('writable', property.writable, other.writable);
      differ('readable', property.readable, other.readable);
      differ('required', property.required, other.required);
    }
  }
}

function compareSets(
  session: Session,
  served: Exchange,
  { iri, compact }: Class,
  mine: ReadonlySet<string>,
  its: ReadonlySet<string>,
): void {
  for (const name of mine)
    if (!its.has(name))
      session.report(served, {
        message: `The served ApiDocumentation does not say that ${compact} supports ${name}; the contract does.`,
        key: `operation ${iri} ${name}`,
      });
  for (const name of its)
    if (!mine.has(name))
      session.report(served, {
        message: `The served ApiDocumentation says that ${compact} supports ${name}; the contract does not.`,
        key: `extra ${iri} ${name}`,
      });
}
