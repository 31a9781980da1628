import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.js';
import { readBody } from '../../src/wire/body/read-body.js';
import { claimsOf } from '../../src/wire/parameter/claims.js';
import { readParameter } from '../../src/wire/parameter/read.js';
import { media, parameter } from './describe.js';
import { textsFor } from './sent.js';
import { sampleSize } from '../support/samples.js';

/**
 * The characters of a large text. With half a million, quadratic work would take more than 10^11 steps, which exceeds the
 * time limit of a test on any machine; exponential work does so with fewer.
 */
const LENGTH = sampleSize({ quick: 20_000, full: 500_000 });

function large(fragment: string): string {
  return fragment.repeat(Math.ceil(LENGTH / fragment.length));
}

const SCHEMAS: readonly JsonObject[] = [
  { type: 'array', items: { type: ['integer', 'string'] } },
  { type: 'object', properties: { a: { type: 'integer' } }, additionalProperties: { type: 'string' } },
  { type: ['integer', 'string', 'null'] },
];

describe('a parameter of many characters', () => {
  test.each([
    ['path', 'simple', 'a,'],
    ['path', 'simple', 'a=1,'],
    ['path', 'simple', '%2C'],
    ['path', 'label', '.a'],
    ['path', 'label', '.a=1'],
    ['path', 'matrix', ';p=1'],
    ['path', 'matrix', ';a=1'],
    ['path', 'matrix', ';'],
    ['query', 'form', 'p=1&'],
    ['query', 'form', 'p=1,'],
    ['query', 'form', '&'],
    ['query', 'form', '='],
    ['query', 'form', '%'],
    ['query', 'form', '+'],
    ['query', 'spaceDelimited', '%20'],
    ['query', 'pipeDelimited', '|'],
    ['query', 'deepObject', 'p[a]=1&'],
    ['query', 'deepObject', 'p[a][]=1&'],
    ['query', 'deepObject', '[a]'],
    ['query', 'deepObject', '['],
    ['query', 'deepObject', 'p['],
    ['header', 'simple', 'a,'],
    ['header', 'simple', ' '],
    ['header', 'simple', ','],
    ['cookie', 'form', 'p=1;'],
    ['cookie', 'form', 'p=1&'],
    ['cookie', 'cookie', 'p=1 ;'],
  ])('%s, %s: %s', (place, style, fragment) => {
    for (const schema of SCHEMAS) {
      for (const explode of [true, false]) {
        const { parameter: found, openapi } = parameter({ name: 'p', in: place, style, explode, schema });
        const claims = claimsOf([found], openapi);
        for (const text of [large(fragment), `p=${large(fragment)}`]) {
          expect(readParameter(found, textsFor(found, text), { ...openapi, claims }).kind).not.toBe('empty');
        }
      }
    }
  });
});

describe('a body of many characters', () => {
  const FORM = 'multipart/form-data; boundary=b';

  test.each([
    ['application/json', '['],
    ['application/json', '"'],
    ['application/jsonl', '1\n'],
    ['application/jsonl', '\n'],
    ['application/json-seq', '\u001e1\n'],
    ['application/x-www-form-urlencoded', 'a=1&'],
    [FORM, '--b\r\n'],
    [FORM, '\r\n--b'],
    [FORM, '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'],
    [FORM, '--b\r\na: b\r\n'],
    [FORM, '\n'],
    [`multipart/form-data${large('; a="').slice(0, 60_000)}; boundary=b`, '--b\r\n'],
    ['application/xml', '<a>'],
    ['application/xml', '<a/>'],
    ['application/xml', '<'],
    ['application/xml', '<!--'],
    ['application/xml', '<![CDATA['],
    ['application/xml', '&lt;'],
    ['application/xml', '&'],
    ['application/xml', '<a b="'],
    ['application/xml', '<?x?>'],
    ['text/plain', '['],
  ])('%s: %j', (type, fragment) => {
    const [essence = ''] = type.split(';');
    for (const schema of SCHEMAS.slice(1, 2)) {
      const { media: found, openapi } = media(essence, { schema });
      for (const text of [large(fragment), `<a>${large(fragment)}</a>`, `--b\r\n\r\n${large(fragment)}\r\n--b--`]) {
        expect(readBody(found, type, new TextEncoder().encode(text), openapi).kind).not.toBe('empty');
      }
    }
  });
});
