import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../src/model/json.js';
import { claimsOf, unclaimedNames } from '../../../src/wire/parameter/claims.js';
import { readParameter } from '../../../src/wire/parameter/read.js';
import type { Reading } from '../../../src/wire/reading.js';
import { writeParameter } from '../../../src/wire/parameter/write.js';
import { MAX_PAIRS, readQuery } from '../../../src/wire/query.js';
import { parameter, withParameters } from '../describe.js';
import { readText, textOf } from '../sent.js';

function read(described: JsonObject, text: string, schemas?: JsonObject): Reading {
  const { parameter: found, openapi } = parameter({ in: 'query', ...described }, schemas);
  return readText(found, text, openapi);
}

function write(described: JsonObject, value: Json): string | undefined {
  const { parameter: found, openapi } = parameter({ in: 'query', ...described });
  return textOf(writeParameter(found, value, openapi));
}

function values(...candidates: readonly Json[]): Reading {
  return { kind: 'read', values: candidates };
}

describe('a query string', () => {
  test('keeps the order and the raw encoding of its pairs', () => {
    expect(readQuery('?b=1%2C2&a=x+y&b&c%5Bd%5D==').pairs).toEqual([
      { name: 'b', rawName: 'b', rawValue: '1%2C2' },
      { name: 'a', rawName: 'a', rawValue: 'x+y' },
      { name: 'b', rawName: 'b', rawValue: '' },
      { name: 'c[d]', rawName: 'c%5Bd%5D', rawValue: '=' },
    ]);
  });

  test('a name that is not percent-encoded UTF-8 is kept as it was sent', () => {
    expect(readQuery('%zz=1&%ff=2').pairs.map(({ name }) => name)).toEqual(['%zz', '%ff']);
  });

  test('pairs beyond the limit are not read, and then no parameter is', () => {
    const query = readQuery('a=1&'.repeat(1_000_000));
    expect(query.pairs).toHaveLength(MAX_PAIRS);
    expect(query.isTruncated).toBe(true);
    const { parameter: found, openapi } = parameter({ in: 'query', name: 'a', schema: { type: 'array' } });
    expect(readParameter(found, { query }, openapi).kind).toBe('unreadable');
  });

  test('exactly as many pairs as are read are not too many', () => {
    expect(readQuery('a&'.repeat(MAX_PAIRS)).isTruncated).toBe(false);
  });
});

describe('ambiguous texts', () => {
  const schemas: readonly (readonly [string, JsonObject, string, readonly Json[]])[] = [
    ['one text is a list of one', { type: 'array', items: { type: 'string' } }, 'q=text', [['text']]],
    ['a text may be a number or itself', { type: ['string', 'integer'] }, 'q=5', [5, '5']],
    ['a text that is not a number is itself', { type: ['string', 'integer'] }, 'q=x', ['x']],
    ['an enum decides', { enum: ['5', 6] }, 'q=5', ['5']],
    ['an enum of numbers decides, too', { enum: ['5', 6] }, 'q=6', [6]],
    ['null may be an empty text or a word', { type: ['string', 'null'] }, 'q=null', ['null', null]],
    ['an empty text of a nullable number is null', { type: ['integer', 'null'] }, 'q=', [null]],
    ['a list or a text', { type: ['array', 'string'], items: { type: 'string' } }, 'q=a', ['a', ['a']]],
    ['several texts are a list', { type: ['array', 'string'], items: { type: 'string' } }, 'q=a&q=b', [['a', 'b']]],
    ['alternatives', { oneOf: [{ type: 'integer' }, { type: 'array', items: { type: 'integer' } }] }, 'q=1', [1, [1]]],
    ['a schema without a type', {}, 'q=1', ['1', 1]],
    ['a schema without a type, several texts', {}, 'q=a&q=b', [['a', 'b']]],
    ['items of several types', { type: 'array', items: { type: ['integer', 'string'] } }, 'q=1', [[1], ['1']]],
  ];

  test.each(schemas)('%s', (_, schema, text, expected) => {
    expect(read({ name: 'q', schema }, text)).toEqual(values(...expected));
  });

  test('candidates are few, however many parts are ambiguous', () => {
    const schema = { type: 'array', items: { type: ['integer', 'string', 'boolean', 'null'] } } satisfies JsonObject;
    const reading = read({ name: 'q', schema }, 'q=1&'.repeat(500));
    expect(reading.kind === 'read' && reading.values.length).toBeLessThanOrEqual(8);
  });

  test.each([
    ['number', '01'],
    ['number', '0x10'],
    ['number', 'Infinity'],
    ['number', '1e999'],
    ['number', ' 1'],
    ['number', ''],
    ['integer', '1.5'],
    ['boolean', 'TRUE'],
    ['boolean', '1'],
  ])('as JSON writes them: %s does not include %j', (type, text) => {
    expect(read({ name: 'q', schema: { type } }, `q=${text}`).kind).toBe('unreadable');
  });

  test('1.0 and 1e3 are integers', () => {
    expect(read({ name: 'q', schema: { type: 'integer' } }, 'q=1.0')).toEqual(values(1));
    expect(read({ name: 'q', schema: { type: 'integer' } }, 'q=1e3')).toEqual(values(1000));
  });
});

