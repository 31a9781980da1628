/** Bodies written and read back in tests. */
import type { JsonObject, Json } from '../../../src/model/json.js';
import { readBody } from '../../../src/wire/body/read-body.js';
import { writeBody } from '../../../src/wire/body/write-body.js';
import type { PartOptions } from '../../../src/wire/body/write-body.js';
import type { Reading } from '../../../src/wire/reading.js';
import { media } from '../describe.js';

/** A media type of a request body, with what it is described by. */
export class Body {
  readonly #described: ReturnType<typeof media>;

  constructor(mediaType: string, value: JsonObject, schemas: JsonObject = {}) {
    this.#described = media(mediaType, value, schemas);
  }

  /** The bytes that are written, as text. */
  write(value: Json, options: PartOptions = {}): string {
    const written = writeBody(this.#described.media, value, this.#described.openapi, options);
    if (written.kind === 'unwritable') return JSON.stringify(written.issues);
    return new TextDecoder('latin1').decode(written.body);
  }

  /** What is written and read back. */
  roundTrip(value: Json): Reading {
    const written = writeBody(this.#described.media, value, this.#described.openapi);
    if (written.kind === 'unwritable') return written as never;
    return readBody(this.#described.media, written.contentType, written.body, this.#described.openapi);
  }

  read(contentType: string | undefined, body: string | Uint8Array): Reading {
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
    return readBody(this.#described.media, contentType, bytes, this.#described.openapi);
  }
}

/** A reading with these candidates. */
export function values(...candidates: readonly Json[]): Reading {
  return { kind: 'read', values: candidates };
}

/** A reading that failed at these places. */
export function issuesAt(reading: Reading): readonly string[] {
  return reading.kind === 'unreadable'
    ? reading.issues.map(({ pointer }) => pointer)
    : [`not unreadable: ${reading.kind}`];
}
