/** Where the subjects of a Turtle or N-Triples document stand: its parser tells no places. */
import { getString, pointerKeys } from '../model/json.js';
import type { Json } from '../model/json.js';

/**
 * Finds the line (from 1) on which the statements about a node begin; for a blank node, about what names it.
 * @param graph the expanded nodes
 * @returns undefined for subjects that are written in another way
 */
export function tripleLines(text: string, graph: readonly Json[]): (pointer: string) => number | undefined {
  const lines = text.split(/\r\n|\n|\r/);
  const prefixes = [...text.matchAll(/^\s*@?prefix\s+([^\s:]*):\s*<([^>]*)>/gim)].map(
    ([, prefix = '', iri = '']) => [prefix, iri] as const,
  );
  const owners = ownersOf(graph);
  const known = new Map<string, number | undefined>();
  return (pointer) => {
    const node = graph[Number(pointerKeys(pointer)[1])];
    const iri = node === undefined ? undefined : named(getString(node, '@id'), owners);
    if (iri === undefined) return undefined;
    if (!known.has(iri)) known.set(iri, lineOf(lines, spellings(iri, prefixes)));
    return known.get(iri);
  };
}

/** Blank node → the subject that names it. */
function ownersOf(graph: readonly Json[]): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const node of graph) {
    const subject = getString(node, '@id') ?? '';
    for (const [, object = ''] of JSON.stringify(node).matchAll(/"@id":"(_:[^"]+)"/g))
      if (object !== subject) owners.set(object, subject);
  }
  return owners;
}

/** Blank nodes may name each other in a ring, so that the way up has an end. */
function named(id: string | undefined, owners: ReadonlyMap<string, string>): string | undefined {
  let at = id;
  for (let steps = 0; at?.startsWith('_:') && steps < 20; steps += 1) at = owners.get(at);
  return at?.startsWith('_:') ? undefined : at;
}

function spellings(iri: string, prefixes: readonly (readonly [string, string])[]): string[] {
  const short = prefixes.filter(([, start]) => start !== '' && iri.startsWith(start));
  return [`<${iri}>`, ...short.map(([prefix, start]) => `${prefix}:${iri.slice(start.length)}`)];
}

function lineOf(lines: readonly string[], words: readonly string[]): number | undefined {
  const index = lines.findIndex((line) => words.some((word) => startsWith(line.trimStart(), word)));
  return index < 0 ? undefined : index + 1;
}

function startsWith(line: string, word: string): boolean {
  return line.startsWith(word) && /^(\s|$)/.test(line.slice(word.length));
}