describe('delimiters', () => {
  const integers = { type: 'array', items: { type: 'integer' } } satisfies JsonObject;
  const strings = { type: 'array', items: { type: 'string' } } satisfies JsonObject;

  test.each([
    ['spaceDelimited', 'q=1%202%203'],
    ['spaceDelimited', 'q=1+2+3'],
    ['spaceDelimited', 'q=1 2 3'],
    ['pipeDelimited', 'q=1%7C2%7c3'],
    ['pipeDelimited', 'q=1|2|3'],
    ['form', 'q=1,2,3'],
    ['form', 'q=1%2C2%2C3'],
  ])('%s: %s', (style, text) => {
    expect(read({ name: 'q', style, explode: false, schema: integers }, text)).toEqual(values([1, 2, 3]));
  });

  test('an encoded comma belongs to a value where there are commas that are not', () => {
    expect(read({ name: 'q', explode: false, schema: strings }, 'q=a%2Cb,c')).toEqual(values(['a,b', 'c']));
  });

  test('commas that are all encoded may be either', () => {
    expect(read({ name: 'q', explode: false, schema: strings }, 'q=a%2Cb')).toEqual(values(['a,b'], ['a', 'b']));
  });

  test('a value that contains the delimiter of its style cannot be written', () => {
    const described = { name: 'q', style: 'pipeDelimited', explode: false, schema: strings };
    expect(write(described, ['a|b', 'c'])).toBeUndefined();
    expect(write({ ...described, style: 'spaceDelimited' }, ['a b', 'c'])).toBeUndefined();
    expect(write({ ...described, style: 'form' }, ['a,b', 'c'])).toBe('q=a%2Cb,c');
  });

  test('repeated texts are not of a style without explode', () => {
    const { parameter: found, openapi } = parameter({ in: 'query', name: 'q', explode: false, schema: integers });
    expect(readText(found, 'q=1&q=2', openapi)).toEqual({
      kind: 'unreadable',
      issues: [{ pointer: '', message: '2 values were sent; expected an array.' }],
    });
  });

  test('an item that cannot be read is an issue at its place', () => {
    expect(read({ name: 'q', explode: false, schema: integers }, 'q=1,two,3')).toEqual({
      kind: 'unreadable',
      issues: [{ pointer: '/1', message: '"two" is not an integer.' }],
    });
  });
});

describe('deep objects', () => {
  const schema = {
    type: 'object',
    properties: {
      a: { type: 'integer' },
      list: { type: 'array', items: { type: 'string' } },
      deep: { type: 'object', properties: { x: { type: 'boolean' }, y: { type: 'array', items: { type: 'object' } } } },
      c: { type: ['string', 'null'] },
    },
  } satisfies JsonObject;
  const deep = { name: 'f', style: 'deepObject', explode: true, schema } satisfies JsonObject;

  test.each<readonly [string, Json]>([
    ['f[a]=1', { a: 1 }],
    ['f%5Ba%5D=1', { a: 1 }],
    ['f[list]=1&f[list]=2', { list: ['1', '2'] }],
    ['f[list]=1', { list: ['1'] }],
    ['f[list][]=1&f[list][]=2', { list: ['1', '2'] }],
    ['f[list][1]=b&f[list][0]=a', { list: ['a', 'b'] }],
    ['f[deep][x]=true', { deep: { x: true } }],
    ['f[deep][y][0][z]=1&f[deep][y][1][z]=w', { deep: { y: [{ z: '1' }, { z: 'w' }] } }],
    ['f[c]=', { c: '' }],
    ['f[other]=t', { other: 't' }],
    ['f[__proto__]=t', JSON.parse('{"__proto__":"t"}')],
    ['f[constructor][prototype]=t', { constructor: { prototype: 't' } }],
  ])('%s', (text, expected) => {
    const reading = read(deep, text);
    expect(reading.kind === 'read' && reading.values[0]).toEqual(expected);
  });

  test.each([
    ['f[a]=one', '/a'],
    ['f=1', ''],
    ['f[a][b]=1', '/a'],
    ['f[deep]=1&f[deep][x]=true', '/deep'],
    [`f${'[a]'.repeat(1000)}=1`, ''],
    ['f[a]=%zz', '/a'],
  ])('%s is an issue at %j', (text, pointer) => {
    expect(read(deep, text)).toMatchObject({ kind: 'unreadable', issues: [{ pointer }] });
  });

  test('nothing in brackets is absent', () => {
    expect(read(deep, 'g[a]=1&fa=1&f[a=1&f]a[=1')).toEqual({ kind: 'absent' });
  });

  test('are written as most servers read them', () => {
    expect(write(deep, { a: 1, list: ['x', 'y'], deep: { x: true, y: [{ z: '1' }] } })).toBe(
      'f%5Ba%5D=1&f%5Blist%5D=x&f%5Blist%5D=y&f%5Bdeep%5D%5Bx%5D=true&f%5Bdeep%5D%5By%5D%5B0%5D%5Bz%5D=1',
    );
  });

  test('a name with brackets cannot be written', () => {
    expect(write(deep, { 'a[b]': 1 })).toBeUndefined();
  });
});

