/** Finds the lines of subjects in Turtle and N-Triples documents, because their parser reports no positions. */
import { getString, pointerKeys } from '../model/json.js';
import type { Json } from '../model/json.js';

/**
 * Finds the line (from 1) on which the statements about a node begin; for a blank node, those about the node that refers to it.
 * @param graph the expanded nodes
 * @returns a function from pointers to lines; undefined for subjects in other notations
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
    if (!known.has(iri)) known.set(iri, lineOf(lines, notations(iri, prefixes)));
    return known.get(iri);
  };
}

/** From a blank node to the subject that refers to it. */
function ownersOf(graph: readonly Json[]): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const node of graph) {
    const subject = getString(node, '@id') ?? '';
    for (const [, object = ''] of JSON.stringify(node).matchAll(/"@id":"(_:[^"]+)"/g))
      if (object !== subject) owners.set(object, subject);
  }
  return owners;
}

/** The nearest owner with an IRI. Blank nodes may refer to each other in a cycle, so the number of steps is bounded. */
function named(id: string | undefined, owners: ReadonlyMap<string, string>): string | undefined {
  let at = id;
  for (let steps = 0; at?.startsWith('_:') && steps < 20; steps += 1) at = owners.get(at);
  return at?.startsWith('_:') ? undefined : at;
}

/** An IRI in all its notations: in full, and with each prefix that applies. */
function notations(iri: string, prefixes: readonly (readonly [string, string])[]): string[] {
  const short = prefixes.filter(([, start]) => start !== '' && iri.startsWith(start));
  return [`<${iri}>`, ...short.map(([prefix, start]) => `${prefix}:${iri.slice(start.length)}`)];
}

function lineOf(lines: readonly string[], names: readonly string[]): number | undefined {
  const index = lines.findIndex((line) => names.some((name) => startsWith(line.trimStart(), name)));
  return index < 0 ? undefined : index + 1;
}

function startsWith(line: string, name: string): boolean {
  return line.startsWith(name) && /^(\s|$)/.test(line.slice(name.length));
}
