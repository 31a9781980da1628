import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../src/model/json.js';
import { readCookies } from '../../../src/wire/cookies.js';
import { readHeader, writeHeader } from '../../../src/wire/parameter/header.js';
import { readParameter } from '../../../src/wire/parameter/read.js';
import type { Reading } from '../../../src/wire/reading.js';
import { writeParameter } from '../../../src/wire/parameter/write.js';
import { header, parameter } from '../describe.js';
import { readText, textOf } from '../sent.js';

function read(described: JsonObject, text: string): Reading {
  const { parameter: found, openapi } = parameter(described);
  return readText(found, text, openapi);
}

function write(described: JsonObject, value: Json): string | undefined {
  const { parameter: found, openapi } = parameter(described);
  return textOf(writeParameter(found, value, openapi));
}

function values(...candidates: readonly Json[]): Reading {
  return { kind: 'read', values: candidates };
}

const INTEGERS = { type: 'array', items: { type: 'integer' } } satisfies JsonObject;
const OBJECT = { type: 'object', properties: { a: { type: 'integer' } } } satisfies JsonObject;

describe('paths', () => {
  const path = (rest: JsonObject): JsonObject => ({ name: 'p', in: 'path', required: true, ...rest });

  test.each([
    ['label', '5', 'must begin with "."'],
    ['label', ';p=5', 'must begin with "."'],
    ['matrix', '5', 'must begin with ";"'],
    ['matrix', '.5', 'must begin with ";"'],
    ['matrix', ';q=5', 'must be one ";p=…"'],
    ['matrix', ';p=1;p=2', 'must be one ";p=…"'],
  ])('%s: %s is an issue, not an exception', (style, text, fault) => {
    expect(read(path({ style, schema: { type: 'integer' } }), text)).toMatchObject({
      kind: 'unreadable',
      issues: [{ pointer: '', message: expect.stringContaining(fault) }],
    });
  });

  test('label and matrix may be absent', () => {
    expect(read(path({ style: 'label', schema: {} }), '')).toEqual({ kind: 'absent' });
    expect(read(path({ style: 'matrix', schema: {} }), '')).toEqual({ kind: 'absent' });
  });

  test('an object in the style simple', () => {
    expect(read(path({ schema: OBJECT }), 'a,1')).toEqual(values({ a: 1 }));
    expect(read(path({ schema: OBJECT, explode: true }), 'a=1')).toEqual(values({ a: 1 }));
    expect(read(path({ schema: OBJECT }), 'a').kind).toBe('unreadable');
  });

  test('slashes are encoded, and decoded in values only', () => {
    const described = path({ schema: { type: 'array', items: { type: 'string' } } });
    expect(write(described, ['a/b', 'c,d'])).toBe('a%2Fb,c%2Cd');
    expect(read(described, 'a%2Fb,c%2Cd')).toEqual(values(['a/b', 'c,d']));
  });

  test('allowReserved leaves what cannot end a segment (OpenAPI 3.2)', () => {
    expect(write(path({ allowReserved: true, schema: { type: 'string' } }), 'a/b:c?d')).toBe('a%2Fb:c%3Fd');
  });

  test('a plus sign is a plus sign', () => {
    expect(read(path({ schema: { type: 'string' } }), 'a+b')).toEqual(values('a+b'));
  });

  test('a style of another place is replaced by the default', () => {
    expect(write(path({ style: 'form', schema: INTEGERS }), [1, 2])).toBe('1,2');
  });

  test('a parameter that is not a whole segment is read like any other', () => {
    expect(read(path({ name: 'api-version', schema: { type: 'string' } }), '2')).toEqual(values('2'));
  });

  test('content', () => {
    const described = path({ content: { 'application/json': { schema: OBJECT } } });
    expect(write(described, { a: 1 })).toBe('%7B%22a%22%3A1%7D');
    expect(read(described, '%7B%22a%22%3A1%7D')).toEqual(values({ a: 1 }));
  });
});

