/** Request preferences (RFC 7240) that Prism defines: `code`, `example`, `dynamic` and `seed`, also as `__code` … in the query. */

/** Which response a client prefers. */
export interface RequestPreferences {
  readonly status?: number;
  /** The name of an example. */
  readonly example?: string;
  /** Generate the body, even where there are examples. */
  readonly dynamic?: boolean;
  /** The same seed yields the same generated body. */
  readonly seed?: string;
}

export interface ParsedPreferences extends RequestPreferences {
  /** One sentence for each preference that is invalid. */
  readonly mistakes: readonly string[];
}

/** Parses the `Prefer` header, or the query if there is no such header. */
export function parsePreferences(header: string | undefined, query: URLSearchParams): ParsedPreferences {
  const pairs = header === undefined ? fromQuery(query) : parsePrefer(header);
  const mistakes: string[] = [];
  const { code, example, dynamic, seed } = Object.fromEntries(pairs) as Record<string, string | undefined>;
  if (code !== undefined && !/^[1-5]\d\d$/.test(code))
    mistakes.push(`Prefer: code must be a status code from 100 to 599, not "${code}".`);
  if (dynamic !== undefined && !/^(true|false|)$/.test(dynamic)) {
    mistakes.push(`Prefer: dynamic must be true or false, not "${dynamic}".`);
  }
  return {
    ...(code !== undefined && mistakes.length === 0 && { status: Number(code) }),
    ...(example !== undefined && { example }),
    ...(dynamic !== undefined && { dynamic: dynamic !== 'false' }),
    ...(seed !== undefined && { seed }),
    mistakes,
  };
}

const NAMES = ['code', 'example', 'dynamic', 'seed'];

function fromQuery(query: URLSearchParams): [string, string][] {
  return NAMES.flatMap((name): [string, string][] => {
    const value = query.get(`__${name}`);
    return value === null ? [] : [[name, value]];
  });
}

/** Accepts our names as preferences (separated by commas) and as parameters (by semicolons); the first one of a name wins. */
function parsePrefer(header: string): [string, string][] {
  const pairs = header.match(/(?:"(?:[^"\\]|\\.)*"|[^,;"])+/g) ?? [];
  return pairs
    .map(splitPair)
    .filter(([name]) => NAMES.includes(name))
    .toReversed();
}

function splitPair(pair: string): [string, string] {
  const at = pair.indexOf('=');
  if (at < 0) return [pair.trim().toLowerCase(), ''];
  const value = pair.slice(at + 1).trim();
  return [pair.slice(0, at).trim().toLowerCase(), value.replace(/^"(.*)"$/s, '$1').replaceAll(/\\(.)/g, '$1')];
}
