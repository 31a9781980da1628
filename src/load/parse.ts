/** Parses YAML and JSON documents, and keeps the position of every part. */
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document, Node, YAMLError } from 'yaml';
import { UnusableInput } from '../finding.js';
import type { Finding, SourceLocation } from '../finding.js';
import { pointerKeys } from '../model/json.js';
import type { Json } from '../model/json.js';
import { optional } from '../model/optional.js';
import { bracketDepth, jsonErrorOffset, JsonPositions, surveyJson } from './json-text.js';
import { explainSyntaxError } from './syntax-hints.js';

/** A document as data, with the position of each part. */
export interface ParsedDocument {
  readonly file: string;
  readonly value: Json;
  /** Duplicate keys. */
  readonly findings: readonly Finding[];
  /** The location of the part that a JSON Pointer identifies, or of its nearest ancestor that exists. */
  locate(pointer: string): SourceLocation;
}

/** Limits of a single document. A larger document is rejected, because it would exhaust time or memory. */
export const LIMITS = { bytes: 64 * 1024 * 1024, depth: 400, aliases: 10_000 } as const;

/**
 * Parses YAML 1.2 or JSON text.
 * @throws {UnusableInput} when it is neither, with line, column and the likely fix
 */
export function parseText(file: string, text: string): ParsedDocument {
  if (text.length > LIMITS.bytes) throw tooLarge(file);
  if (text.trim() === '') throw new UnusableInput(`${file} is empty.`, { location: { kind: 'source', file } });
  const source = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  return looksLikeJson(file, source) ? parseJson(file, source) : parseYaml(file, source);
}

/** The error for a document that exceeds the size limit. */
export function tooLarge(file: string): UnusableInput {
  return new UnusableInput(`${file} is larger than ${LIMITS.bytes / 1024 / 1024} MiB.`, {
    location: { kind: 'source', file },
  });
}

