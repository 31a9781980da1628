/** Parses the request preferences (RFC 7240) of Prism: `code`, `example`, `dynamic`, `seed`; in the query `__code` …. */

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

/** Parses the `Prefer` header; without one, the query. */
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

/** The preferences of Prism that the mock understands. */
export const PREFERENCES = ['code', 'example', 'dynamic', 'seed'] as const;

function fromQuery(query: URLSearchParams): [string, string][] {
  return PREFERENCES.flatMap((name): [string, string][] => {
    const value = query.get(`__${name}`);
    return value === null ? [] : [[name, value]];
  });
}

/** Accepts the names as preferences (separated by commas) and as parameters (by semicolons); the first value wins. */
function parsePrefer(header: string): [string, string][] {
  const pairs = header.match(/(?:"(?:[^"\\]|\\.)*"|[^,;"])+/g) ?? [];
  return pairs
    .map(splitPair)
    .filter(([name]) => PREFERENCES.some((known) => known === name))
    .toReversed();
}

function splitPair(pair: string): [string, string] {
  const at = pair.indexOf('=');
  if (at < 0) return [pair.trim().toLowerCase(), ''];
  const value = pair.slice(at + 1).trim();
  return [pair.slice(0, at).trim().toLowerCase(), value.replace(/^"(.*)"$/s, '$1').replaceAll(/\\(.)/g, '$1')];
}
