/** Reading the Hydra half: JSON-LD, Turtle or N-Triples, expanded offline. */
import type { Finding, SourceLocation } from '../finding.js';
import { UnusableInput } from '../finding.js';
import type { Context } from '../model/contract.js';
import { isArray, isObject, pointer } from '../model/json.js';
import type { Json, JsonObject } from '../model/json.js';
import { expand } from '../validate/jsonld.js';
import type { Files } from './files.js';
import { tripleLines } from './triple-lines.js';

export interface Vocabulary {
  readonly document: JsonObject;
  readonly expanded: readonly JsonObject[];
  readonly findings: readonly Finding[];
  locate(pointer: string): SourceLocation | undefined;
}

/**
 * Reads an ApiDocumentation.
 * @throws {UnusableInput} when it cannot be read or is not a vocabulary
 */
export async function readVocabulary(
  file: string,
  files: Files,
  contexts: ReadonlyMap<string, Context>,
): Promise<Vocabulary> {
  return /\.(ttl|nt|n3|nq)$/i.test(file) ? readTriples(file, files) : readJsonLd(file, files, contexts);
}

async function readJsonLd(file: string, files: Files, contexts: ReadonlyMap<string, Context>): Promise<Vocabulary> {
  const parsed = await files.document(file);
  const document: JsonObject = isArray(parsed.value)
    ? { '@graph': parsed.value }
    : isObject(parsed.value)
      ? parsed.value
      : {};
  // A base gives relative IRIs a meaning; that they are relative is for a check to report (expansion without a base).
  const base =
    typeof document['@id'] === 'string' && /^[a-z]+:/i.test(document['@id'])
      ? document['@id']
      : `file:///${parsed.file.split('/').at(-1)}`;
  const expansion = await expand(document, { contexts, base, positions: true });
  return { document, expanded: expansion.nodes, findings: parsed.findings, locate: (at) => parsed.locate(at) };
}

/** Triples have no places of their own: findings name the line on which their subject begins. */
async function readTriples(file: string, files: Files): Promise<Vocabulary> {
  const { Parser } = await import('n3');
  const { default: jsonld } = await import('jsonld');
  const shown = files.display(file);
  const text = await files.text(file);
  const quads = parseTriples(new Parser({ baseIRI: `file:///${shown}` }), shown, text);
  const expanded = (await jsonld.fromRDF(
    quads as never,
    { useNativeTypes: true } as never,
  )) as unknown as readonly JsonObject[];
  const document = { '@graph': expanded as unknown as Json };
  const lineOf = tripleLines(text, expanded);
  return {
    document,
    expanded: expanded.map((node, index) => ({ ...node, '@index': pointer('#/@graph', index) })),
    findings: [],
    locate: (place) => {
      const line = lineOf(place);
      return { kind: 'source', file: shown, ...(line === undefined ? {} : { line, column: 1 }) };
    },
  };
}

function parseTriples(parser: { parse(text: string): unknown[] }, file: string, text: string): unknown[] {
  try {
    return parser.parse(text);
  } catch (error) {
    const line = (error as { context?: { line?: number } }).context?.line;
    throw new UnusableInput(`Cannot parse ${file}: ${(error as Error).message}`, {
      location: { kind: 'source', file, ...(line === undefined ? {} : { line, column: 1 }) },
      cause: error,
    });
  }
}
