/** Known findings: what is listed stays silent, what is new is reported. Matching survives moved lines. */
import { UnusableInput } from '../finding.js';
import type { Finding } from '../finding.js';
import { getArray, getString, isObject } from '../model/json.js';
import type { Json } from '../model/json.js';

/** A known finding. Lines and columns are left out: they move. */
export interface KnownFinding {
  readonly check: string;
  /** The file, or the method and path of an exchange. */
  readonly at: string;
  /** JSON Pointer, where there was one: it decides among findings that read alike. */
  readonly pointer?: string;
  readonly message: string;
}

const VERSION = 1;

/** Findings as a baseline file (JSON), sorted, so that its changes read well in version control. */
export function baselineText(findings: readonly Finding[]): string {
  const known = findings.map(knownFinding).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return `${JSON.stringify({ version: VERSION, findings: known }, null, 2)}\n`;
}

/**
 * Reads a baseline file.
 * @throws {UnusableInput} when it is none
 */
export function parseBaseline(text: string, file: string): readonly KnownFinding[] {
  const entries = getArray(parseJson(text), 'findings').map(knownEntry);
  if (entries.includes(undefined) || !/"findings"/.test(text)) {
    throw new UnusableInput(`${file} is not a baseline.`, {
      location: { kind: 'source', file },
      hint: 'Write a new one with --update-baseline.',
    });
  }
  return entries as readonly KnownFinding[];
}

/**
 * Parts findings into new and known ones. One entry silences one finding; an entry whose place (pointer) agrees goes
 * first, so that of several findings that read alike the new one is reported.
 */
export function applyBaseline(
  findings: readonly Finding[],
  baseline: readonly KnownFinding[],
): { readonly fresh: readonly Finding[]; readonly known: readonly Finding[] } {
  const left = new Set(baseline);
  const known = new Set<Finding>();
  for (const key of [exactKey, looseKey]) {
    const entries = byKey(left, key);
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

function byKey(entries: Iterable<KnownFinding>, key: (entry: KnownFinding) => string): Map<string, KnownFinding[]> {
  const groups = new Map<string, KnownFinding[]>();
  for (const entry of entries) {
    const group = groups.get(key(entry));
    if (group === undefined) groups.set(key(entry), [entry]);
    else group.push(entry);
  }
  return groups;
}

function knownFinding({ check, message, location, about }: Finding): KnownFinding {
  if (location?.kind === 'source') {
    const { file, pointer } = location;
    return { check, at: file, ...(pointer ? { pointer } : {}), message };
  }
  const at = about?.join(' ') ?? (location === undefined ? '' : `${location.method} ${pathOf(location.url)}`);
  return { check, at, ...(location?.at === undefined ? {} : { pointer: location.at }), message };
}

// The same server may run elsewhere tomorrow.
function pathOf(url: string): string {
  return url.replace(/^[a-z]+:\/\/[^/]*/i, '');
}

function knownEntry(entry: Json): KnownFinding | undefined {
  const [check, at, message, pointer] = ['check', 'at', 'message', 'pointer'].map((key) => getString(entry, key));
  if (check === undefined || at === undefined || message === undefined) return undefined;
  return { check, at, message, ...(pointer === undefined ? {} : { pointer }) };
}

function parseJson(text: string): Json {
  try {
    const value = JSON.parse(text) as Json;
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}
