/**
 * Rewrites links between the contract's servers and the mock server.
 *
 * In a response, an IRI that starts with one of the contract's servers starts with the mock's base instead; in a request
 * it is the other way round, so that the state and the contract use the same IRIs. `@context`, `@type` and the IRIs of
 * vocabulary terms are never rewritten: they identify concepts, not resources of the server.
 */
import type { Contract } from '../../model/contract.js';
import { isArray, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { serverBases } from './base-urls.js';
import type { PublicBase } from './base-urls.js';

export interface LinkRewriter {
  /** The contract's IRI for a path below the base path: `https://api.example.org/v1` + path. */
  iri(path: string): string;
  /** The path of an IRI, relative to the base path; undefined if the IRI is not on one of the contract's servers. */
  pathOf(iri: string): string | undefined;
  /** Replaces the contract's servers with the mock's base, in every string of a body. */
  toPublic<T extends Json>(body: T, base: PublicBase): T;
  /** Replaces the mock's base with the contract's first server. */
  toContract<T extends Json>(body: T, base: PublicBase): T;
  /** Like {@link toPublic}, anywhere within a text: for headers and bodies that are not JSON. */
  textToPublic(text: string, base: PublicBase): string;
}

interface Replacement {
  readonly from: string;
  readonly to: string;
}

/** The server of a contract that declares no absolute URL; clients never see it. */
const PLACEHOLDER = 'http://api.invalid';

/** The link rewriter of a contract. */
export function linkRewriter(contract: Contract): LinkRewriter {
  const servers = serverBases(contract.openapi);
  const server = servers[0]?.url ?? PLACEHOLDER + (servers[0]?.basePath ?? '');
  const terms = termIris(contract);
  const publicReplacements = (base: PublicBase): Replacement[] => [
    ...servers.flatMap(({ url, basePath }) => (url === undefined ? [] : [{ from: url, to: base.root + basePath }])),
    { from: server, to: base.root + (servers[0]?.basePath ?? '') },
  ];
  const contractReplacements = (base: PublicBase): Replacement[] =>
    servers.map(({ url, basePath }) => ({ from: base.root + basePath, to: url ?? server }));
  const prefixes = [server, ...servers.flatMap(({ url }) => url ?? [])];
  return {
    iri: (path) => server + path,
    pathOf: (iri) => pathOf(iri, prefixes),
    toPublic: (body, base) => rewrite(body, publicReplacements(base), terms) as typeof body,
    toContract: (body, base) => rewrite(body, contractReplacements(base), terms) as typeof body,
    textToPublic: (text, base) => publicReplacements(base).reduce(rewriteWithin, text),
  };
}

function pathOf(iri: string, prefixes: readonly string[]): string | undefined {
  const prefix = prefixes.find((start) => startsWith(iri, start));
  if (prefix === undefined) return undefined;
  const path = iri.slice(prefix.length).replace(/[?#{].*$/s, '');
  return path === '' ? '/' : path;
}

function termIris({ hydra }: Contract): ReadonlySet<string> {
  return new Set(hydra.classes.flatMap(({ iri, properties }) => [iri, ...properties.map((property) => property.iri)]));
}

/** The value with rewritten links; the same value if there are none. */
function rewrite(value: Json, replacements: readonly Replacement[], terms: ReadonlySet<string>): Json {
  if (typeof value === 'string') return terms.has(value) ? value : rewriteText(value, replacements);
  if (isArray(value)) return rewriteItems(value, replacements, terms);
  return isObject(value) ? rewriteMembers(value, replacements, terms) : value;
}

function rewriteItems(
  items: readonly Json[],
  replacements: readonly Replacement[],
  terms: ReadonlySet<string>,
): readonly Json[] {
  const result = items.map((item) => rewrite(item, replacements, terms));
  return result.some((item, index) => item !== items[index]) ? result : items;
}

function rewriteMembers(
  object: JsonObject,
  replacements: readonly Replacement[],
  terms: ReadonlySet<string>,
): JsonObject {
  const entries = Object.entries(object).map(([key, value]): [string, Json | undefined] => [
    key,
    value === undefined || key === '@context' || key === '@type' ? value : rewrite(value, replacements, terms),
  ]);
  return entries.some(([key, value]) => value !== object[key]) ? (Object.fromEntries(entries) as JsonObject) : object;
}

function rewriteText(text: string, replacements: readonly Replacement[]): string {
  const replacement = replacements.find(({ from }) => startsWith(text, from));
  return replacement === undefined ? text : replacement.to + text.slice(replacement.from.length);
}

function rewriteWithin(text: string, { from, to }: Replacement): string {
  let result = '';
  let rest = text;
  for (let at = rest.indexOf(from); at >= 0; at = rest.indexOf(from)) {
    result += rest.slice(0, at) + (startsWith(rest.slice(at), from) ? to : from);
    rest = rest.slice(at + from.length);
  }
  return result + rest;
}

/** Whether a text is this URL or below it; `https://a.bc` does not start with `https://a.b`. */
function startsWith(text: string, prefix: string): boolean {
  if (!text.startsWith(prefix)) return false;
  const next = text.charAt(prefix.length);
  return next === '' || /[/?#{"'<>\s,;)\]]/.test(next);
}