describe('headers of requests', () => {
  const ids = { name: 'X-Ids', in: 'header', schema: INTEGERS } satisfies JsonObject;

  test('an optional array or object may be absent', () => {
    for (const schema of [INTEGERS, OBJECT]) {
      const { parameter: found, openapi } = parameter({ ...ids, schema });
      expect(readParameter(found, { headers: {} }, openapi)).toEqual({ kind: 'absent' });
      expect(readParameter(found, {}, openapi)).toEqual({ kind: 'absent' });
    }
  });

  test('arrays and objects', () => {
    expect(read(ids, '1, 2,3')).toEqual(values([1, 2, 3]));
    expect(read({ ...ids, schema: OBJECT }, 'a,1')).toEqual(values({ a: 1 }));
    expect(read({ ...ids, schema: OBJECT, explode: true }, 'a=1')).toEqual(values({ a: 1 }));
    expect(read({ ...ids, schema: { type: 'integer' } }, ' 5\t')).toEqual(values(5));
    expect(read(ids, '1,x')).toMatchObject({ issues: [{ pointer: '/1' }] });
  });

  test('empty items are not part of a list (RFC 9110 §5.6.1)', () => {
    expect(read(ids, '1,,2,')).toEqual(values([1, 2]));
  });

  test('several lines are one list (RFC 9110 §5.3)', () => {
    const { parameter: found, openapi } = parameter(ids);
    expect(readParameter(found, { headers: { 'x-ids': ['1', '2, 3'] } }, openapi)).toEqual(values([1, 2, 3]));
  });

  test('nothing is encoded or decoded (OpenAPI 3.2, Appendix D)', () => {
    const text = { ...ids, schema: { type: 'string' } };
    expect(write(text, 'a b%20c')).toBe('a b%20c');
    expect(read(text, 'a b%20c')).toEqual(values('a b%20c'));
  });

  test.each(['a\nb', 'a\r\nX-Evil: 1', '\u0000', ' a', 'a ', 'é', '💡', '\ud800'])(
    'a value that no header can carry is an issue: %j',
    (value) => {
      const { parameter: found, openapi } = parameter({ ...ids, schema: { type: 'string' } });
      const written = writeParameter(found, value, openapi);
      expect(written).toMatchObject({ kind: 'unwritable', issues: [{ pointer: '' }] });
    },
  );

  test('an item with a comma cannot be sent', () => {
    const { parameter: found, openapi } = parameter({ ...ids, schema: {} });
    expect(writeParameter(found, ['a', 'b,c'], openapi)).toMatchObject({ issues: [{ pointer: '/1' }] });
  });

  test('JSON in a header is ASCII', () => {
    const described = {
      name: 'X-J',
      in: 'header',
      content: { 'application/json': { schema: {} } },
    } satisfies JsonObject;
    expect(write(described, { a: 'é\n' })).toBe('{"a":"\\u00e9\\n"}');
    expect(read(described, '{"a":"\\u00e9\\n"}')).toEqual(values({ a: 'é\n' }));
  });

  test('names of the prototype are not headers', () => {
    const { parameter: found, openapi } = parameter({ name: 'toString', in: 'header', schema: {} });
    expect(readParameter(found, { headers: {} }, openapi)).toEqual({ kind: 'absent' });
  });
});

describe('headers of responses', () => {
  test('are read and written by their schema', () => {
    const { header: limit, openapi } = header('X-Limit', { schema: { type: 'integer' } });
    expect(writeHeader(limit, 5, openapi)).toEqual({ kind: 'header', name: 'X-Limit', text: '5' });
    expect(readHeader(limit, '5', openapi)).toEqual(values(5));
    expect(readHeader(limit, 'five', openapi).kind).toBe('unreadable');
    expect(readHeader(limit, undefined, openapi)).toEqual({ kind: 'absent' });
    expect(writeHeader(limit, undefined, openapi)).toEqual({ kind: 'absent' });
  });

  test('explode', () => {
    const { header: found, openapi } = header('X-O', { explode: true, schema: OBJECT });
    expect(writeHeader(found, { a: 1 }, openapi)).toMatchObject({ text: 'a=1' });
    expect(readHeader(found, 'a=1', openapi)).toEqual(values({ a: 1 }));
  });

  test('content', () => {
    const { header: found, openapi } = header('X-J', { content: { 'application/json': { schema: OBJECT } } });
    expect(writeHeader(found, { a: 1 }, openapi)).toMatchObject({ text: '{"a":1}' });
    expect(readHeader(found, '{"a":1}', openapi)).toEqual(values({ a: 1 }));
  });

  test('lines of Set-Cookie are never joined', () => {
    const lines = ['a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT', 'b=2'];
    const one = header('Set-Cookie', { schema: { type: 'string' } });
    expect(readHeader(one.header, lines, one.openapi)).toEqual(values(...lines));
    const many = header('Set-Cookie', { schema: { type: 'array', items: { type: 'string' } } });
    expect(readHeader(many.header, lines, many.openapi)).toMatchObject({ kind: 'read' });
    const reading = readHeader(many.header, lines, many.openapi);
    expect(reading.kind === 'read' && reading.values[0]).toEqual(lines);
  });
});

