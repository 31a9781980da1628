import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.js';
import { readBody } from '../../src/wire/body/read-body.js';
import { claimsOf } from '../../src/wire/parameter/claims.js';
import { readHeader } from '../../src/wire/parameter/header.js';
import { readParameter } from '../../src/wire/parameter/read.js';
import type { Reading } from '../../src/wire/reading.js';
import { writeParameter } from '../../src/wire/parameter/write.js';
import { header, media, parameter } from './describe.js';
import { noise, noiseBytes, randomFrom } from './noise.js';
import { textsFor } from './sent.js';
import { sampleSize } from '../support/samples.js';

/** Texts for each style and each kind of body. */
const RUNS = sampleSize({ quick: 200, full: 20_000 });

const NODE = { type: 'object', properties: { a: { $ref: '#/components/schemas/Node' }, n: { type: 'integer' } } };

const SCHEMAS: readonly JsonObject[] = [
  {},
  { type: 'string' },
  { type: ['integer', 'null'] },
  { type: 'array', items: { type: ['integer', 'string', 'null'] } },
  { type: 'array', items: { type: 'object', properties: { a: { type: 'integer' } } } },
  { type: 'object', properties: { a: { type: 'integer' }, b: { type: 'array', items: { type: 'boolean' } }, p: {} } },
  { type: 'object', additionalProperties: { type: ['integer', 'string'] } },
  { type: ['object', 'array', 'string', 'number', 'boolean', 'null'] },
  { oneOf: [{ type: 'integer' }, { $ref: '#/components/schemas/Node' }] },
  { $ref: '#/components/schemas/Node' },
  { type: 'string', format: 'binary' },
];

/** What holds for every reading: few candidates, few issues, and no more text than a multiple of what was sent. */
function isBounded(reading: Reading, length: number): boolean {
  if (reading.kind === 'read') {
    const { values } = reading;
    return values.length <= 8 && JSON.stringify(values).length <= 8 * (8 * length + 1000);
  }
  if (reading.kind !== 'unreadable') return true;
  const { issues } = reading;
  return issues.length > 0 && issues.length <= 20 && issues.every(({ message }) => message.length < 2000);
}

/** Fails with the text if a reading is not bounded; an expectation for each would take longer than reading. */
function expectBounded(reading: Reading, text: string | Uint8Array): void {
  if (!isBounded(reading, text.length)) expect.fail(`${JSON.stringify(text)}: ${JSON.stringify(reading)}`);
}

const STYLES: readonly JsonObject[] = [
  ...['simple', 'label', 'matrix'].flatMap((style) => both({ in: 'path', required: true, style })),
  ...['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'].flatMap((style) => both({ in: 'query', style })),
  ...both({ in: 'header', style: 'simple' }),
  ...['form', 'cookie'].flatMap((style) => both({ in: 'cookie', style })),
];

function both(style: JsonObject): readonly JsonObject[] {
  return [true, false].map((explode) => ({ ...style, explode }));
}

describe('whatever is sent as a parameter', () => {
  test.each(STYLES)('$in, $style, explode $explode', (style) => {
    const random = randomFrom(1);
    const described = SCHEMAS.map((schema) => parameter({ name: 'p', ...style, schema }, { Node: NODE }));
    for (let run = 0; run < RUNS; run += 1) {
      const text = noise(random);
      const { parameter: found, openapi } = described[run % described.length] ?? described[0]!;
      const claims = claimsOf([found], openapi);
      expectBounded(readParameter(found, textsFor(found, text), { ...openapi, claims }), text);
      const written = writeParameter(found, run % 2 === 0 ? text : [text, { [text]: [text] }], openapi);
      if (written.kind === 'unwritable' && written.issues.length === 0) expect.fail(JSON.stringify(text));
    }
  });

  test.each(['application/json', 'application/x-www-form-urlencoded', 'text/plain', 'application/xml'])(
    'content of the type %s',
    (mediaType) => {
      const random = randomFrom(2);
      for (const place of ['query', 'path', 'header', 'cookie', 'querystring']) {
        const described = SCHEMAS.map((schema) =>
          parameter({ name: 'p', in: place, content: { [mediaType]: { schema } } }, { Node: NODE }),
        );
        for (let run = 0; run < RUNS / 5; run += 1) {
          const text = noise(random);
          const { parameter: found, openapi } = described[run % described.length] ?? described[0]!;
          expectBounded(readParameter(found, textsFor(found, text), openapi), text);
          writeParameter(found, { a: text, [text]: [text] }, openapi);
        }
      }
    },
  );

  test('headers of responses', () => {
    const random = randomFrom(3);
    const found = SCHEMAS.map((schema) => header('Set-Cookie', { explode: true, schema }));
    for (let run = 0; run < RUNS; run += 1) {
      const lines = [noise(random), noise(random)];
      const { header: each, openapi } = found[run % found.length] ?? found[0]!;
      expectBounded(readHeader(each, lines, openapi), lines.join());
    }
  });
});

const ENCODING = {
  a: { contentType: 'application/json', headers: { 'X-N': { schema: { type: 'integer' } } } },
  b: { style: 'deepObject', explode: true },
  tags: { contentType: 'text/plain, image/*' },
};

describe('whatever is sent as a body', () => {
  test.each([
    ['application/json', '{"a":', '}'],
    ['application/jsonl', '{"a":1}\n', '\n'],
    ['application/json-seq', '\u001e', '\n'],
    ['application/x-www-form-urlencoded', 'a=', '&b=2'],
    ['multipart/form-data', '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n', '\r\n--b--'],
    ['multipart/mixed', '--b\r\n', '\r\n--b--\r\n'],
    ['application/xml', '<a>', '</a>'],
    ['text/plain', '', ''],
    ['application/octet-stream', '', ''],
  ])('%s', (mediaType, start, end) => {
    const random = randomFrom(4);
    const described = SCHEMAS.map((schema) => media(mediaType, { schema, encoding: ENCODING }, { Node: NODE }));
    const type = mediaType.startsWith('multipart') ? `${mediaType}; boundary=b` : mediaType;
    for (let run = 0; run < RUNS; run += 1) {
      const bytes = noiseBytes(random, start, end);
      const { media: found, openapi } = described[run % described.length] ?? described[0]!;
      const contentType = random() < 0.9 ? type : noise(random);
      expectBounded(readBody(found, contentType, bytes, openapi), bytes);
    }
  });
});
