import type { OpenApiOperation, Parameter } from '../../model/contract.js';
import { get } from '../../model/json.js';
import type { Json } from '../../model/json.js';
import { defineConformanceCheck, defineScenario } from '../check.js';
import type { Session } from '../check.js';
import { header, jsonBody } from '../exchange.js';
import type { Exchange } from '../exchange.js';
import { parameterWith } from '../plan/roles.js';
import { collectionOperations, requestPage, duplicates } from '../state/request-page.js';

const PAGES = 10;
const TOKEN_KEYS = [
  'next',
  'nextCursor',
  'next_cursor',
  'nextPageToken',
  'next_page_token',
  'nextToken',
  'next_token',
  'endCursor',
  'end_cursor',
  'cursor',
];

export const listCursor = defineConformanceCheck({
  id: 'list-cursor',
  title: 'The cursor that a page gives leads to the next page: accepted, no loop, no member twice',
  severity: 'warning',
  source: 'this project: paging invariants; OpenAPI says nothing of cursors',
  scenario: defineScenario<OpenApiOperation>({
    writes: false,
    subjects: (state) =>
      collectionOperations(state).filter((operation) => cursorOf(state.contract, operation) !== undefined),
    operation: (operation) => operation,
    async run(session, operation) {
      const cursor = cursorOf(session.state.contract, operation);
      if (cursor !== undefined) await walk(session, operation, cursor);
    },
  }),
});

/** The parameter that takes a cursor onwards. */
function cursorOf(contract: Session['state']['contract'], operation: OpenApiOperation): Parameter | undefined {
  const found = parameterWith(contract, operation, 'cursor');
  return found === undefined || /before/i.test(found.name) ? undefined : found;
}

async function walk(session: Session, operation: OpenApiOperation, cursor: Parameter): Promise<void> {
  const { contract, judges } = session.state;
  const limit = parameterWith(contract, operation, 'limit');
  const small: (readonly [Parameter, Json])[] =
    limit !== undefined && judges.judge(limit.schema)(2).length === 0 ? [[limit, 2]] : [];
  const seen: string[] = [];
  const keys: string[] = [];
  let here = await requestPage(session, operation, ...small);
  for (let count = 1; here !== undefined && count <= PAGES; count += 1) {
    keys.push(...here.keys);
    const twice = duplicates(keys);
    if (twice.length > 0)
      return session.report(here.exchange, {
        message: `Following ${cursor.name} from page to page meets ${twice[0]} more than once.`,
        key: 'repeated',
      });
    const token = tokenIn(here.exchange);
    if (token === undefined || here.keys.length === 0) return;
    if (seen.includes(token))
      return session.report(here.exchange, {
        message: `The cursor for the next page was given before: a loop.`,
        key: 'loop',
      });
    seen.push(token);
    here = await requestPage(session, operation, ...small, [cursor, token]);
  }
}

/** The cursor for the next page, where an answer gives one that is no link. */
function tokenIn(exchange: Exchange): string | undefined {
  const json = jsonBody(exchange);
  for (const holder of [json, get(json, 'meta'), get(json, 'pagination'), get(json, 'paging'), get(json, 'pageInfo')]) {
    for (const key of TOKEN_KEYS) {
      const value = get(holder, key);
      if (typeof value === 'string' && value !== '' && !/^(https?:)?\/|^\?/.test(value)) return value;
    }
  }
  return header(exchange.response, 'x-next-cursor');
}
