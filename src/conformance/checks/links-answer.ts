import type { Link, OpenApiOperation } from '../../model/contract.js';
import { get } from '../../model/json.js';
import { HYDRA } from '../../model/namespaces.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { Session, RunState } from '../check.js';
import { jsonBody, succeeded } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { flatten } from '../plan/flatten.js';
import { answerProperties } from '../plan/resource-types.js';
import { graphOf, idsOf, typesOf } from '../state/graph.js';
import { resolveLink } from '../state/links.js';
import { membersOf } from '../state/collection-page.js';
import { vocabularyOf } from '../state/vocabulary.js';

/** A link of an answer: what it is called, where it leads and what the vocabulary promises of it. */
interface Found {
  readonly name: string;
  readonly url: string;
  readonly promise?: Link;
  readonly range: readonly string[];
}

export const linksAnswer = defineConformanceCheck({
  id: 'links-answer',
  title: 'Every link that an answer advertises leads somewhere, and to what it promises',
  severity: 'error',
  source: 'Hydra Core: hydra:Link; RFC 8288',
  scenario: defineScenario<OpenApiOperation>({
    writes: false,
    subjects: ({ contract, stateless }) =>
      stateless ? [] : contract.openapi.operations.filter(({ method }) => method === 'GET'),
    operation: (operation) => operation,
    async run(session, operation) {
      const answer = await session.call(operation);
      if (!succeeded(answer)) return 'no answer to look for links in';
      const links = [...(await graphLinks(session.state, answer)), ...plainLinks(session.state, operation, answer)];
      const seen = new Set<string>();
      for (const link of links) {
        if (
          link.promise?.path !== undefined &&
          session.state.pathOf(link.url) === undefined &&
          /^https?:/.test(link.url)
        ) {
          session.report(answer, {
            message: `The link ${link.name} leads away from the server, to ${link.url}; the contract answers for it at ${link.promise.path}.`,
            key: `elsewhere ${link.name}`,
            severity: 'warning',
          });
        }
        if (seen.has(link.url) || !isReadable(session.state, link.url)) continue;
        seen.add(link.url);
        await follow(session, link);
      }
    },
  }),
});

async function follow(session: Session, { name, url, promise, range }: Found): Promise<void> {
  const there = await session.visit(url);
  const status = there.response?.status ?? 0;
  if (status === 404 || status === 410 || status >= 500) {
    session.report(there, {
      message: `The link ${name} leads to ${url}, which answers ${status}.`,
      key: `dead ${name}`,
      hint: 'Serve it, or do not advertise it.',
    });
    return;
  }
  const graph = succeeded(there) ? await graphOf(session.state, there) : undefined;
  if (graph?.root === undefined) return;
  const types = graph.nodes.flatMap((node) => typesOf(node));
  const vocabulary = vocabularyOf(session.state);
  const wanted = range.filter((iri) => iri === `${HYDRA}Collection` || vocabulary.classOf(iri) !== undefined);
  const isThere = wanted.some((iri) =>
    types.some((type) => vocabulary.isA(type, iri) || (iri === `${HYDRA}Collection` && type.endsWith('Collection'))),
  );
  if (wanted.length > 0 && !isThere) {
    session.report(there, {
      message: `The link ${name} promises ${wanted.join(', ')}; ${url} is ${typesOf(graph.root).join(', ') || 'of no type'}.`,
      key: `promise ${name}`,
      severity: 'warning',
    });
  }
  const members = graph.nodes.flatMap((node) => idsOf(node, `${HYDRA}member`));
  const classes = promise?.memberClass ?? [];
  const foreign =
    classes.length === 0
      ? undefined
      : graph.nodes.find(
          (node) =>
            members.includes(String(node['@id'])) &&
            typesOf(node).length > 0 &&
            !typesOf(node).some((type) => classes.some((iri) => vocabulary.isA(type, iri))),
        );
  if (foreign !== undefined)
    session.report(there, {
      message: `The link ${name} promises members of ${classes.join(', ')}; ${String(foreign['@id'])} is ${typesOf(foreign).join(', ')}.`,
      key: `members ${name}`,
      severity: 'warning',
    });
}

/** Values of the vocabulary's link properties. */
async function graphLinks(state: RunState, answer: Exchange): Promise<Found[]> {
  const graph = await graphOf(state, answer);
  const vocabulary = vocabularyOf(state);
  return (graph?.nodes ?? []).slice(0, 20).flatMap((node) =>
    vocabulary
      .supported(typesOf(node))
      .filter(({ link }) => link?.kind === 'Link')
      .flatMap(({ iri, key, link, range }) =>
        idsOf(node, iri).map((url): Found => ({
          name: key,
          url,
          range,
          ...(link === undefined ? {} : { promise: link }),
        })),
      ),
  );
}

/** Values of properties whose format says that they are addresses. */
function plainLinks(state: RunState, operation: OpenApiOperation, answer: Exchange): Found[] {
  const body = jsonBody(answer);
  const nodes = [body, ...(membersOf(body) ?? []).slice(0, 3)];
  const formats = [...answerProperties(state.contract, operation).values()].filter(
    ({ name, flat }) =>
      /^(uri|iri|url)(-reference)?$/.test(String(flatten(state.contract.openapi.document, flat)['format'] ?? '')) &&
      !/^(next|previous|prev|first|last)$/.test(name),
  );
  return nodes.flatMap((node) =>
    formats.flatMap(({ name }) => {
      const value = get(node, name);
      const url = typeof value === 'string' ? resolveLink(value, answer) : undefined;
      return url === undefined ? [] : [{ name, url, range: [] }];
    }),
  );
}

/** Whether an address is on this server and not one that the contract only declares other methods for. */
function isReadable(state: RunState, url: string): boolean {
  const path = state.pathOf(url);
  if (path === undefined) return false;
  const template = state.pool.templateOf(path);
  const at = state.contract.openapi.operations.filter((one) => one.path === template);
  return at.length === 0 || at.some(({ method }) => method === 'GET');
}
