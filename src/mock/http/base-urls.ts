/** Where the mock is, as its clients see it, and where the contract says that the API is. */
import type { OpenApi } from '../../model/contract.js';
import { get, getArray, getString } from '../../model/json.js';
import type { Json } from '../../model/json.js';

/** What stands before an API path for this client: `http://127.0.0.1:8080`, or a proxy's address. */
export interface PublicBase {
  /** Scheme, host and a proxy's path prefix, without a final slash. */
  readonly root: string;
}

/** A server of the contract: an absolute URL without a final slash, and its path. */
export interface ServerBase {
  /** `https://api.example.org/v1`; undefined where the contract gives a path only. */
  readonly url: string | undefined;
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
  return {
    root: `${scheme}://${name}${prefix !== undefined && PREFIX.test(prefix) ? prefix.replace(/\/+$/, '') : ''}`,
  };
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

/** The contract's servers, template variables at their defaults; one at the root if there is none. */
export function serverBases({ document, servers }: OpenApi): ServerBase[] {
  const raw = getArray(document, 'servers');
  const places = servers.map(({ url, basePath }, index) => ({
    url: absolute(url, raw[index]),
    basePath,
  }));
  return places.length === 0 ? [{ url: undefined, basePath: '' }] : places;
}

function absolute(template: string, server: Json | undefined): string | undefined {
  const variables = get(server, 'variables');
  const url = template.replaceAll(
    /\{([^{}]*)\}/g,
    (_, name: string) => getString(get(variables, name), 'default') ?? '',
  );
  return /^https?:\/\//i.test(url) && URL.canParse(url) ? url.replace(/[?#].*$/s, '').replace(/\/+$/, '') : undefined;
}
