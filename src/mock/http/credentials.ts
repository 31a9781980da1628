/** Compares a request's credentials with the configured ones and builds the challenge of a 401. */
import type { OpenApi, OpenApiOperation, SecurityScheme } from '../../model/contract.js';
import type { Credentials } from '../options.js';
import type { MockRequest } from './exchange.js';

/** `unchecked` if no credentials are configured or the operation requires none. */
export type CredentialsVerdict = 'accepted' | 'rejected' | 'unchecked';

/** Compares with the configured credentials; an anonymous request is accepted where the contract allows it. */
export function checkCredentials(
  request: MockRequest,
  operation: OpenApiOperation,
  { securitySchemes }: OpenApi,
  credentials: Credentials | undefined,
): CredentialsVerdict {
  if (credentials === undefined || operation.security.length === 0) return 'unchecked';
  const met = operation.security.some((alternative) =>
    [...alternative.keys()].every((name) => meets(request, name, securitySchemes.get(name), credentials)),
  );
  return met ? 'accepted' : 'rejected';
}

function meets(
  request: MockRequest,
  name: string,
  scheme: SecurityScheme | undefined,
  credentials: Credentials,
): boolean {
  const { user, bearer, apiKeys = {} } = credentials;
  const [kind = '', given = ''] = (request.headers['authorization'] ?? '').split(/\s+(.*)/s);
  if (scheme?.kind === 'apiKey') return Object.hasOwn(apiKeys, name) && apiKey(request, scheme) === apiKeys[name];
  if (scheme?.kind === 'http' && scheme.scheme.toLowerCase() === 'basic') {
    return (
      user !== undefined && kind.toLowerCase() === 'basic' && Buffer.from(given, 'base64').toString('utf8') === user
    );
  }
  return bearer !== undefined && kind.toLowerCase() === 'bearer' && given.trim() === bearer;
}

function apiKey(request: MockRequest, scheme: SecurityScheme & { kind: 'apiKey' }): string | undefined {
  if (scheme.in === 'query') return request.query.get(scheme.name) ?? undefined;
  if (scheme.in === 'header') return request.headers[scheme.name.toLowerCase()];
  const cookies = (request.headers['cookie'] ?? '').split(';').map((cookie) => cookie.trim());
  return cookies.find((cookie) => cookie.startsWith(`${scheme.name}=`))?.slice(scheme.name.length + 1);
}

/** WWW-Authenticate for an operation (RFC 9110 §11.6.1): one challenge for each of its security schemes. */
export function challenge(operation: OpenApiOperation | undefined, { securitySchemes, title }: OpenApi): string {
  const realm = title.replaceAll(/[^\x20-\x7e]|["\\]/g, '');
  const names = new Set(
    operation?.security.flatMap((alternative) => [...alternative.keys()]) ?? securitySchemes.keys(),
  );
  const challenges = [...names].map((name) => schemeName(securitySchemes.get(name)));
  return [...new Set(challenges)].map((scheme) => `${scheme} realm="${realm}"`).join(', ');
}

function schemeName(scheme: SecurityScheme | undefined): string {
  if (scheme?.kind === 'http') return scheme.scheme.charAt(0).toUpperCase() + scheme.scheme.slice(1);
  return scheme?.kind === 'apiKey' ? 'ApiKey' : 'Bearer';
}
