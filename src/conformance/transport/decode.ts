/** Decodes the bodies of responses. */
import { promisify } from 'node:util';
import zlib from 'node:zlib';

export interface Decoded {
  readonly text: string;
  readonly size: number;
  /** Why the bytes cannot be decoded as stated. */
  readonly garbled?: string;
  readonly tooLarge?: true;
}

const DECODERS: Readonly<Record<string, (bytes: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>>> = {
  gzip: promisify(zlib.gunzip) as never,
  'x-gzip': promisify(zlib.gunzip) as never,
  deflate: promisify(zlib.inflate) as never,
  br: promisify(zlib.brotliDecompress) as never,
};

/** Decodes the content codings (RFC 9110 §8.4), to at most `limit` bytes. */
export async function decodeBody(bytes: Buffer, encoding: string | undefined, limit: number): Promise<Decoded> {
  if (encoding === undefined) return decodeText(bytes);
  let body = bytes;
  for (const name of encoding
    .split(',')
    .map((coding) => coding.trim().toLowerCase())
    .reverse()) {
    if (name === '' || name === 'identity' || body.length === 0) continue;
    const decode = Object.hasOwn(DECODERS, name) ? DECODERS[name] : undefined;
    if (decode === undefined) return { ...decodeText(body), garbled: `the Content-Encoding ${name} is not supported` };
    try {
      body = await decode(body, { maxOutputLength: limit });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
        return { text: '', size: 0, tooLarge: true };
      return { ...decodeText(body), garbled: `the body is not encoded as ${name}, which its Content-Encoding states` };
    }
  }
  return decodeText(body);
}

const strict = new TextDecoder('utf-8', { fatal: true });

function decodeText(bytes: Buffer): Decoded {
  try {
    return { text: strict.decode(bytes), size: bytes.length };
  } catch {
    return { text: bytes.toString('latin1'), size: bytes.length, garbled: 'the body is not UTF-8' };
  }
}
