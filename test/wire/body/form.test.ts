import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/model/json.js';
import { Body, issuesAt, values } from './sent-body.js';

const TYPE = 'application/x-www-form-urlencoded';

function form(properties: JsonObject, encoding?: JsonObject): Body {
  return new Body(TYPE, { schema: { type: 'object', properties }, ...(encoding && { encoding }) });
}

describe('fields without an encoding', () => {
  const body = form({
    status: { type: 'string', enum: ['open', 'close'] },
    'Dotted.Key': { type: 'string', maxLength: 3 },
    n: { type: 'integer', minimum: 0 },
    ok: { type: 'boolean' },
    tags: { type: 'array', items: { type: 'string' } },
    meta: { type: 'object', properties: { k: { type: 'string' } } },
  });

  test('are typed by the schema', () => {
    expect(body.read(TYPE, 'status=open&Dotted.Key=abc&n=5&ok=true')).toEqual(
      values({ status: 'open', 'Dotted.Key': 'abc', n: 5, ok: true }),
    );
  });

  test('are read with a charset in the Content-Type', () => {
    expect(body.read(`${TYPE}; charset=UTF-8`, 'n=5')).toEqual(values({ n: 5 }));
  });

  test('lists are sent by repetition, and one value is a list of one', () => {
    expect(body.write({ tags: ['red', 'blue'] })).toBe('tags=red&tags=blue');
    expect(body.read(TYPE, 'tags=red&tags=blue')).toEqual(values({ tags: ['red', 'blue'] }));
    expect(body.read(TYPE, 'tags=text')).toEqual(values({ tags: ['text'] }));
  });

  test('objects are sent as JSON', () => {
    expect(body.write({ meta: { k: 'v' } })).toBe('meta=%7B%22k%22%3A%22v%22%7D');
    expect(body.roundTrip({ meta: { k: 'v' } })).toEqual(values({ meta: { k: 'v' } }));
  });

  test('spaces are plus signs, all else is percent-encoded', () => {
    expect(body.write({ status: 'a b+c&d=é~*' })).toBe('status=a+b%2Bc%26d%3D%C3%A9%7E*');
    expect(body.read(TYPE, 'status=a+b%2Bc%26d%3D%C3%A9%7E*')).toEqual(values({ status: 'a b+c&d=é~*' }));
  });

  test('a text of another type is an issue at its place', () => {
    expect(body.read(TYPE, 'status=open&n=five')).toEqual({
      kind: 'unreadable',
      issues: [{ pointer: '/n', message: '"five" is not an integer.' }],
    });
  });

  test('a single value that is sent twice is an issue', () => {
    expect(issuesAt(body.read(TYPE, 'n=1&n=2'))).toEqual(['/n']);
  });

  test('broken percent-encoding is an issue', () => {
    expect(issuesAt(body.read(TYPE, 'status=%zz'))).toEqual(['/status']);
  });

  test('undeclared fields are kept: a text, or several', () => {
    expect(body.read(TYPE, 'x=a&y=b&y=c')).toEqual(values({ x: 'a', y: ['b', 'c'] }));
  });

  test('an empty form is an empty object', () => {
    expect(body.read(TYPE, '')).toEqual(values({}));
  });

  test('names of the prototype are names', () => {
    expect(body.read(TYPE, '__proto__=a')).toEqual(values(JSON.parse('{"__proto__":"a"}')));
  });

  test('fields beyond the limit are an issue, not work', () => {
    expect(issuesAt(body.read(TYPE, 'a=1&'.repeat(1_000_000)))).toEqual(['']);
  });
});

describe('fields with an encoding', () => {
  test('a style makes them travel as query parameters do', () => {
    const body = form(
      {
        color: { type: 'array', items: { type: 'string' } },
        at: { type: 'object', properties: { x: { type: 'integer' } } },
      },
      { color: { style: 'pipeDelimited', explode: false }, at: { style: 'deepObject', explode: true } },
    );
    expect(body.write({ color: ['a', 'b'], at: { x: 1 } })).toBe('color=a%7Cb&at%5Bx%5D=1');
    expect(body.roundTrip({ color: ['a', 'b'], at: { x: 1 } })).toEqual(values({ color: ['a', 'b'], at: { x: 1 } }));
    expect(body.read(TYPE, 'color=a|b&at[x]=one')).toMatchObject({ issues: [{ pointer: '/at/x' }] });
  });

  test('an exploded object takes the names of its members', () => {
    const body = form(
      {
        page: { type: 'object', properties: { offset: { type: 'integer' }, limit: { type: 'integer' } } },
        q: { type: 'string' },
      },
      { page: { style: 'form' } },
    );
    expect(body.write({ q: 'x', page: { offset: 1, limit: 2 } })).toBe('q=x&offset=1&limit=2');
    expect(body.read(TYPE, 'q=x&offset=1&limit=2')).toEqual(values({ page: { offset: 1, limit: 2 }, q: 'x' }));
  });

  test('a content type makes a string JSON (OpenAPI 3.1, "Working with Examples")', () => {
    const body = form({ jsonValue: { type: 'string' } }, { jsonValue: { contentType: 'application/json' } });
    expect(body.write({ jsonValue: 'json' })).toBe('jsonValue=%22json%22');
    expect(body.read(TYPE, 'jsonValue=%22json%22')).toEqual(values({ jsonValue: 'json' }));
    expect(issuesAt(body.read(TYPE, 'jsonValue=json'))).toEqual(['/jsonValue']);
  });

  test('XML in a field (OpenAPI 3.0, Encoding Object)', () => {
    const body = form(
      { history: { type: 'object', xml: { name: 'h' }, properties: { n: { type: 'integer' } } } },
      { history: { contentType: 'application/xml; charset=utf-8' } },
    );
    expect(body.write({ history: { n: 1 } })).toBe('history=%3Ch%3E%3Cn%3E1%3C%2Fn%3E%3C%2Fh%3E');
    expect(body.roundTrip({ history: { n: 1 } })).toEqual(values({ history: { n: 1 } }));
  });
});

test('a form that is described as a string is kept as text, and written unchanged', () => {
  const body = new Body(TYPE, { schema: { type: 'string' } });
  expect(body.read(TYPE, 'a=1&b=2')).toEqual(values('a=1&b=2'));
  expect(body.write('a=1&b=2')).toBe('a=1&b=2');
});

test('a form is written from an object only', () => {
  expect(form({}).write([1])).toBe('[{"pointer":"","message":"A form is written from an object."}]');
});
