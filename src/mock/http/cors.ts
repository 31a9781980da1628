/** CORS (Fetch §3.2): a browser page from anywhere may use the mock and read every header of it. */
import type { OpenApi } from '../../model/contract.js';
import type { MockRequest } from './exchange.js';

const ALWAYS_EXPOSED = ['Link', 'Location', 'Allow', 'WWW-Authenticate', 'Retry-After', 'ETag', 'Deprecation'];

/** Headers to expose: the usual ones and every response header that the contract names. */
export function exposedHeaders({ operations }: OpenApi): string {
  const declared = operations.flatMap(({ responses }) =>
    responses.flatMap(({ headers }) => headers.map(({ name }) => name)),
  );
  const byKey = new Map([...ALWAYS_EXPOSED, ...declared].map((name) => [name.toLowerCase(), name]));
  return [...byKey.values()].filter((name) => /^[\w!#$%&'*+.^`|~-]+$/.test(name)).join(', ');
}

/** The headers of an answer to this request. */
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

/** The further headers of a preflight's answer. */
export function preflightHeaders({ headers }: MockRequest, allow: string): Record<string, string> {
  return {
    'access-control-allow-methods': allow,
    'access-control-allow-headers': headers['access-control-request-headers'] ?? '*',
    'access-control-max-age': '600',
  };
}