function looksLikeJson(file: string, text: string): boolean {
  return /\.(json|jsonld)$/i.test(file) || (/^\s*[{[]/.test(text) && isJson(text));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function parseJson(file: string, text: string): ParsedDocument {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch (error) {
    throw jsonError(file, text, error as Error);
  }
  const survey = surveyJson(text);
  refuseDepth(file, survey.depth);
  const lines = lineStarts(text);
  const positions = new JsonPositions(text);
  return {
    file,
    value,
    findings: survey.repeated.map(({ key, offset }) => duplicateKey(file, key, at(lines, offset))),
    locate: (pointer) => ({ kind: 'source', file, pointer, ...at(lines, positions.offset(pointerKeys(pointer))) }),
  };
}

function jsonError(file: string, text: string, error: Error): UnusableInput {
  refuseDepth(file, bracketDepth(text));
  const what = error.message.replace(/ in JSON at position .*$/s, '').replace(/, (\.\.\.)?".*$/s, '');
  return syntaxError(file, text, what, at(lineStarts(text), jsonErrorOffset(text)));
}

function parseYaml(file: string, text: string): ParsedDocument {
  refuseDepth(file, bracketDepth(text) > 10 * LIMITS.depth ? Number.POSITIVE_INFINITY : 0);
  refuseNul(file, text);
  const counter = new LineCounter();
  const document = composeYaml(file, text, counter);
  const duplicates: Finding[] = [];
  for (const error of document.errors) {
    if (error.code === 'DUPLICATE_KEY')
      duplicates.push(duplicateKey(file, keyAt(text, error.pos[0]), linePlace(counter, error.pos[0])));
    else throw yamlError(file, text, document.errors, counter);
  }
  const value = yamlValue(file, document);
  refuseDepth(file, depthOf(value));
  return {
    file,
    value,
    findings: duplicates,
    locate: (pointer) => ({
      kind: 'source',
      file,
      pointer,
      ...linePlace(counter, yamlOffset(document, pointerKeys(pointer))),
    }),
  };
}

/** A YAML stream must not contain NUL (YAML 1.2 §5.1). Some parsers accept it, others stop there. */
function refuseNul(file: string, text: string): void {
  const offset = text.indexOf('\0');
  if (offset < 0) return;
  throw new UnusableInput(`Cannot parse ${file}: it contains a NUL character (YAML 1.2 §5.1)`, {
    location: { kind: 'source', file, ...at(lineStarts(text), offset) },
    hint: 'Remove the character, or write it as "\\0" within double quotes.',
  });
}

function composeYaml(file: string, text: string, lineCounter: LineCounter): Document {
  try {
    return parseDocument(text, {
      lineCounter,
      merge: true,
      prettyErrors: false,
      logLevel: 'silent',
    }) as unknown as Document;
  } catch (error) {
    throw overflow(file, error);
  }
}

function yamlValue(file: string, document: Document): Json {
  try {
    return document.toJS({ maxAliasCount: LIMITS.aliases }) as Json;
  } catch (error) {
    if (error instanceof ReferenceError) {
      throw new UnusableInput(`${file}: ${error.message}.`, {
        location: { kind: 'source', file },
        hint: 'Aliases that expand to too many values are rejected. Write the values out or use $ref.',
      });
    }
    if (error instanceof Error && error.message.startsWith('Merge sources')) {
      throw new UnusableInput(`Cannot parse ${file}: the value of a merge key (<<) is not a mapping.`, {
        location: { kind: 'source', file },
        hint: 'Merge a mapping or an alias of one, or quote the key if it is an ordinary key.',
        cause: error,
      });
    }
    throw overflow(file, error);
  }
}

function yamlError(file: string, text: string, errors: readonly YAMLError[], counter: LineCounter): UnusableInput {
  const error = errors.find(({ code }) => code !== 'DUPLICATE_KEY') as YAMLError;
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY') return innerColon(file, text, errors, error, counter);
  return syntaxError(file, text, error.message.replace(/\s+at line .*$/s, ''), linePlace(counter, error.pos[0]));
}

const INNER_COLON_HINT =
  'Quote the value or write it as a block scalar (|-). If it was meant as a key, indent it like its neighbours (YAML 1.2 §7.3.3).';

/** A plain value that contains ": " is read as a mapping within a line. The error points to that colon, which may be on a later line. */
function innerColon(
  file: string,
  text: string,
  errors: readonly YAMLError[],
  error: YAMLError,
  counter: LineCounter,
): UnusableInput {
  const [start] = error.pos;
  const whole = errors.find(({ code, pos }) => code === 'MULTILINE_IMPLICIT_KEY' && pos[0] === start);
  const colon = whole?.pos[1] ?? start + Math.max(0, text.slice(start, start + 1000).search(/:(\s|$)/));
  const key = /([\w$-]+):\s*$/.exec(text.slice(Math.max(0, start - 200), start))?.[1];
  const what = `an unquoted ": "${key === undefined ? '' : ` inside the value of "${key}"`}`;
  return syntaxError(file, text, what, linePlace(counter, colon), INNER_COLON_HINT);
}

function syntaxError(
  file: string,
  text: string,
  what: string,
  place: { line: number; column: number },
  knownHint?: string,
): UnusableInput {
  const lines = text.split(/\r\n|\n|\r/);
  const line = lines[place.line - 1] ?? '';
  return new UnusableInput(
    `Cannot parse ${file}: ${what.replace(/[.:]?\s*$/, '')}: ${JSON.stringify(line.trim().slice(0, 100))}`,
    {
      location: { kind: 'source', file, ...place },
      ...optional('hint', knownHint ?? explainSyntaxError(lines, place.line)),
    },
  );
}

/** A stack overflow of the parser means that the document is nested too deeply. */
function overflow(file: string, cause: unknown): unknown {
  return cause instanceof RangeError ? tooDeep(file, cause) : cause;
}

function refuseDepth(file: string, depth: number): void {
  if (depth > LIMITS.depth) throw tooDeep(file);
}

function tooDeep(file: string, cause?: RangeError): UnusableInput {
  return new UnusableInput(`${file} is nested deeper than ${LIMITS.depth} levels.`, {
    location: { kind: 'source', file },
    cause,
  });
}

/** The greatest depth of a value, measured without recursion and only until it exceeds the limit. */
function depthOf(value: Json): number {
  let level: Set<unknown> = new Set([value]);
  for (let depth = 1; ; depth += 1) {
    // Each object counts once per level, not once overall: an alias that contains itself must exceed the limit.
    const next = new Set<unknown>();
    for (const item of level) {
      if (typeof item !== 'object' || item === null) continue;
      for (const child of Object.values(item)) if (typeof child === 'object' && child !== null) next.add(child);
    }
    if (next.size === 0 || depth > LIMITS.depth) return depth;
    level = next;
  }
}

function yamlOffset(document: Document, keys: readonly string[]): number {
  let node: Node | null | undefined = document.contents as Node | null;
  let offset = node?.range?.[0] ?? 0;
  for (const key of keys) {
    if (node !== null && node !== undefined && 'source' in node && 'resolve' in node)
      node = (node as { resolve(d: Document): Node | undefined }).resolve(document);
    if (isMap(node)) {
      const pair = node.items.find((item) => String(isScalar(item.key) ? item.key.value : item.key) === key);
      if (pair === undefined) return offset;
      offset = (pair.key as Node | null)?.range?.[0] ?? offset;
      node = pair.value as Node | null;
    } else if (isSeq(node)) {
      const item = node.items[Number(key)] as Node | undefined;
      if (item === undefined) return offset;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else return offset;
  }
  return offset;
}

function keyAt(text: string, offset: number): string {
  return /^[^\s:]*/.exec(text.slice(offset, offset + 80))?.[0].replaceAll(/^["']|["']$/g, '') ?? '';
}

function duplicateKey(file: string, key: string, place: { line: number; column: number }): Finding {
  return {
    check: 'duplicate-key',
    severity: 'error',
    message: `The key ${JSON.stringify(key)} is repeated in the same object; only its last value counts.`,
    location: { kind: 'source', file, ...place },
    hint: 'Remove or rename one of the keys.',
  };
}

function linePlace(counter: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = counter.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

function lineStarts(text: string): () => number[] {
  let starts: number[] | undefined;
  return () => {
    if (starts === undefined) {
      starts = [0];
      for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1)) starts.push(index + 1);
    }
    return starts;
  };
}

/** The line and column of an offset, by binary search. */
function at(lines: () => number[], offset: number): { line: number; column: number } {
  const starts = lines();
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}
