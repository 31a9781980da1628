import { HYDRA } from '../../model/namespaces.js';
import { defineConformanceCheck } from '../check.js';
import { headerList } from '../exchange.js';
import { linksOf } from '../state/links.js';

const RELATION = `${HYDRA}apiDocumentation`;

export const apiDocumentationLinked = defineConformanceCheck({
  id: 'api-documentation-linked',
  title: 'Every response has a Link to the ApiDocumentation with the full IRI as its relation type',
  severity: 'warning',
  source: 'Hydra Core §5.1 Discovering a Hydra-powered Web API',
  *exchange({ state, response, kind, operation, exchange }) {
    if (state.contract.hydra.origin !== 'authored' || operation === undefined || exchange.request.method === 'OPTIONS')
      return;
    if (response.status === 304 || !['positive', 'step', 'unknown-target', 'negative', 'credentials'].includes(kind))
      return;
    const links = linksOf(headerList(response, 'link'));
    if (links.some(({ rels }) => rels.includes(RELATION))) return;
    const almost = links.find(({ rels, target }) => /api-?doc|vocab/i.test([...rels, target].join(' ')));
    yield {
      message:
        almost === undefined
          ? `The ${response.status} response has no Link header field that points to the ApiDocumentation.`
          : `The Link to ${almost.target} has the relation type "${almost.rels.join(' ')}" instead of ${RELATION}.`,
      at: 'header:Link',
      key: almost === undefined ? 'missing' : 'relation',
      severity: response.status < 400 || almost !== undefined ? 'warning' : 'info',
      hint: `Send Link: <…>; rel="${RELATION}".`,
    };
  },
});
