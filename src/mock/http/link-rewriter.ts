/**
 * Links lead to the mock: what starts with a server of the contract starts with the mock's address in answers, and
 * the other way round in requests, so that state and contract speak of the same things.
 *
 * Never touched: `@context` and `@type`, and the IRIs of the vocabulary's terms: they name meanings, not places.
 */
import type { Contract } from '../../model/contract.js';
import { isArray, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { serverBases } from './base-urls.js';
import type { PublicBase } from './base-urls.js';

export interface LinkRewriter {
  /** The contract's IRI for a path below the base path: `https://api.example.org/v1` + path. */
  iri(path: string): string;
  /** The path below the base path of an IRI of the contract's servers; undefined for any other. */
  pathOf(iri: string): string | undefined;
  /** The contract's servers replaced by the mock, in every string of a body. */
  toPublic<T extends Json>(body: T, place: PublicBase): T;
  /** The mock replaced by the contract's first server. */
  toContract<T extends Json>(body: T, place: PublicBase): T;
  /** As {@link toPublic}, anywhere within a text: for headers and bodies that are not JSON. */
  textToPublic(text: string, place: PublicBase): string;
}

interface Replacement {
  readonly from: string;
  readonly to: string;
}

/** Where the API lives for contracts that give no absolute URL; never seen outside. */
const PLACEHOLDER = 'http://api.invalid';

/** The links of a contract. */
export function linkRewriter(contract: Contract): LinkRewriter {
  const servers = serverBases(contract.openapi);
  const home = servers[0]?.url ?? PLACEHOLDER + (servers[0]?.basePath ?? '');
  const terms = termIris(contract);
  const outward = (place: PublicBase): Replacement[] => [
    ...servers.flatMap(({ url, basePath }) => (url === undefined ? [] : [{ from: url, to: place.root + basePath }])),
    { from: home, to: place.root + (servers[0]?.basePath ?? '') },
  ];
  const inward = (place: PublicBase): Replacement[] =>
    servers.map(({ url, basePath }) => ({ from: place.root + basePath, to: url ?? home }));
  const prefixes = [home, ...servers.flatMap(({ url }) => url ?? [])];
  return {
    iri: (path) => home + path,
    pathOf: (iri) => pathOf(iri, prefixes),
    toPublic: (body, place) => rewrite(body, outward(place), terms) as typeof body,
    toContract: (body, place) => rewrite(body, inward(place), terms) as typeof body,
    textToPublic: (text, place) => outward(place).reduce(rewriteWithin, text),
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

/** The value with moved links; the value itself if there were none. */
function rewrite(value: Json, moves: readonly Replacement[], terms: ReadonlySet<string>): Json {
  if (typeof value === 'string') return terms.has(value) ? value : rewriteText(value, moves);
  if (isArray(value)) return rewriteItems(value, moves, terms);
  return isObject(value) ? rewriteMembers(value, moves, terms) : value;
}

function rewriteItems(
  items: readonly Json[],
  moves: readonly Replacement[],
  terms: ReadonlySet<string>,
): readonly Json[] {
  const result = items.map((item) => rewrite(item, moves, terms));
  return result.some((item, index) => item !== items[index]) ? result : items;
}

function rewriteMembers(object: JsonObject, moves: readonly Replacement[], terms: ReadonlySet<string>): JsonObject {
  const entries = Object.entries(object).map(([key, value]): [string, Json | undefined] => [
    key,
    value === undefined || key === '@context' || key === '@type' ? value : rewrite(value, moves, terms),
  ]);
  return entries.some(([key, value]) => value !== object[key]) ? (Object.fromEntries(entries) as JsonObject) : object;
}

function rewriteText(text: string, moves: readonly Replacement[]): string {
  const move = moves.find(({ from }) => startsWith(text, from));
  return move === undefined ? text : move.to + text.slice(move.from.length);
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

/** Whether the text is that URL or something below it; `https://a.b` does not start `https://a.bc`. */
function startsWith(text: string, prefix: string): boolean {
  if (!text.startsWith(prefix)) return false;
  const next = text.charAt(prefix.length);
  return next === '' || /[/?#{"'<>\s,;)\]]/.test(next);
}
