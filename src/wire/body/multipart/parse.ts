/** Splits a multipart body into a bounded number of parts (RFC 2046 §5.1; RFC 7578). */
import { quote } from '../../issue.js';
import { binaryString, bytesOf, decodeText } from '../bytes.js';

/** One part. */
export interface BodyPart {
  /** From `Content-Disposition`. */
  readonly name?: string;
  readonly filename?: string;
  /** By lower-case name; repeated ones are joined by a comma. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
}

export type ParsedParts = { readonly parts: readonly BodyPart[] } | { readonly fault: string };

/** The largest number of parts that are read. */
export const MAX_PARTS = 1000;
const MAX_HEADERS = 50;
const MAX_HEADER_BYTES = 16_384;
/** RFC 2046 §5.1.1 allows 70 characters. */
const MAX_BOUNDARY = 200;

/** Splits a body. Lines may also end with a single line feed, as some clients write them. */
export function parseParts(boundary: string | undefined, bytes: Uint8Array): ParsedParts {
  if (boundary === undefined || boundary === '') return { fault: 'The Content-Type has no boundary.' };
  if (boundary.length > MAX_BOUNDARY) return { fault: `The boundary is longer than ${MAX_BOUNDARY} characters.` };
  const scanner = new Scanner(binaryString(bytes), `--${binaryString(new TextEncoder().encode(boundary))}`);
  const parts: BodyPart[] = [];
  let start = scanner.next();
  if (start === undefined) return { fault: `The boundary ${quote(boundary)} does not occur in the body.` };
  while (!start.isLast) {
    const end = scanner.next();
    if (end === undefined) return { fault: `The body ends without the closing delimiter ${quote(`--${boundary}--`)}.` };
    if (parts.length === MAX_PARTS) return { fault: `The body has more than ${MAX_PARTS} parts.` };
    const part = parsePart(scanner.text.slice(start.to, Math.max(start.to, end.from)));
    if (typeof part === 'string') return { fault: `Part ${parts.length + 1} of the body ${part}` };
    parts.push(part);
    start = end;
  }
  return { parts };
}

/** A line that separates parts, including the line breaks before and after it. */
interface Delimiter {
  readonly from: number;
  readonly to: number;
  readonly isLast: boolean;
}

class Scanner {
  readonly text: string;
  readonly #dashes: string;
  #at = 0;

  constructor(text: string, dashes: string) {
    this.text = text;
    this.#dashes = dashes;
  }

  next(): Delimiter | undefined {
    for (;;) {
      const found = this.text.indexOf(this.#dashes, this.#at);
      if (found === -1) return undefined;
      this.#at = found + this.#dashes.length;
      const delimiter = this.#delimiterAt(found);
      if (delimiter !== undefined) return delimiter;
    }
  }

  /** The boundary within a line, or followed by other text, is content. */
  #delimiterAt(found: number): Delimiter | undefined {
    if (found > 0 && this.text[found - 1] !== '\n') return undefined;
    const from = this.text[found - 2] === '\r' ? found - 2 : found - 1;
    if (this.text.startsWith('--', this.#at)) return { from, to: this.#at + 2, isLast: true };
    let to = this.#at;
    while (this.text[to] === ' ' || this.text[to] === '\t') to += 1;
    if (this.text[to] === '\r') to += 1;
    return this.text[to] === '\n' ? { from, to: to + 1, isLast: false } : undefined;
  }
}

/** Parses a part, or says what is wrong with it. */
function parsePart(text: string): BodyPart | string {
  const bounds = headerBounds(text);
  if (bounds === undefined) return 'has no empty line after its headers.';
  const [end, start] = bounds;
  if (end > MAX_HEADER_BYTES) return `has headers of more than ${MAX_HEADER_BYTES} bytes.`;
  const headers = parseHeaders(text.slice(0, end));
  if (typeof headers === 'string') return headers;
  const disposition = headers.get('content-disposition');
  return { headers, body: bytesOf(text.slice(start)), ...(disposition !== undefined && namesIn(disposition)) };
}

/** Where the headers end, and where the content begins. */
function headerBounds(text: string): readonly [number, number] | undefined {
  const none = /^\r?\n/.exec(text)?.[0];
  if (none !== undefined) return [0, none.length];
  const found = /\r?\n\r?\n/.exec(text);
  return found === null ? undefined : [found.index, found.index + found[0].length];
}

function parseHeaders(text: string): ReadonlyMap<string, string> | string {
  const headers = new Map<string, string>();
  // A line that begins with whitespace continues the one before it (RFC 5322 §2.2.3).
  const lines = text.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  if (lines.length > MAX_HEADERS) return `has more than ${MAX_HEADERS} headers.`;
  for (const line of lines.filter((each) => each !== '')) {
    const at = line.indexOf(':');
    if (at < 1) return `has a header without a colon: ${quote(line)}.`;
    const name = line.slice(0, at).trim().toLowerCase();
    const value = unicode(line.slice(at + 1).trim());
    const known = headers.get(name);
    headers.set(name, known === undefined ? value : `${known}, ${value}`);
  }
  return headers;
}

/** Names are UTF-8 (RFC 7578 §5.1). Anything else is read as ISO 8859-1. */
function unicode(latin: string): string {
  return decodeText(bytesOf(latin)) ?? latin;
}

/**
 * In names, browsers encode only quotes and line breaks (HTML, "Multipart form data"). Other clients write quotes as `\"`,
 * so a quote ends a name only if nothing or a semicolon follows.
 */
const NAME = /;[ \t]*name[ \t]*=[ \t]*(?:"((?:[^"]|"(?![ \t]*(?:;|$)))*)"|([^;"\s]*))/i;
const FILENAME = /;[ \t]*filename[ \t]*=[ \t]*(?:"((?:[^"]|"(?![ \t]*(?:;|$)))*)"|([^;"\s]*))/i;

function namesIn(disposition: string): Pick<BodyPart, 'name' | 'filename'> {
  const [name, filename] = [nameIn(disposition, NAME), nameIn(disposition, FILENAME)];
  return { ...(name !== undefined && { name }), ...(filename !== undefined && { filename }) };
}

function nameIn(disposition: string, pattern: RegExp): string | undefined {
  const found = pattern.exec(disposition);
  if (found === null) return undefined;
  const text = found[1]?.replaceAll('\\"', '"') ?? found[2] ?? '';
  return text.replaceAll('%22', '"').replaceAll(/%0D/gi, '\r').replaceAll(/%0A/gi, '\n');
}
