/** CORS (Fetch §3.2): browser pages of any origin may call the mock and read all of its headers. */
import type { OpenApi } from '../../model/contract.js';
import type { MockRequest } from './exchange.js';

const ALWAYS_EXPOSED = ['Link', 'Location', 'Allow', 'WWW-Authenticate', 'Retry-After', 'ETag', 'Deprecation'];

/** The headers to expose: common ones and every response header that the contract declares. */
export function exposedHeaders({ operations }: OpenApi): string {
  const declared = operations.flatMap(({ responses }) =>
    responses.flatMap(({ headers }) => headers.map(({ name }) => name)),
  );
  const byKey = new Map([...ALWAYS_EXPOSED, ...declared].map((name) => [name.toLowerCase(), name]));
  return [...byKey.values()].filter((name) => /^[\w!#$%&'*+.^`|~-]+$/.test(name)).join(', ');
}

/** The CORS headers of the response to a request. */
export function corsHeaders({ headers }: MockRequest, exposed: string): Record<string, string> {
  const { origin } = headers;
  if (origin === undefined) return { 'access-control-allow-origin': '*', 'access-control-expose-headers': exposed };
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': exposed,
    vary: 'Origin',
  };
}

/** Whether a request is a preflight. */
export function isPreflight({ method, headers }: MockRequest): boolean {
  return method === 'OPTIONS' && headers['origin'] !== undefined && 'access-control-request-method' in headers;
}

/** The additional headers of the response to a preflight. */
export function preflightHeaders({ headers }: MockRequest, allow: string): Record<string, string> {
  return {
    'access-control-allow-methods': allow,
    'access-control-allow-headers': headers['access-control-request-headers'] ?? '*',
    'access-control-max-age': '600',
  };
}
