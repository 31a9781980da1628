/**
 * Links lead to the mock: what starts with a server of the contract starts with the mock's address in answers, and
 * the other way round in requests, so that state and contract speak of the same things.
 *
 * Never touched: `@context` and `@type`, and the IRIs of the vocabulary's terms: they name meanings, not places.
 */
import type { Contract } from '../../model/contract.js';
import { isArray, isObject } from '../../model/json.js';
import type { Json, JsonObject } from '../../model/json.js';
import { serverPlaces } from './origin.js';
import type { PublicPlace } from './origin.js';

export interface Links {
  /** The contract's IRI for a path below the base path: `https://api.example.org/v1` + path. */
  iri(path: string): string;
  /** The path below the base path of an IRI of the contract's servers; undefined for any other. */
  pathOf(iri: string): string | undefined;
  /** The contract's servers replaced by the mock, in every string of a body. */
  outward<T extends Json>(body: T, place: PublicPlace): T;
  /** The mock replaced by the contract's first server. */
  inward<T extends Json>(body: T, place: PublicPlace): T;
  /** As {@link outward}, anywhere within a text: for headers and bodies that are not JSON. */
  outwardText(text: string, place: PublicPlace): string;
}

interface Move {
  readonly from: string;
  readonly to: string;
}

/** Where the API lives for contracts that give no absolute URL; never seen outside. */
const NOWHERE = 'http://api.invalid';

/** The links of a contract. */
export function links(contract: Contract): Links {
  const servers = serverPlaces(contract.openapi);
  const home = servers[0]?.url ?? NOWHERE + (servers[0]?.basePath ?? '');
  const terms = termIris(contract);
  const outward = (place: PublicPlace): Move[] => [
    ...servers.flatMap(({ url, basePath }) => (url === undefined ? [] : [{ from: url, to: place.root + basePath }])),
    { from: home, to: place.root + (servers[0]?.basePath ?? '') },
  ];
  const inward = (place: PublicPlace): Move[] =>
    servers.map(({ url, basePath }) => ({ from: place.root + basePath, to: url ?? home }));
  const prefixes = [home, ...servers.flatMap(({ url }) => url ?? [])];
  return {
    iri: (path) => home + path,
    pathOf: (iri) => pathOf(iri, prefixes),
    outward: (body, place) => moved(body, outward(place), terms) as typeof body,
    inward: (body, place) => moved(body, inward(place), terms) as typeof body,
    outwardText: (text, place) => outward(place).reduce(movedWithin, text),
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
function moved(value: Json, moves: readonly Move[], terms: ReadonlySet<string>): Json {
  if (typeof value === 'string') return terms.has(value) ? value : movedText(value, moves);
  if (isArray(value)) return movedItems(value, moves, terms);
  return isObject(value) ? movedMembers(value, moves, terms) : value;
}

function movedItems(items: readonly Json[], moves: readonly Move[], terms: ReadonlySet<string>): readonly Json[] {
  const result = items.map((item) => moved(item, moves, terms));
  return result.some((item, index) => item !== items[index]) ? result : items;
}

function movedMembers(object: JsonObject, moves: readonly Move[], terms: ReadonlySet<string>): JsonObject {
  const entries = Object.entries(object).map(([key, value]): [string, Json | undefined] => [
    key,
    value === undefined || key === '@context' || key === '@type' ? value : moved(value, moves, terms),
  ]);
  return entries.some(([key, value]) => value !== object[key]) ? (Object.fromEntries(entries) as JsonObject) : object;
}

function movedText(text: string, moves: readonly Move[]): string {
  const move = moves.find(({ from }) => startsWith(text, from));
  return move === undefined ? text : move.to + text.slice(move.from.length);
}

function movedWithin(text: string, { from, to }: Move): string {
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
