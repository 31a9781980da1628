/** Reads an ApiDocumentation in JSON-LD, Turtle or N-Triples, and expands it offline. */
import type { Finding, SourceLocation } from '../finding.js';
import { UnusableInput } from '../finding.js';
import type { Context } from '../model/contract.js';
import { isArray, isObject, pointer } from '../model/json.js';
import type { Json, JsonObject } from '../model/json.js';
import { expand } from '../validate/jsonld.js';
import type { Files } from './files.js';
import { tripleLines } from './triple-lines.js';

/** An ApiDocumentation as written and expanded. */
export interface VocabularyDocument {
  readonly document: JsonObject;
  readonly expanded: readonly JsonObject[];
  readonly findings: readonly Finding[];
  locate(pointer: string): SourceLocation | undefined;
}

/**
 * Reads an ApiDocumentation.
 * @throws {UnusableInput} when it cannot be read or parsed
 */
export async function readVocabulary(
  file: string,
  files: Files,
  contexts: ReadonlyMap<string, Context>,
): Promise<VocabularyDocument> {
  return isTriples(file) ? readTriples(file, files) : readJsonLd(file, files, contexts);
}

/** Whether a file is Turtle, N-Triples, N3 or N-Quads, judging by its name. */
export function isTriples(file: string): boolean {
  return /\.(ttl|nt|n3|nq)$/i.test(file);
}

async function readJsonLd(
  file: string,
  files: Files,
  contexts: ReadonlyMap<string, Context>,
): Promise<VocabularyDocument> {
  const parsed = await files.document(file);
  const document: JsonObject = isArray(parsed.value)
    ? { '@graph': parsed.value }
    : isObject(parsed.value)
      ? parsed.value
      : {};
  // Relative IRIs are resolved against a base here. A check expands without a base and reports them.
  const base =
    typeof document['@id'] === 'string' && /^[a-z]+:/i.test(document['@id'])
      ? document['@id']
      : `file:///${parsed.file.split('/').at(-1)}`;
  const expansion = await expand(document, { contexts, base, positions: true });
  return { document, expanded: expansion.nodes, findings: parsed.findings, locate: (at) => parsed.locate(at) };
}

/** Triples have no positions: their location is the line on which their subject begins. */
async function readTriples(file: string, files: Files): Promise<VocabularyDocument> {
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
    locate: (place) => lineLocation(shown, lineOf(place)),
  };
}

function parseTriples(parser: { parse(text: string): unknown[] }, file: string, text: string): unknown[] {
  try {
    return parser.parse(text);
  } catch (error) {
    const line = (error as { context?: { line?: number } }).context?.line;
    throw new UnusableInput(`Cannot parse ${file}: ${(error as Error).message}`, {
      location: lineLocation(file, line),
      cause: error,
    });
  }
}

function lineLocation(file: string, line: number | undefined): SourceLocation {
  return { kind: 'source', file, ...(line === undefined ? {} : { line, column: 1 }) };
}
