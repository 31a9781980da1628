/** Adds credentials to requests. */
import type { Contract, OpenApiOperation, SecurityScheme } from '../../model/contract.js';
import type { Credentials } from '../options.js';
import type { Identity } from '../plan/case.js';

/** The parts of a request that carry credentials. */
export interface Authorisation {
  readonly headers: Record<string, string>;
  readonly query: string[];
}

type Part = { readonly header: readonly [string, string] } | { readonly query: string } | { readonly cookie: string };

/** The credentials of a request, by the security of its operation: the first alternative for which the user gave values. */
export function authorise(
  contract: Contract,
  operation: OpenApiOperation | undefined,
  identity: Identity,
  own: Credentials,
  other: Credentials | undefined,
): Authorisation {
  const given = identity === 'other' ? (other ?? {}) : own;
  if (identity === 'none') return { headers: {}, query: [] };
  const parts = partsFor(contract, operation, given) ?? anyParts(contract, operation, given);
  return collect(parts.map((part) => invalidate(part, identity)));
}

/** Every secret in credentials, so that reports can redact them. */
export function secretsOf(...all: readonly (Credentials | undefined)[]): string[] {
  return all.flatMap((one) => {
    const [, ...secret] = (one?.user ?? '').split(':');
    return [one?.user, secret.join(':'), one?.bearer, ...Object.values(one?.apiKeys ?? {})].filter(
      (text) => text !== undefined && text !== '',
    ) as string[];
  });
}

function partsFor(contract: Contract, operation: OpenApiOperation | undefined, given: Credentials): Part[] | undefined {
  for (const alternative of operation?.security ?? []) {
    const parts = [...alternative.keys()].map((name) =>
      partOf(name, contract.openapi.securitySchemes.get(name), given),
    );
    if (parts.length > 0 && parts.every((part) => part !== undefined)) return parts as Part[];
  }
  return undefined;
}

/** Credentials for a contract that declares no security, or for a request that belongs to no operation. */
function anyParts(contract: Contract, operation: OpenApiOperation | undefined, given: Credentials): Part[] {
  if (operation !== undefined && contract.openapi.securitySchemes.size > 0) return [];
  for (const [name, scheme] of contract.openapi.securitySchemes) {
    const part = partOf(name, scheme, given);
    if (part !== undefined) return [part];
  }
  if (contract.openapi.securitySchemes.size > 0) return [];
  if (given.user !== undefined) return [{ header: ['Authorization', basic(given.user)] }];
  return given.bearer === undefined ? [] : [{ header: ['Authorization', `Bearer ${given.bearer}`] }];
}

function partOf(name: string, scheme: SecurityScheme | undefined, given: Credentials): Part | undefined {
  if (scheme?.kind === 'apiKey') {
    const value = given.apiKeys?.[name] ?? given.apiKeys?.['*'];
    if (value === undefined) return undefined;
    if (scheme.in === 'header') return { header: [scheme.name, value] };
    const pair = `${encodeURIComponent(scheme.name)}=${encodeURIComponent(value)}`;
    return scheme.in === 'query' ? { query: pair } : { cookie: pair };
  }
  if (scheme?.kind === 'http' && scheme.scheme.toLowerCase() === 'basic')
    return given.user === undefined ? undefined : { header: ['Authorization', basic(given.user)] };
  if (scheme === undefined || scheme.kind === 'mutualTLS') return undefined;
  return given.bearer === undefined ? undefined : { header: ['Authorization', `Bearer ${given.bearer}`] };
}

function basic(user: string): string {
  return `Basic ${Buffer.from(user).toString('base64')}`;
}

/** A part made invalid in the way that the identity requires. */
function invalidate(part: Part, identity: Identity): Part {
  if (identity === 'own' || identity === 'other') return part;
  if ('query' in part) return { query: part.query.replace(/=.*$/, `=${wrongValue(identity)}`) };
  if ('cookie' in part) return { cookie: part.cookie.replace(/=.*$/, `=${wrongValue(identity)}`) };
  const [name, value] = part.header;
  const scheme = /^(Basic|Bearer) /.exec(value)?.[1];
  if (scheme === undefined) return { header: [name, wrongValue(identity)] };
  return { header: [name, scheme === 'Basic' ? wrongBasic(value, identity) : wrongBearer(value, identity)] };
}

function wrongBasic(value: string, identity: Identity): string {
  if (identity === 'malformed') return 'Basic !not-base64!';
  if (identity === 'empty') return basic(':');
  const user = Buffer.from(value.slice('Basic '.length), 'base64').toString();
  return basic(identity === 'wrong-secret' ? `${user}-wrong` : `nobody-7f3a9c:${user.split(':').slice(1).join(':')}`);
}

function wrongBearer(value: string, identity: Identity): string {
  if (identity === 'malformed') return 'Bearer';
  if (identity === 'empty') return 'Bearer ';
  return identity === 'wrong-secret' ? withOtherEnd(value) : 'Bearer nobody-7f3a9c';
}

function wrongValue(identity: Identity): string {
  return identity === 'empty' ? '' : identity === 'malformed' ? '%00' : 'wrong-key-7f3a9c';
}

/** The same token with its last character changed. */
function withOtherEnd(value: string): string {
  return value.slice(0, -1) + (value.endsWith('x') ? 'y' : 'x');
}

function collect(parts: readonly Part[]): Authorisation {
  const headers: Record<string, string> = {};
  const query: string[] = [];
  const cookies: string[] = [];
  for (const part of parts) {
    if ('header' in part) headers[part.header[0]] = part.header[1];
    else if ('query' in part) query.push(part.query);
    else cookies.push(part.cookie);
  }
  if (cookies.length > 0) headers['Cookie'] = cookies.join('; ');
  return { headers, query };
}
