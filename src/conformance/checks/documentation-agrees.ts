import type { Class, Contract, Hydra, SupportedProperty } from '../../model/contract.js';
import { buildContract } from '../../model/build.js';
import { isObject } from '../../model/json.js';
import type { JsonObject } from '../../model/json.js';
import { HYDRA } from '../../model/namespaces.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { Session } from '../check.js';
import { essence, header, isDead, jsonBody, statusOrFailure, succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { graphOf, typesOf } from '../state/graph.js';
import { linkHeader, resolveLink } from '../state/links.js';

export const documentationAgrees = defineConformanceCheck({
  id: 'documentation-agrees',
  title: 'The linked ApiDocumentation is a hydra:ApiDocumentation and matches the contract',
  severity: 'warning',
  source:
    'Hydra Core §5.1 Discovering a Hydra-powered Web API; this project: the served vocabulary is that of the contract',
  scenario: defineScenario<Contract>({
    writes: false,
    subjects: ({ contract }) => [contract],
    operation: () => undefined,
    async run(session, contract) {
      const linked = await findLink(session, contract);
      if (linked === undefined) return 'no response links to an ApiDocumentation';
      const url = resolveLink(linked.target, linked.exchange);
      if (url === undefined || !isOnServer(session, url))
        return `the ApiDocumentation ${linked.target} is on another server`;
      const served = await session.visit(url);
      if (!succeeded(served))
        return session.report(served, {
          message: `The ApiDocumentation ${url} answers ${statusOrFailure(served)}.`,
          key: 'dead',
          severity: 'error',
        });
      const document = await judgeForm(session, served);
      if (document !== undefined && contract.hydra.origin === 'authored')
        await judgeContents(session, contract, served, document);
    },
  }),
});

async function findLink(
  session: Session,
  { openapi }: Contract,
): Promise<{ target: string; exchange: Exchange } | undefined> {
  for (const operation of openapi.operations.filter(({ method }) => method === 'GET').slice(0, 5)) {
    const exchange = await session.call(operation);
    const target = linkHeader(exchange, [`${HYDRA}apiDocumentation`]);
    if (target !== undefined) return { target, exchange };
  }
  return undefined;
}

function isOnServer({ state }: Session, url: string): boolean {
  return new URL(url).origin === new URL(state.base).origin;
}

/** The body is a JSON-LD document with a hydra:ApiDocumentation; returns it. */
async function judgeForm(session: Session, served: Exchange): Promise<JsonObject | undefined> {
  const document = jsonBody(served);
  const type = essence(header(served.response, 'content-type'));
  if (!isObject(document)) {
    session.report(served, {
      message: `The ApiDocumentation is not a JSON object (its content type is ${type || 'missing'}).`,
      key: 'form',
    });
    return undefined;
  }
  if (type !== 'application/ld+json')
    session.report(served, {
      message: `The ApiDocumentation is sent as ${type || 'no content type'} instead of application/ld+json.`,
      at: 'header:Content-Type',
      key: 'type',
    });
  const graph = await graphOf(session.state, served);
  if (graph?.nodes.some((node) => typesOf(node).includes(`${HYDRA}ApiDocumentation`)) === true) return document;
  session.report(served, {
    message: 'The Link to the ApiDocumentation leads to a document without a hydra:ApiDocumentation.',
    key: 'class',
  });
  return undefined;
}

/** The served classes, properties and operations are those of the contract. */
async function judgeContents(
  session: Session,
  contract: Contract,
  served: Exchange,
  document: JsonObject,
): Promise<void> {
  const theirs = await vocabularyIn(session, contract, served, document);
  await judgeEntryPoint(session, served, theirs.entrypoint);
  for (const mine of contract.hydra.classes) {
    const its = theirs.classes.find(({ iri }) => iri === mine.iri);
    if (its === undefined)
      session.report(served, {
        message: `The served ApiDocumentation lacks the class ${mine.compact}.`,
        key: `class ${mine.iri}`,
      });
    else {
      compareProperties(session, served, mine, its);
      compareOperations(session, served, mine, operationsOf(contract.hydra, mine), operationsOf(theirs, its));
    }
  }
  reportExtraClasses(session, served, contract.hydra, theirs);
}

async function vocabularyIn(
  { state }: Session,
  { contexts, settings }: Contract,
  served: Exchange,
  document: JsonObject,
): Promise<Hydra> {
  const { nodes } = await state.expand(document, served.request.url);
  const hydra = { document, expanded: nodes, locate: () => undefined };
  return buildContract({ name: 'served', hydra, contexts, settings, sources: [] }).hydra;
}

/** The entry point can be read, if it is on this server. */
async function judgeEntryPoint(session: Session, served: Exchange, entrypoint: string | undefined): Promise<void> {
  const url = entrypoint === undefined ? undefined : resolveLink(entrypoint, served);
  if (url === undefined || !isOnServer(session, url)) return;
  const there = await session.visit(url);
  if (isDead(there))
    session.report(there, {
      message: `The ApiDocumentation names the entry point ${url}, which answers ${statusOrFailure(there)}.`,
      key: 'entry point',
    });
}

function operationsOf(hydra: Hydra, { iri }: Class): Set<string> {
  return new Set(
    hydra.operations
      .filter((one) => one.class === iri && one.method !== '')
      .map(({ method, property }) => `${method}${property === undefined ? '' : ` on ${property}`}`),
  );
}

function compareProperties(session: Session, served: Exchange, mine: Class, its: Class): void {
  for (const property of mine.properties) {
    const other = its.properties.find(({ iri }) => iri === property.iri);
    if (other !== undefined) compareProperty(session, served, mine, property, other);
    else
      session.report(served, {
        message: `The served ApiDocumentation lacks the property ${property.compact} on ${mine.compact}.`,
        key: `property ${mine.iri} ${property.iri}`,
      });
  }
}

function compareProperty(
  session: Session,
  served: Exchange,
  { iri, compact }: Class,
  property: SupportedProperty,
  other: SupportedProperty,
): void {
  const compare = (what: string, mine: unknown, its: unknown): void => {
    const [expected, found] = [JSON.stringify(mine), JSON.stringify(its)];
    if (expected !== found)
      session.report(served, {
        message: `In the served ApiDocumentation, ${what} of ${property.compact} on ${compact} is ${found}; in the contract it is ${expected}.`,
        key: `${what} ${iri} ${property.iri}`,
      });
  };
  compare('range', property.range.toSorted(), other.range.toSorted());
  compare('writable', property.writable, other.writable);
  compare('readable', property.readable, other.readable);
  compare('required', property.required, other.required);
}

function compareOperations(
  session: Session,
  served: Exchange,
  { iri, compact }: Class,
  mine: ReadonlySet<string>,
  its: ReadonlySet<string>,
): void {
  for (const name of mine)
    if (!its.has(name))
      session.report(served, {
        message: `The served ApiDocumentation does not declare that ${compact} supports ${name}, but the contract does.`,
        key: `operation ${iri} ${name}`,
      });
  for (const name of its)
    if (!mine.has(name))
      session.report(served, {
        message: `The served ApiDocumentation declares that ${compact} supports ${name}, but the contract does not.`,
        key: `extra ${iri} ${name}`,
      });
}

function reportExtraClasses(session: Session, served: Exchange, { classes }: Hydra, theirs: Hydra): void {
  const extra = theirs.classes.filter(({ iri }) => !iri.startsWith(HYDRA) && !classes.some((one) => one.iri === iri));
  for (const { iri, compact } of extra)
    session.report(served, {
      message: `The served ApiDocumentation has the class ${compact}, which is not in the contract.`,
      key: `extra ${iri}`,
      severity: 'info',
    });
}
