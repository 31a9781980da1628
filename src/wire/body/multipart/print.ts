/** Prints parts as a multipart body (RFC 2046 §5.1; RFC 7578 §4). */
import { binaryString, utf8 } from '../bytes.js';

/** A part to print. */
export interface PrintedPart {
  /** In the order in which they are printed. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array;
}

/** The number of boundaries to try. Content that contains all of them was made for that purpose. */
const MAX_TRIES = 100;

/** A boundary that does not occur in any part. It depends on the parts alone, so that equal bodies have equal bytes. */
export function freeBoundary(parts: readonly PrintedPart[]): string | undefined {
  const texts = parts.map(({ body }) => binaryString(body));
  for (let index = 0; index < MAX_TRIES; index += 1) {
    const boundary = `hydra-contract-boundary-${index}`;
    if (!texts.some((text) => text.includes(boundary))) return boundary;
  }
  return undefined;
}

/** Prints the bytes of the body. */
export function printParts(parts: readonly PrintedPart[], boundary: string): Uint8Array {
  const chunks = parts.flatMap(({ headers, body }) => [
    utf8(`--${boundary}\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`),
    body,
    utf8('\r\n'),
  ]);
  return concatenated([...chunks, utf8(`--${boundary}--\r\n`)]);
}

/** The Content-Disposition that names a part (RFC 7578 §4.2). */
export function dispositionOf(kind: string, name: string | undefined, filename: string | undefined): string {
  return [
    kind,
    ...(name === undefined ? [] : [`name="${escapeName(name)}"`]),
    ...(filename === undefined ? [] : [`filename="${escapeName(filename)}"`]),
  ].join('; ');
}

/** As browsers do (HTML, "Multipart form data"). */
function escapeName(text: string): string {
  return text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function concatenated(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
