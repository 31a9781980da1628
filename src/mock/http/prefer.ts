/** `Prefer` as Prism has it (RFC 7240; `code`, `example`, `dynamic`, `seed`), and its query forms (`__code` …). */

export interface ParsedPreferences {
  readonly status?: number;
  readonly example?: string;
  readonly dynamic?: boolean;
  readonly seed?: string;
  /** What could not be understood: for the client to mend. */
  readonly mistakes: readonly string[];
}

/** Reads the header, or without one the query. */
export function parsePreferences(header: string | undefined, query: URLSearchParams): ParsedPreferences {
  const pairs = header === undefined ? fromQuery(query) : parsePrefer(header);
  const mistakes: string[] = [];
  const { code, example, dynamic, seed } = Object.fromEntries(pairs) as Record<string, string | undefined>;
  if (code !== undefined && !/^[1-5]\d\d$/.test(code)) mistakes.push(`Prefer: code must be a status, not "${code}".`);
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

/** Preferences are separated by commas, their parameters by semicolons: both may hold ours. The first of a name wins. */
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
