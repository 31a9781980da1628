import { describe, expect, test } from 'vitest';
import { mediaFor } from '../../../src/wire/body/media-type.js';
import { readBody } from '../../../src/wire/body/read-body.js';
import { writeBody } from '../../../src/wire/body/write-body.js';
import { described } from '../describe.js';
import { Body, issuesAt, values } from './sent-body.js';

const openapi = described({ openapi: '3.2.0', info: { title: 'T', version: '1' }, paths: {} });

describe('JSON', () => {
  const body = new Body('application/json', { schema: { type: 'object' } });

  test('is read, also as +json, with a charset and a byte order mark', () => {
    expect(body.read('application/json', '{"a":1}')).toEqual(values({ a: 1 }));
    expect(body.read('application/problem+json; charset=utf-8', '{"a":1}')).toEqual(values({ a: 1 }));
    expect(body.read('Application/JSON', '\uFEFF{"a":1}')).toEqual(values({ a: 1 }));
  });

  test('is written compactly', () => {
    expect(body.write({ a: [1, 'é', null] })).toBe('{"a":[1,"\u00c3\u00a9",null]}');
  });

  test('null is a value, not an absent body', () => {
    expect(body.read('application/json', 'null')).toEqual(values(null));
    expect(body.write(null)).toBe('null');
  });

  test.each([
    ['no JSON', '{'],
    ['deep nesting', '['.repeat(100_000)],
    ['bytes that are not UTF-8', new Uint8Array([0x22, 0xff, 0x22])],
  ])('%s is an issue', (_, text) => {
    expect(issuesAt(body.read('application/json', text))).toEqual(['']);
  });

  test('names of the prototype are names', () => {
    const reading = body.read('application/json', '{"__proto__":{"a":1}}');
    expect(reading).toEqual(values(JSON.parse('{"__proto__":{"a":1}}')));
    expect(({} as { a?: number }).a).toBeUndefined();
  });
});

describe('JSON Lines', () => {
  const body = new Body('application/jsonl', { itemSchema: { type: 'object' } });

  test.each(['application/jsonl', 'application/x-ndjson', 'application/x-ndjson; charset=utf-8'])('%s', (type) => {
    expect(body.read(type, '{"a":1}\n\r\n{"a":2}')).toEqual(values([{ a: 1 }, { a: 2 }]));
  });

  test('one value on each line is written', () => {
    expect(body.write([{ a: '1\n2' }, 2])).toBe('{"a":"1\\n2"}\n2\n');
  });

  test('a line that is not JSON is an issue at its place', () => {
    expect(issuesAt(body.read('application/jsonl', '1\n{\n3\n'))).toEqual(['/1']);
  });

  test('no lines are an empty list', () => {
    expect(body.read('application/jsonl', '')).toEqual(values([]));
    expect(body.write([])).toBe('');
  });

  test('lines that are described as a string are kept as text, and written unchanged', () => {
    const text = new Body('application/x-ndjson', { schema: { type: 'string' } });
    expect(text.read('application/x-ndjson', '{}\n{}\n')).toEqual(values('{}\n{}\n'));
    expect(text.write('{}\n{}\n')).toBe('{}\n{}\n');
  });
});

describe('JSON text sequences (RFC 7464)', () => {
  const body = new Body('application/json-seq', { itemSchema: {} });

  test('are read and written', () => {
    expect(body.write([{ a: 1 }, 2])).toBe('\u001e{"a":1}\n\u001e2\n');
    expect(body.read('application/geo+json-seq', '\u001e{"a":1}\n\u001e2\n')).toEqual(values([{ a: 1 }, 2]));
  });

  test('a number that may be truncated is an issue (§2.4)', () => {
    expect(issuesAt(body.read('application/json-seq', '\u001e1\n\u001e12'))).toEqual(['/1']);
  });

  test('text before the first separator is an issue', () => {
    expect(issuesAt(body.read('application/json-seq', '{}\n'))).toEqual(['']);
  });
});