describe('content', () => {
  const json = {
    name: 'j',
    content: { 'application/json': { schema: { type: 'object', properties: { x: { type: 'integer' } } } } },
  } satisfies JsonObject;

  test('JSON in a parameter', () => {
    expect(write(json, { x: 1, y: 'é&' })).toBe('j=%7B%22x%22%3A1%2C%22y%22%3A%22%C3%A9%26%22%7D');
    expect(read(json, 'j=%7B%22x%22%3A1%7D')).toEqual(values({ x: 1 }));
    expect(read(json, 'j={"x":1}')).toEqual(values({ x: 1 }));
    expect(read(json, 'j=x').kind).toBe('unreadable');
    expect(read(json, 'j={}&j={}').kind).toBe('unreadable');
    expect(read(json, 'k=1')).toEqual({ kind: 'absent' });
  });

  test('the whole query as a form (OpenAPI 3.2, in: querystring)', () => {
    const described = {
      name: 'any',
      in: 'querystring',
      content: {
        'application/x-www-form-urlencoded': {
          schema: {
            type: 'object',
            properties: { foo: { type: 'integer' }, tags: { type: 'array', items: { type: 'string' } } },
          },
        },
      },
    } satisfies JsonObject;
    expect(write(described, { foo: 1, tags: ['a b', 'c'] })).toBe('foo=1&tags=a+b&tags=c');
    expect(read(described, 'foo=1&tags=a+b&tags=c')).toEqual(values({ foo: 1, tags: ['a b', 'c'] }));
    expect(read(described, '')).toEqual({ kind: 'absent' });
  });

  test('the whole query as JSON (OpenAPI 3.2)', () => {
    const described = {
      name: 'json',
      in: 'querystring',
      content: { 'application/json': { schema: { type: 'object' } } },
    } satisfies JsonObject;
    expect(write(described, { numbers: [1, 2], flag: null })).toBe(
      '%7B%22numbers%22%3A%5B1%2C2%5D%2C%22flag%22%3Anull%7D',
    );
    expect(read(described, '%7B%22numbers%22%3A%5B1%2C2%5D%2C%22flag%22%3Anull%7D')).toEqual(
      values({ numbers: [1, 2], flag: null }),
    );
  });
});

describe('empty and absent values', () => {
  test('allowEmptyValue: an empty text is nothing to judge', () => {
    const flag = { name: 'flag', allowEmptyValue: true, schema: { type: 'boolean' } } satisfies JsonObject;
    expect(read(flag, 'flag')).toEqual({ kind: 'empty' });
    expect(read(flag, 'flag=')).toEqual({ kind: 'empty' });
    expect(read(flag, 'flag=true')).toEqual(values(true));
    expect(read({ ...flag, allowEmptyValue: false }, 'flag=').kind).toBe('unreadable');
  });

  test.each([
    ['form', true],
    ['form', false],
    ['pipeDelimited', false],
    ['deepObject', true],
  ])('%s, explode %j: an empty list and an empty object are absent', (style, explode) => {
    const object = { name: 'q', style, explode, schema: { type: 'object' } } satisfies JsonObject;
    expect(write(object, {})).toBeUndefined();
    if (style !== 'deepObject') expect(write({ ...object, schema: { type: 'array' } }, [])).toBeUndefined();
  });

  test('an undefined value is absent', () => {
    const { parameter: found, openapi } = parameter({ in: 'query', name: 'q', schema: {} });
    expect(writeParameter(found, undefined, openapi)).toEqual({ kind: 'absent' });
  });

  test('null within arrays and objects is left out', () => {
    expect(write({ name: 'q', explode: false, schema: {} }, [1, null, 2])).toBe('q=1,2');
    expect(write({ name: 'q', schema: {} }, { a: null, b: 1 })).toBe('b=1');
  });

  test('an empty text without explode may be an empty list', () => {
    const schema = { type: 'array', items: { type: 'string' } } satisfies JsonObject;
    expect(read({ name: 'q', explode: false, schema }, 'q=')).toEqual(values([''], []));
  });
});

