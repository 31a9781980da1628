/** Reads and writes headers, whether they belong to a request, a response or a part of a multipart body. */
import type { Header, Parameter } from '../../model/contract.js';
import type { Json } from '../../model/json.js';
import type { ReadContent, WriteContent } from '../body/content.js';
import { anyOf } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import { HEADER } from '../style/escape.js';
import { splitHeader } from '../style/read-path.js';
import { interpret, sentText, sentTexts } from '../style/sent.js';
import type { Document } from '../style/sent.js';
import { writePath } from '../style/write-path.js';
import { readContentText, writeContentText } from './content.js';
import type { Described } from './content.js';
import { ABSENT, reading } from '../reading.js';
import type { Reading } from '../reading.js';
import { inPlace } from './written-parameter.js';
import type { WrittenParameter } from './written-parameter.js';

/** Writes a header, or reports why no header can carry the value. */
export function writeHeaderText(
  header: Header | Parameter,
  value: Json | undefined,
  document: Document,
  writeContent: WriteContent,
): WrittenParameter {
  if (value === undefined) return ABSENT;
  const described = describe(header);
  const written =
    described.mediaType === undefined
      ? writePath({ ...described, style: 'simple', explode: header.explode === true }, value, HEADER)
      : writeContentText(described, value, document, writeContent);
  return inPlace(described, written);
}

/**
 * Reads a header from its lines. Lines are joined, except those of `Set-Cookie` (RFC 9110 §5.3): each of these is a
 * candidate, after the list of all of them if the schema allows a list.
 */
export function readHeaderText(
  header: Header | Parameter,
  lines: string | readonly string[] | undefined,
  document: Document,
  readContent: ReadContent,
): Reading {
  const texts = typeof lines === 'string' ? [lines] : (lines ?? []);
  if (texts.length === 0) return ABSENT;
  const described = describe(header);
  if (described.mediaType !== undefined)
    return reading(readContentText(described, texts.join(', '), document, readContent));
  if (texts.length > 1 && header.name.toLowerCase() === 'set-cookie')
    return reading(readSetCookies(header, texts, document));
  const sent = splitHeader({ explode: header.explode === true }, texts.join(', '));
  return reading(interpret(sent, header.schema, document));
}

function describe(header: Header | Parameter): Described & { readonly in: 'header' } {
  return { ...header, in: 'header', mediaType: header.content?.mediaType };
}

function readSetCookies({ schema }: Pick<Header, 'schema'>, lines: readonly string[], document: Document): Outcome {
  const unchanged = (raw: string): string => raw;
  const each = lines.map((line) => interpret(sentText(line, unchanged), schema, document));
  return anyOf([interpret(sentTexts(lines, unchanged), schema, document), ...each]);
}
