/** Reads and writes headers of responses and of parts of multipart bodies. */
import type { Header } from '../../model/contract.js';
import type { Json } from '../../model/json.js';
import { readContent } from '../body/read-content.js';
import { writeContent } from '../body/write-content.js';
import type { Document } from '../style/sent.js';
import { readHeaderText, writeHeaderText } from './header-text.js';
import type { Reading } from '../reading.js';
import type { WrittenParameter } from './written-parameter.js';

/** Writes a header. A value that no header can carry is an issue. */
export function writeHeader(header: Header, value: Json | undefined, document: Document): WrittenParameter {
  return writeHeaderText(header, value, document, writeContent);
}

/** Reads a header from its line or lines. Lines of `Set-Cookie` are never joined (RFC 9110 §5.3). */
export function readHeader(header: Header, lines: string | readonly string[] | undefined, document: Document): Reading {
  return readHeaderText(header, lines, document, readContent);
}