describe('cookies', () => {
  const cookie = (rest: JsonObject): JsonObject => ({ name: 's', in: 'cookie', ...rest });

  test('a Cookie header is read pair by pair', () => {
    expect(readCookies('a=1;b="x"; c = y=z ;d; =e')).toEqual([
      { name: 'a', value: '1' },
      { name: 'b', value: '"x"' },
      { name: 'c', value: 'y=z' },
      { name: '', value: 'e' },
    ]);
  });

  test('an integer, typed', () => {
    expect(read(cookie({ schema: { type: 'integer' } }), 'x=1; s=5')).toEqual(values(5));
    expect(read(cookie({ schema: { type: 'integer' } }), 's=five').kind).toBe('unreadable');
    expect(read(cookie({ schema: { type: 'integer' } }), 'x=1')).toEqual({ kind: 'absent' });
  });

  test('lists, repeated and joined', () => {
    expect(read(cookie({ schema: INTEGERS }), 's=1; s=2')).toEqual(values([1, 2]));
    expect(read(cookie({ schema: INTEGERS }), 's=1')).toEqual(values([1]));
    expect(read(cookie({ explode: false, schema: INTEGERS }), 's=1,2')).toEqual(values([1, 2]));
    expect(read(cookie({ explode: false, schema: INTEGERS }), 's=1%2C2')).toEqual(values([1, 2]));
  });

  test('form is percent-encoded; what is not is taken literally', () => {
    const text = cookie({ schema: { type: 'string' } });
    expect(write(text, 'a;b c')).toBe('s=a%3Bb%20c');
    expect(read(text, 's=a%3Bb%20c')).toEqual(values('a;b c'));
    expect(read(text, 's=50%')).toEqual(values('50%'));
  });

  test('the style cookie escapes nothing (OpenAPI 3.2)', () => {
    const text = cookie({ style: 'cookie', schema: { type: 'string' } });
    expect(write(text, 'a%20b')).toBe('s=a%20b');
    expect(read(text, 's=a%20b')).toEqual(values('a%20b'));
    expect(write(text, 'a;b')).toBeUndefined();
    expect(write(text, 'a b')).toBeUndefined();
  });

  test('JSON is escaped where a cookie cannot carry it, and read either way', () => {
    const json = cookie({ content: { 'application/json': { schema: {} } } });
    expect(write(json, { a: 1 })).toBe('s=%7B%22a%22%3A1%7D');
    expect(write(json, [1])).toBe('s=[1]');
    expect(read(json, 's=%7B%22a%22%3A1%7D')).toEqual(values({ a: 1 }));
    expect(read(json, 's={"a":1}')).toEqual(values({ a: 1 }));
  });
});

describe('more values than are read', () => {
  const list = { type: 'array', items: { type: 'string' } } satisfies JsonObject;
  const open = { type: 'object', additionalProperties: { type: 'string' } } satisfies JsonObject;

  test.each<readonly [string, JsonObject, string]>([
    ['header', { schema: list }, 'a,'.repeat(20_000)],
    ['header', { schema: list }, ','.repeat(50_000)],
    ['header', { schema: open }, 'a,b,'.repeat(20_000)],
    ['header', { schema: open, explode: true }, 'a=b,'.repeat(20_000)],
    ['header', { schema: open, explode: true }, `${','.repeat(50_000)}a=b`],
    ['path', { schema: list }, 'a,'.repeat(20_000)],
    ['path', { schema: open }, 'a,b,'.repeat(20_000)],
    ['path', { schema: list, style: 'label', explode: true }, '.a'.repeat(20_000)],
    ['path', { schema: list, style: 'matrix', explode: true }, ';p=a'.repeat(20_000)],
    ['path', { schema: open, style: 'matrix' }, `;p=${'a,b,'.repeat(20_000)}`],
    ['query', { schema: list, explode: false }, `p=${'a,'.repeat(20_000)}`],
  ])('%s %j is unreadable, never truncated', (place, described, text) => {
    expect(read({ name: 'p', in: place, required: place === 'path', ...described }, text).kind).toBe('unreadable');
  });

  test('as many as are read are read', () => {
    const reading = read({ name: 'p', in: 'header', schema: list }, 'a,'.repeat(10_000).slice(0, -1));
    expect(reading.kind === 'read' && reading.values[0]).toHaveLength(10_000);
  });
});
