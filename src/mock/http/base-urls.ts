/** Base URLs: the mock server's own, as its clients see it, and those of the servers that the contract declares. */
import type { OpenApi } from '../../model/contract.js';
import { get, getArray, getString } from '../../model/json.js';
import type { Json } from '../../model/json.js';

/** The base under which a client reaches the mock: `http://127.0.0.1:8080`, or the address of a proxy. */
export interface PublicBase {
  /** Scheme, host and a proxy's path prefix, without a trailing slash. */
  readonly root: string;
}

/** A server that the contract declares. */
export interface ServerBase {
  /** `https://api.example.org/v1`, without a trailing slash; undefined if the contract declares only a path. */
  readonly url: string | undefined;
  /** `/v1`, or empty. */
  readonly basePath: string;
}

const HOST = /^[A-Za-z0-9.\-_]+(:\d+)?$|^\[[0-9A-Fa-f:.]+\](:\d+)?$/;
const PREFIX = /^\/[\w\-./~%]*$/;

/** `--public-url`, else the nearest proxy's `Forwarded` (RFC 7239) or `X-Forwarded-*`, else the Host header. */
export function publicBase(
  headers: Readonly<Record<string, string>>,
  local: string,
  publicUrl: string | undefined,
): PublicBase {
  if (publicUrl !== undefined) return { root: publicUrl.replace(/\/+$/, '') };
  const { proto, host, prefix } = forwarded(headers);
  const name = [host, headers['host']].find((value) => value !== undefined && HOST.test(value));
  if (name === undefined) return { root: local };
  const scheme = proto === 'https' ? 'https' : 'http';
  const path = prefix !== undefined && PREFIX.test(prefix) ? prefix.replace(/\/+$/, '') : '';
  return { root: `${scheme}://${name}${path}` };
}

interface Forwarded {
  readonly proto?: string | undefined;
  readonly host?: string | undefined;
  readonly prefix?: string | undefined;
}

function forwarded(headers: Readonly<Record<string, string>>): Forwarded {
  const prefix = first(headers['x-forwarded-prefix']);
  const element = first(headers['forwarded']);
  if (element === undefined) {
    return {
      proto: first(headers['x-forwarded-proto']),
      host: first(headers['x-forwarded-host']),
      prefix,
    };
  }
  const pairs = new Map(element.split(';').map((pair) => splitPair(pair)));
  return { proto: pairs.get('proto'), host: pairs.get('host'), prefix };
}

function splitPair(pair: string): [string, string] {
  const [name = '', value = ''] = pair.split('=', 2);
  return [name.trim().toLowerCase(), value.trim().replace(/^"(.*)"$/, '$1')];
}

function first(list: string | undefined): string | undefined {
  return list?.split(',', 1)[0]?.trim();
}

/** The contract's servers with template variables at their defaults; one at the root if there are none. */
export function serverBases({ document, servers }: OpenApi): ServerBase[] {
  const raw = getArray(document, 'servers');
  const bases = servers.map(({ url, basePath }, index) => ({
    url: absolute(url, raw[index]),
    basePath,
  }));
  return bases.length === 0 ? [{ url: undefined, basePath: '' }] : bases;
}

function absolute(template: string, server: Json | undefined): string | undefined {
  const variables = get(server, 'variables');
  const url = template.replaceAll(
    /\{([^{}]*)\}/g,
    (_, name: string) => getString(get(variables, name), 'default') ?? '',
  );
  return /^https?:\/\//i.test(url) && URL.canParse(url) ? url.replace(/[?#].*$/s, '').replace(/\/+$/, '') : undefined;
}
