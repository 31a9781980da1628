import type { Link, OpenApiOperation } from '../../model/contract.js';
import { get } from '../../model/json.js';
import { HYDRA } from '../../model/namespaces.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { RunState, Session } from '../check.js';
import { isDead, jsonBody, statusOrFailure, succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { flatten } from '../plan/flatten.js';
import { answerProperties } from '../plan/resource-types.js';
import { membersOf } from '../state/collection-page.js';
import { foreignMember, graphOf, idsOf, typesOf } from '../state/graph.js';
import type { Graph } from '../state/graph.js';
import { resolveLink } from '../state/links.js';
import { readOperations } from '../state/subjects.js';
import { vocabularyOf } from '../state/vocabulary.js';

/** A link in an answer: its name, its target and what the vocabulary promises about the target. */
interface FoundLink {
  readonly name: string;
  readonly url: string;
  readonly promise?: Link;
  readonly range: readonly string[];
}

export const linksAnswer = defineConformanceCheck({
  id: 'links-answer',
  title: 'Every advertised link can be dereferenced and returns what it promises',
  severity: 'error',
  source: 'Hydra Core, hydra:Link; RFC 8288',
  scenario: defineScenario<OpenApiOperation>({
    writes: false,
    subjects: readOperations,
    operation: (operation) => operation,
    async run(session, operation) {
      const answer = await session.call(operation);
      if (!succeeded(answer)) return 'no answer was successful, so there are no links to follow';
      const links = [...(await graphLinks(session.state, answer)), ...plainLinks(session.state, operation, answer)];
      const seen = new Set<string>();
      for (const link of links) {
        judgeServer(session, answer, link);
        if (seen.has(link.url) || !isReadable(session.state, link.url)) continue;
        seen.add(link.url);
        await judgeTarget(session, link);
      }
    },
  }),
});

/** A link whose target has a path in the contract leads to this server. */
function judgeServer(session: Session, answer: Exchange, { name, url, promise }: FoundLink): void {
  const path = promise?.path;
  if (path === undefined || session.state.pathOf(url) !== undefined || !/^https?:/.test(url)) return;
  session.report(answer, {
    message: `The link ${name} leads to another server, ${url}, but the contract declares its target as ${path}.`,
    key: `elsewhere ${name}`,
    severity: 'warning',
  });
}

/** The target can be read, and is what the vocabulary promises. */
async function judgeTarget(session: Session, link: FoundLink): Promise<void> {
  const there = await session.visit(link.url);
  if (isDead(there))
    return session.report(there, {
      message: `The link ${link.name} leads to ${link.url}, which answers ${statusOrFailure(there)}.`,
      key: `dead ${link.name}`,
      hint: 'Serve the target, or do not advertise the link.',
    });
  const graph = succeeded(there) ? await graphOf(session.state, there) : undefined;
  if (graph?.root === undefined) return;
  judgeClass(session, there, graph, link);
  judgeMembers(session, there, graph, link);
}

/** The target is of a class in the range of the link. */
function judgeClass(session: Session, there: Exchange, graph: Graph, { name, url, range }: FoundLink): void {
  const collection = `${HYDRA}Collection`;
  const vocabulary = vocabularyOf(session.state);
  const wanted = range.filter((iri) => iri === collection || vocabulary.classOf(iri) !== undefined);
  const types = graph.nodes.flatMap((node) => typesOf(node));
  const isThere = wanted.some((iri) =>
    types.some((type) => vocabulary.isA(type, iri) || (iri === collection && type.endsWith('Collection'))),
  );
  if (wanted.length === 0 || isThere) return;
  const found = typesOf(graph.root).join(', ');
  session.report(there, {
    message: `The link ${name} promises ${wanted.join(', ')}, but ${url} ${found === '' ? 'has no type' : `is of type ${found}`}.`,
    key: `promise ${name}`,
    severity: 'warning',
  });
}

/** The members of the target are of the class that the link promises. */
function judgeMembers(session: Session, there: Exchange, graph: Graph, { name, promise }: FoundLink): void {
  const classes = promise?.memberClass ?? [];
  if (classes.length === 0) return;
  const vocabulary = vocabularyOf(session.state);
  const members = graph.nodes.flatMap((node) => idsOf(node, `${HYDRA}member`));
  const foreign = foreignMember(graph, members, (type) => classes.some((iri) => vocabulary.isA(type, iri)));
  if (foreign === undefined) return;
  session.report(there, {
    message: `The link ${name} promises members of ${classes.join(', ')}, but ${String(foreign['@id'])} is of ${typesOf(foreign).join(', ')}.`,
    key: `members ${name}`,
    severity: 'warning',
  });
}

/** Values of the vocabulary's link properties. */
async function graphLinks(state: RunState, answer: Exchange): Promise<FoundLink[]> {
  const graph = await graphOf(state, answer);
  const vocabulary = vocabularyOf(state);
  return (graph?.nodes ?? []).slice(0, 20).flatMap((node) =>
    vocabulary
      .supported(typesOf(node))
      .filter(({ link }) => link?.kind === 'Link')
      .flatMap(({ iri, key, link, range }) =>
        idsOf(node, iri).map((url): FoundLink => ({
          name: key,
          url,
          range,
          ...(link === undefined ? {} : { promise: link }),
        })),
      ),
  );
}

/** Values of properties whose format is that of a URI; links between pages are left to list-paging. */
function plainLinks(state: RunState, operation: OpenApiOperation, answer: Exchange): FoundLink[] {
  const body = jsonBody(answer);
  const nodes = [body, ...(membersOf(body) ?? []).slice(0, 3)];
  const properties = [...answerProperties(state.contract, operation).values()].filter(
    ({ name, flat }) =>
      /^(uri|iri|url)(-reference)?$/.test(String(flatten(state.contract.openapi.document, flat)['format'] ?? '')) &&
      !/^(next|previous|prev|first|last)$/.test(name),
  );
  return nodes.flatMap((node) =>
    properties.flatMap(({ name }) => {
      const value = get(node, name);
      const url = typeof value === 'string' ? resolveLink(value, answer) : undefined;
      return url === undefined ? [] : [{ name, url, range: [] }];
    }),
  );
}

/** Whether a URL is on this server, and at a path for which the contract does not only declare other methods than GET. */
function isReadable(state: RunState, url: string): boolean {
  const path = state.pathOf(url);
  if (path === undefined) return false;
  const template = state.pool.templateOf(path);
  const declared = state.contract.openapi.operations.filter((one) => one.path === template);
  return declared.length === 0 || declared.some(({ method }) => method === 'GET');
}