describe('allowReserved', () => {
  const schema = { type: 'string' } satisfies JsonObject;

  test('reserved characters pass, but not those that have a meaning in a query', () => {
    const value = ":/?#[]@!$&'()*+,;= %41é";
    expect(write({ name: 'q', allowReserved: true, schema }, value)).toBe("q=:/?%23%5B%5D@!$%26'()*%2B,;=%20%41%C3%A9");
    expect(write({ name: 'q', schema }, value)).toBe(
      'q=%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D%20%2541%C3%A9',
    );
  });

  test('a comma that splits values is encoded in them', () => {
    const list = { name: 'q', explode: false, allowReserved: true, schema: { type: 'array', items: schema } };
    expect(write(list, ['a,b', 'c/d'])).toBe('q=a%2Cb,c/d');
  });
});

describe('which names belong to which parameter', () => {
  const page = { type: 'object', properties: { offset: { type: 'integer' }, limit: { type: 'integer' } } };

  function unknown(text: string, ...parameters: readonly JsonObject[]): readonly string[] {
    const openapi = withParameters(parameters.map((each) => ({ in: 'query', ...each })));
    return unclaimedNames(readQuery(text), claimsOf(openapi.operations[0]?.parameters ?? [], openapi).query);
  }

  test('its own name, the members of an exploded object, and names in brackets', () => {
    const parameters = [
      { name: 'q', schema: { type: 'string' } },
      { name: 'page', schema: page },
      { name: 'f', style: 'deepObject', schema: { type: 'object' } },
    ] satisfies readonly JsonObject[];
    expect(unknown('q=1&offset=1&limit=2&f[a]=1&f%5Bb%5D[c]=2&page=1&x=1&x=2&g[a]=1', ...parameters)).toEqual([
      'page',
      'x',
      'g[a]',
    ]);
  });

  test('an exploded object that allows undeclared properties takes unclaimed names', () => {
    const rest = { name: 'rest', schema: { type: 'object', additionalProperties: { type: 'integer' } } };
    const openapi = withParameters([
      { in: 'query', name: 'q', schema: { type: 'string' } },
      { in: 'query', ...rest },
    ]);
    const parameters = openapi.operations[0]?.parameters ?? [];
    const claims = claimsOf(parameters, openapi);
    const query = readQuery('q=a&x=1&y=2');
    expect(unclaimedNames(query, claims.query)).toEqual([]);
    const [, found] = parameters;
    expect(found && readParameter(found, { query }, { ...openapi, claims })).toEqual(values({ x: 1, y: 2 }));
  });

  test('declared properties of an open object are read once', () => {
    const schema = { ...page, additionalProperties: true };
    expect(read({ name: 'page', schema }, 'offset=1&z=a')).toEqual(values({ offset: 1, z: 'a' }));
  });

  test('a querystring parameter takes everything', () => {
    const whole = { name: 'w', in: 'querystring', content: { 'application/x-www-form-urlencoded': {} } };
    expect(unknown('a=1&b=2', whole)).toEqual([]);
  });

  test('members are found through references and allOf', () => {
    const schemas = { Page: page, Base: { allOf: [{ $ref: '#/components/schemas/Page' }] } };
    expect(read({ name: 'p', schema: { $ref: '#/components/schemas/Base' } }, 'offset=1', schemas)).toEqual(
      values({ offset: 1 }),
    );
  });

  test('an object that was not sent is absent, although other parameters were', () => {
    expect(read({ name: 'page', schema: page }, 'q=1')).toEqual({ kind: 'absent' });
  });
});

describe('arrays and objects within others, for which there is no standard', () => {
  const nested = {
    name: 'q',
    explode: false,
    schema: { type: 'array', items: { type: 'object' } },
  } satisfies JsonObject;

  test('are JSON text', () => {
    expect(write(nested, [{ a: 1 }])).toBe('q=%7B%22a%22%3A1%7D');
    expect(read(nested, 'q=%7B%22a%22%3A1%7D')).toEqual(values([{ a: 1 }]));
  });

  test('a parameter itself is not JSON text unless it has content', () => {
    expect(read({ name: 'q', schema: { type: 'array', items: { type: 'integer' } } }, 'q=[1,2]').kind).toBe(
      'unreadable',
    );
    expect(read({ name: 'q', explode: false, schema: { type: 'object' } }, 'q={"a":1}').kind).toBe('unreadable');
  });
});