describe('text', () => {
  test('is typed by the schema', () => {
    const body = new Body('text/plain', { schema: { type: ['integer', 'string'] } });
    expect(body.read('text/plain', '5')).toEqual(values(5, '5'));
    expect(body.write(5)).toBe('5');
  });

  test('an empty text is a value', () => {
    expect(new Body('text/plain', { schema: { type: 'string' } }).read('text/plain', '')).toEqual(values(''));
  });

  test('is read in its charset', () => {
    const body = new Body('text/plain', { schema: { type: 'string' } });
    expect(body.read('text/plain; charset=iso-8859-1', new Uint8Array([0xe9]))).toEqual(values('é'));
    expect(issuesAt(body.read('text/plain', new Uint8Array([0xe9])))).toEqual(['']);
    expect(issuesAt(body.read('text/plain; charset=nonsense', 'x'))).toEqual(['']);
  });

  test('is written as UTF-8 or not at all', () => {
    expect(new Body('text/plain; charset=utf-16', { schema: { type: 'string' } }).write('x')).toContain('UTF-8');
    expect(new Body('text/plain', { schema: {} }).write('\ud800')).toContain('surrogate');
    expect(new Body('text/plain', { schema: {} }).write({ a: 1 })).toContain('cannot be written');
  });
});

describe('bytes', () => {
  test('are binary strings', () => {
    const body = new Body('application/octet-stream', {});
    expect(body.read('application/octet-stream', new Uint8Array([0, 255]))).toEqual(values('\u0000\u00ff'));
    expect(body.roundTrip('\u0000\u00ff')).toEqual(values('\u0000\u00ff'));
    expect(body.write(1)).toContain('written from a string');
  });

  test('a range is written as a type that it includes', () => {
    const openapiMedia = { mediaType: 'image/*', examples: [], extensions: {}, pointer: '#' };
    expect(writeBody(openapiMedia, 'x', openapi)).toMatchObject({ kind: 'written', contentType: 'image/png' });
    expect(writeBody({ ...openapiMedia, mediaType: '*/*' }, { a: 1 }, openapi)).toMatchObject({
      contentType: 'application/json',
    });
    expect(writeBody({ ...openapiMedia, mediaType: '*/*' }, 'a', openapi)).toMatchObject({ contentType: 'text/plain' });
  });

  test('an unknown media type is read as text if possible', () => {
    const body = new Body('application/yaml', { schema: { type: 'string' } });
    expect(body.read('application/yaml', 'a: é')).toEqual(values('a: é'));
    expect(body.read('application/yaml', new Uint8Array([255]))).toEqual(values('\u00ff'));
  });
});

describe('without a body, a Content-Type or a description', () => {
  test('no bytes are no body', () => {
    expect(readBody(undefined, undefined, new Uint8Array(), openapi)).toEqual({ kind: 'absent' });
    expect(readBody(undefined, 'application/json', new Uint8Array(), openapi)).toEqual({ kind: 'absent' });
  });

  test('the description says what bytes without a Content-Type are', () => {
    expect(new Body('application/json', {}).read(undefined, '[1]')).toEqual(values([1]));
  });

  test('a body that is not described is read by its type', () => {
    expect(readBody(undefined, 'application/json', new TextEncoder().encode('[1]'), openapi)).toEqual(values([1]));
    expect(readBody(undefined, undefined, new Uint8Array([1]), openapi)).toEqual(values('\u0001'));
  });
});

test('the most specific description of a media type applies', () => {
  const content = ['*/*', 'text/*', 'text/plain'].map((mediaType) => ({
    mediaType,
    examples: [],
    extensions: {},
    pointer: '',
  }));
  expect(mediaFor('text/plain; charset=utf-8', content)?.mediaType).toBe('text/plain');
  expect(mediaFor('text/html', content)?.mediaType).toBe('text/*');
  expect(mediaFor('image/png', content)?.mediaType).toBe('*/*');
  expect(mediaFor('image/png', content.slice(1))).toBeUndefined();
});
