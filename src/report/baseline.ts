/** Baselines: findings that are listed are suppressed, new ones are reported. Matching ignores line numbers. */
import { UnusableInput } from '../finding.js';
import type { Finding } from '../finding.js';
import { getArray, getString, isObject } from '../model/json.js';
import { groupBy } from '../model/group-by.js';
import type { Json } from '../model/json.js';
import { optional } from '../model/optional.js';

/** A known finding. Lines and columns are left out because they change. */
export interface KnownFinding {
  readonly check: string;
  /** The file, or the method and path of an exchange. */
  readonly at: string;
  /** The JSON Pointer, if any: it distinguishes findings with the same message. */
  readonly pointer?: string;
  readonly message: string;
}

const VERSION = 1;

/** Writes findings as a baseline file (JSON), sorted, so that its changes are readable in version control. */
export function baselineText(findings: readonly Finding[]): string {
  const known = findings.map(knownFinding).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return `${JSON.stringify({ version: VERSION, findings: known }, null, 2)}\n`;
}

/**
 * Reads a baseline file.
 * @throws {UnusableInput} when the text is not a baseline
 */
export function parseBaseline(text: string, file: string): readonly KnownFinding[] {
  const entries = getArray(parseJson(text), 'findings').map(knownEntry);
  if (entries.includes(undefined) || !/"findings"/.test(text)) {
    throw new UnusableInput(`${file} is not a baseline.`, {
      location: { kind: 'source', file },
      hint: 'Create a baseline with --update-baseline.',
    });
  }
  return entries as readonly KnownFinding[];
}

/**
 * Separates new from known findings. Each entry suppresses one finding. Entries with the same pointer are matched
 * first, so that of several findings with the same message the new one is reported.
 */
export function applyBaseline(
  findings: readonly Finding[],
  baseline: readonly KnownFinding[],
): { readonly fresh: readonly Finding[]; readonly known: readonly Finding[] } {
  const left = new Set(baseline);
  const known = new Set<Finding>();
  for (const key of [exactKey, looseKey]) {
    const entries = groupBy(left, key);
    for (const finding of findings) {
      if (known.has(finding)) continue;
      const entry = entries.get(key(knownFinding(finding)))?.pop();
      if (entry === undefined) continue;
      known.add(finding);
      left.delete(entry);
    }
  }
  return { fresh: findings.filter((finding) => !known.has(finding)), known: [...known] };
}

function exactKey({ check, at, pointer, message }: KnownFinding): string {
  return JSON.stringify([check, at, pointer, lineless(message)]);
}

function looseKey({ check, at, message }: KnownFinding): string {
  return JSON.stringify([check, at, lineless(message)]);
}

function lineless(message: string): string {
  return message.replace(/\b(line|column) \d+/g, '$1');
}

function knownFinding({ check, message, location, about }: Finding): KnownFinding {
  if (location?.kind === 'source') {
    const { file, pointer } = location;
    return { check, at: file, ...(pointer ? { pointer } : {}), message };
  }
  const at = about?.join(' ') ?? (location === undefined ? '' : `${location.method} ${pathOf(location.url)}`);
  return { check, at, ...optional('pointer', location?.at), message };
}

// The same API may be served from another origin.
function pathOf(url: string): string {
  return url.replace(/^[a-z]+:\/\/[^/]*/i, '');
}

function knownEntry(entry: Json): KnownFinding | undefined {
  const [check, at, message, pointer] = ['check', 'at', 'message', 'pointer'].map((key) => getString(entry, key));
  if (check === undefined || at === undefined || message === undefined) return undefined;
  return { check, at, message, ...optional('pointer', pointer) };
}

function parseJson(text: string): Json {
  try {
    const value = JSON.parse(text) as Json;
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}
