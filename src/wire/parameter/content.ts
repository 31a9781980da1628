/** Reads and writes parameters and headers that are serialized as a media type (`content`). */
import type { MediaType, Parameter, Schema } from '../../model/contract.js';
import type { Json } from '../../model/json.js';
import { bytesOf, decodeText, utf8 } from '../body/bytes.js';
import type { Content, ReadContent, Where, WriteContent } from '../body/content.js';
import { kindOf, parseType } from '../body/media-type.js';
import { asciiJson } from '../json-text.js';
import { anyOf } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import { decodeForm, encode } from '../percent.js';
import { HEADER, RAW_COOKIE } from '../style/escape.js';
import { broken } from '../style/sent.js';
import type { Document } from '../style/sent.js';
import type { WrittenText } from '../style/written.js';
import { percentDecode } from '../../model/percent.js';

/** A parameter, or a header with its location. */
export interface Described {
  readonly name: string;
  readonly in: Parameter['in'];
  readonly schema: Schema;
  readonly mediaType?: string | undefined;
  readonly content?: MediaType;
}

/** Writes a value in its media type: percent-encoded in a path or a query, unchanged in a header if possible. */
export function writeContentText(
  described: Described,
  value: Json,
  document: Document,
  writeContent: WriteContent,
): WrittenText {
  const content = contentOf(described);
  const { essence } = parseType(content.mediaType);
  const isJson = kindOf(essence) === 'json';
  const written = isJson ? undefined : writeContent(content, value, whereOf(document));
  if (written?.kind === 'unwritable') return written;
  const text = written === undefined ? jsonFor(described.in, value) : decodeText(written.body);
  if (text === undefined) return issue('Bytes that are not UTF-8 cannot be sent in a parameter.');
  return escaped(described.in, isForm(content) ? undefined : text, text);
}

/** Headers and cookies are ASCII; everything else is percent-encoded. */
function jsonFor(place: Parameter['in'], value: Json): string {
  return place === 'header' || place === 'cookie' ? asciiJson(value) : JSON.stringify(value);
}

/** `text` is undefined where the media type itself is percent-encoded. */
function escaped(place: Parameter['in'], text: string | undefined, raw: string): WrittenText {
  if (place === 'querystring' && text === undefined) return { kind: 'written', text: raw };
  if (place === 'header') {
    const sent = HEADER.escape(raw, '');
    return sent === undefined ? issue(`The value cannot be sent ${HEADER.limits}.`) : { kind: 'written', text: sent };
  }
  // OpenAPI leaves the escaping of cookies to the author. Servers commonly expect percent-encoding.
  if (place === 'cookie') return { kind: 'written', text: RAW_COOKIE.escape(raw, '%') ?? encode(raw) };
  return { kind: 'written', text: encode(raw) };
}

/** Reads the raw text of a parameter with a media type. */
export function readContentText(
  described: Described,
  raw: string,
  document: Document,
  readContent: ReadContent,
): Outcome {
  const content = contentOf(described);
  const read = (text: string | undefined): Outcome =>
    text === undefined
      ? broken(raw, '')
      : readContent(content, content.mediaType, textBytes(text, content), whereOf(document));
  if (described.in === 'header') return read(raw);
  if (described.in === 'cookie') return raw.includes('%') ? anyOf([read(percentDecode(raw)), read(raw)]) : read(raw);
  if (described.in === 'querystring') return read(isForm(content) ? raw : percentDecode(raw));
  return read(described.in === 'query' ? decodeForm(raw) : percentDecode(raw));
}

/** Text that represents bytes is a binary string. */
function textBytes(text: string, { mediaType }: Content): Uint8Array {
  return kindOf(parseType(mediaType).essence) === 'binary' ? bytesOf(text) : utf8(text);
}

function isForm({ mediaType }: Content): boolean {
  return kindOf(parseType(mediaType).essence) === 'form';
}

/** A `querystring` parameter without `content` is not valid; it is treated as a form. */
function contentOf({ content, schema, mediaType }: Described): Content {
  return content ?? { mediaType: mediaType ?? 'application/x-www-form-urlencoded', schema };
}

function whereOf(document: Document): Where {
  return { document: document.document, pointer: '', depth: 0 };
}

function issue(message: string): WrittenText {
  return { kind: 'unwritable', issues: [{ pointer: '', message }] };
}
