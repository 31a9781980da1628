import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document, Node, YAMLError } from 'yaml';
import { UnusableInput } from '../finding.js';
import type { Finding, SourceLocation } from '../finding.js';
import { pointerKeys } from '../model/json.js';
import type { Json } from '../model/json.js';
import { bracketDepth, jsonErrorOffset, JsonPositions, surveyJson } from './json-text.js';
import { explainSyntaxError } from './syntax-hints.js';

/** A document as data, which still knows where each part of it was written. */
export interface ParsedDocument {
  readonly file: string;
  readonly value: Json;
  readonly findings: readonly Finding[];
  /** Where a JSON Pointer points; the nearest ancestor that is there otherwise. */
  locate(pointer: string): SourceLocation;
}

/** Limits of a single document; beyond them it is unusable rather than slow. */
export const LIMITS = { bytes: 64 * 1024 * 1024, depth: 400, aliases: 10_000 } as const;

/**
 * Parses YAML 1.2 or JSON text.
 * @throws {UnusableInput} when it is neither, with line, column and the likely mend
 */
export function parseText(file: string, text: string): ParsedDocument {
  if (text.length > LIMITS.bytes) {
    throw new UnusableInput(`${file} is larger than ${LIMITS.bytes / 1024 / 1024} MiB.`, {
      location: { kind: 'source', file },
    });
  }
  if (text.trim() === '') throw new UnusableInput(`${file} is empty.`, { location: { kind: 'source', file } });
  const source = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  return looksLikeJson(file, source) ? parseJson(file, source) : parseYaml(file, source);
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

/** Some parsers take it, some end there: no YAML stream may hold one. */
function refuseNul(file: string, text: string): void {
  const offset = text.indexOf('\0');
  if (offset < 0) return;
  throw new UnusableInput(`Cannot parse ${file}: a NUL character stands here (YAML 1.2 §5.1)`, {
    location: { kind: 'source', file, ...at(lineStarts(text), offset) },
    hint: 'Remove it, or write it as "\\0" within double quotes.',
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
    throw tooDeep(file, error);
  }
}

function yamlValue(file: string, document: Document): Json {
  try {
    return document.toJS({ maxAliasCount: LIMITS.aliases }) as Json;
  } catch (error) {
    if (error instanceof ReferenceError) {
      throw new UnusableInput(`${file}: ${error.message}.`, {
        location: { kind: 'source', file },
        hint: 'Aliases that multiply are refused; write the values out, or use $ref.',
      });
    }
    throw tooDeep(file, error);
  }
}

function yamlError(file: string, text: string, errors: readonly YAMLError[], counter: LineCounter): UnusableInput {
  const error = errors.find(({ code }) => code !== 'DUPLICATE_KEY') as YAMLError;
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY') return innerColon(file, text, errors, error, counter);
  return syntaxError(file, text, error.message.replace(/\s+at line .*$/s, ''), linePlace(counter, error.pos[0]));
}

/** A plain value with ": " inside reads as a mapping within a line: point at that colon, which may be lines further on. */
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
  const place = linePlace(counter, colon);
  const line = text.split(/\r\n|\n|\r/)[place.line - 1] ?? '';
  return new UnusableInput(
    `Cannot parse ${file}: an unquoted ": "${key === undefined ? '' : ` inside the value of "${key}"`}: ${JSON.stringify(line.trim().slice(0, 100))}`,
    {
      location: { kind: 'source', file, ...place },
      hint: `Quote the value or write it as a block (|-), or, if a key was meant, indent it like its neighbours (YAML 1.2 §7.3.3).`,
    },
  );
}

function syntaxError(file: string, text: string, what: string, place: { line: number; column: number }): UnusableInput {
  const lines = text.split(/\r\n|\n|\r/);
  const line = lines[place.line - 1] ?? '';
  const hint = explainSyntaxError(lines, place.line);
  return new UnusableInput(
    `Cannot parse ${file}: ${what.replace(/[.:]?\s*$/, '')}: ${JSON.stringify(line.trim().slice(0, 100))}`,
    {
      location: { kind: 'source', file, ...place },
      ...(hint === undefined ? {} : { hint }),
    },
  );
}

function tooDeep(file: string, cause: unknown): UnusableInput {
  if (!(cause instanceof RangeError)) throw cause;
  return new UnusableInput(`${file} is nested deeper than ${LIMITS.depth} levels.`, {
    location: { kind: 'source', file },
    cause,
  });
}

function refuseDepth(file: string, depth: number): void {
  if (depth > LIMITS.depth) {
    throw new UnusableInput(`${file} is nested deeper than ${LIMITS.depth} levels.`, {
      location: { kind: 'source', file },
    });
  }
}

/** Greatest depth of a value, measured without recursion; stops once over the limit. */
function depthOf(value: Json): number {
  let level: Set<unknown> = new Set([value]);
  for (let depth = 1; ; depth += 1) {
    // Each object once a level, not once in all: an alias of itself has to come out as bottomless.
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
    message: `The key ${JSON.stringify(key)} stands twice in one object; the first one is lost.`,
    location: { kind: 'source', file, ...place },
    hint: 'Remove or rename one of them.',
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

/** Line and column of an offset, by bisection. */
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
