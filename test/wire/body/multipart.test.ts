import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/model/json.js';
import { writeBody } from '../../../src/wire/body/write-body.js';
import { media } from '../describe.js';
import { Body, issuesAt, values } from './sent-body.js';

const TYPE = 'multipart/form-data; boundary=b';

/** A part with its headers and content. */
function part(headers: string, content: string): string {
  return `--b\r\n${headers}\r\n\r\n${content}\r\n`;
}

function named(name: string, content: string, type?: string): string {
  return part(
    `Content-Disposition: form-data; name="${name}"${type === undefined ? '' : `\r\nContent-Type: ${type}`}`,
    content,
  );
}

function formData(properties: JsonObject, encoding?: JsonObject): Body {
  return new Body('multipart/form-data', { schema: { type: 'object', properties }, ...(encoding && { encoding }) });
}

const upload = formData({
  title: { type: 'string', minLength: 1 },
  file: { type: 'string', contentMediaType: 'application/octet-stream' },
  old: { type: 'string', format: 'binary' },
  any: {},
  meta: { type: 'object', required: ['k'], properties: { k: { type: 'string' } } },
  n: { type: 'integer' },
  ok: { type: 'boolean' },
  tags: { type: 'array', items: { type: 'string' } },
});

describe('multipart/form-data', () => {
  test('is written by the defaults of the Encoding Object', () => {
    expect(upload.write({ title: 'é', n: 1, meta: { k: 'v' }, tags: ['a', 'b'] })).toBe(
      [
        '--hydra-contract-boundary-0\r\nContent-Disposition: form-data; name="title"\r\n\r\n\u00c3\u00a9\r\n',
        '--hydra-contract-boundary-0\r\nContent-Disposition: form-data; name="n"\r\n\r\n1\r\n',
        '--hydra-contract-boundary-0\r\nContent-Disposition: form-data; name="meta"\r\nContent-Type: application/json\r\n\r\n{"k":"v"}\r\n',
        '--hydra-contract-boundary-0\r\nContent-Disposition: form-data; name="tags"\r\n\r\na\r\n',
        '--hydra-contract-boundary-0\r\nContent-Disposition: form-data; name="tags"\r\n\r\nb\r\n',
        '--hydra-contract-boundary-0--\r\n',
      ].join(''),
    );
  });

  test('says its boundary in the Content-Type, and keeps a stated one', () => {
    const schema = { type: 'object' } satisfies JsonObject;
    const plain = media('multipart/form-data', { schema });
    expect(writeBody(plain.media, { a: 1 }, plain.openapi)).toMatchObject({
      contentType: 'multipart/form-data; boundary=hydra-contract-boundary-0',
    });
    const stated = media('multipart/form-data; boundary=mine', { schema });
    expect(writeBody(stated.media, { a: 1 }, stated.openapi)).toMatchObject({
      contentType: 'multipart/form-data; boundary=mine',
    });
  });

  test('takes a boundary that does not occur in the content', () => {
    expect(upload.write({ title: '--hydra-contract-boundary-0' })).toContain('--hydra-contract-boundary-1--');
  });

  test('values are typed by the schema, JSON with and without its type', () => {
    const body = `${named('title', 'hi')}${named('n', '5')}${named('ok', 'true')}${named('meta', '{"k":"v"}')}--b--\r\n`;
    expect(upload.read(TYPE, body)).toEqual(values({ title: 'hi', n: 5, ok: true, meta: { k: 'v' } }));
    const typed = `${named('meta', '{"k":"v"}', 'application/json')}--b--`;
    expect(upload.read(TYPE, typed)).toEqual(values({ meta: { k: 'v' } }));
  });

  test('files are binary strings, and survive', () => {
    const bytes = String.fromCharCode(...Array.from({ length: 256 }, (_, index) => index));
    const value = { file: bytes, old: `${bytes}\r\n--b`, any: '\u0000\u00ff' };
    expect(upload.write(value)).toContain('name="file"; filename="file"\r\nContent-Type: application/octet-stream');
    expect(upload.roundTrip(value)).toEqual(values(value));
  });

  test('lists are parts of the same name, and one part is a list of one', () => {
    expect(upload.read(TYPE, `${named('tags', 'a')}${named('tags', 'b')}--b--`)).toEqual(values({ tags: ['a', 'b'] }));
    expect(upload.read(TYPE, `${named('tags', 'a')}--b--`)).toEqual(values({ tags: ['a'] }));
  });

  test('a list may also be one part of JSON', () => {
    expect(upload.read(TYPE, `${named('tags', '["a","b"]', 'application/json')}--b--`)).toEqual(
      values({ tags: ['a', 'b'] }),
    );
  });

  test('names may contain quotes, line breaks and Unicode', () => {
    const body = formData({});
    const value = { 'a"b\r\nc': 'x', 'é💡': 'y' };
    expect(body.write(value)).toContain('name="a%22b%0D%0Ac"');
    expect(body.roundTrip(value)).toEqual(values(value));
  });

  test.each([
    ['name="a\\"b"; filename="x"', 'a"b'],
    ['name="a%22b"', 'a"b'],
    ['name="a\\b"', 'a\\b'],
    ['name="\\"', '\\'],
    ['filename="x"; name=plain', 'plain'],
    ['NAME = "a;b"', 'a;b'],
  ])('Content-Disposition: form-data; %s', (parameters, name) => {
    const sent = `${part(`Content-Disposition: form-data; ${parameters}`, 'x')}--b--`;
    expect(formData({}).read(TYPE, sent)).toEqual(values({ [name]: 'x' }));
  });

  test('line feeds alone, a preamble, an epilogue and headers in lower case are read', () => {
    const body = 'preamble\n--b\ncontent-disposition:form-data; name=title\n\nhi\n--b--\nepilogue';
    expect(upload.read(TYPE, body)).toEqual(values({ title: 'hi' }));
  });

  test('the boundary within a line is content', () => {
    expect(upload.read(TYPE, `${named('title', 'x--b\r\n--bb')}--b--`)).toEqual(values({ title: 'x--b\r\n--bb' }));
  });

  test('an empty form has no parts', () => {
    expect(upload.read(TYPE, '--b--\r\n')).toEqual(values({}));
    expect(upload.roundTrip({})).toEqual(values({}));
  });

  test('a value of another type is an issue at its place', () => {
    expect(issuesAt(upload.read(TYPE, `${named('n', 'five')}${named('meta', '{', 'application/json')}--b--`))).toEqual([
      '/n',
      '/meta',
    ]);
  });

  test('a single value that is sent twice is an issue', () => {
    expect(issuesAt(upload.read(TYPE, `${named('n', '1')}${named('n', '2')}--b--`))).toEqual(['/n']);
  });
});

describe('bodies that are not multipart', () => {
  test.each([
    ['no boundary', 'multipart/form-data', named('n', '1')],
    ['an empty boundary', 'multipart/form-data; boundary=""', named('n', '1')],
    ['a boundary that is too long', `multipart/form-data; boundary=${'b'.repeat(300)}`, named('n', '1')],
    ['another boundary', 'multipart/form-data; boundary=c', `${named('n', '1')}--b--`],
    ['no end', TYPE, named('n', '1')],
    ['no empty line', TYPE, '--b\r\nContent-Disposition: form-data; name="n"\r\n--b--'],
    ['a part without a name', TYPE, `${part('Content-Type: text/plain', '1')}--b--`],
    ['a header without a colon', TYPE, `${part('what', '1')}--b--`],
    ['too many parts', TYPE, `${named('tags', '1').repeat(2000)}--b--`],
    ['too many headers', TYPE, `${part('a: b\r\n'.repeat(100), '1')}--b--`],
    [
      'text that is not UTF-8',
      TYPE,
      new Uint8Array([...new TextEncoder().encode(named('title', 'x').slice(0, -3)), 0xff, 13, 10, 45, 45, 98, 45, 45]),
    ],
  ])('%s is an issue', (_, type, body) => {
    expect(upload.read(type, body).kind).toBe('unreadable');
  });
});

describe('encodings', () => {
  const body = formData(
    {
      icon: { type: 'string', format: 'binary' },
      icons: { type: 'array', items: {} },
      history: { type: 'object', xml: { name: 'h' }, properties: { n: { type: 'integer' } } },
      style: { type: 'array', items: { type: 'string' } },
    },
    {
      icon: {
        contentType: 'image/png, image/jpeg',
        headers: { 'X-Limit': { required: true, schema: { type: 'integer' }, example: 5 } },
      },
      icons: { contentType: 'image/*' },
      history: { contentType: 'application/xml; charset=utf-8' },
      style: { style: 'form', explode: false },
    },
  );

  test('the content type, a header, and XML', () => {
    const text = body.write({ icon: '\u0089PNG', history: { n: 1 } });
    expect(text).toContain(
      'name="icon"; filename="icon"\r\nContent-Type: image/png\r\nX-Limit: 5\r\n\r\n\u0089PNG\r\n',
    );
    expect(text).toContain('Content-Type: application/xml; charset=utf-8\r\n\r\n<h><n>1</n></h>\r\n');
    expect(body.roundTrip({ icon: '\u0089PNG', history: { n: 1 } })).toEqual(
      values({ icon: '\u0089PNG', history: { n: 1 } }),
    );
  });

  test('types and headers of parts can be chosen', () => {
    const text = body.write(
      { icon: 'x' },
      { partTypes: { '/icon': 'image/jpeg' }, partHeaders: { '/icon': { 'X-Limit': 7 } } },
    );
    expect(text).toContain('Content-Type: image/jpeg\r\nX-Limit: 7\r\n');
  });

  test('a range is replaced by a type', () => {
    expect(body.write({ icons: ['x', 'y'] }).match(/Content-Type: image\/png/g)).toHaveLength(2);
    expect(body.roundTrip({ icons: ['x', 'y'] })).toEqual(values({ icons: ['x', 'y'] }));
  });

  test('a part of another type is an issue', () => {
    const sent = `${part('Content-Disposition: form-data; name="icon"\r\nContent-Type: text/plain\r\nX-Limit: 5', 'x')}--b--`;
    expect(body.read(TYPE, sent)).toEqual({
      kind: 'unreadable',
      issues: [
        { pointer: '/icon', message: 'The part is of the type "text/plain"; expected image/png or image/jpeg.' },
      ],
    });
  });

  test('a part without its required header, or with one that cannot be read, is an issue', () => {
    const sent = (line: string): string =>
      `${part(`Content-Disposition: form-data; name="icon"\r\nContent-Type: image/png${line}`, 'x')}--b--`;
    expect(body.read(TYPE, sent(''))).toMatchObject({
      issues: [{ pointer: '/icon', message: 'The part has no header X-Limit.' }],
    });
    expect(issuesAt(body.read(TYPE, sent('\r\nX-Limit: five')))).toEqual(['/icon']);
    expect(body.read(TYPE, sent('\r\nx-limit: 5')).kind).toBe('read');
  });

  test('a style joins a list in one part, without escaping', () => {
    expect(body.write({ style: ['a b', 'c'] })).toContain('name="style"\r\n\r\na b,c\r\n');
    expect(body.roundTrip({ style: ['a b', 'c'] })).toEqual(values({ style: ['a b', 'c'] }));
  });
});

describe('other multipart types (OpenAPI 3.2)', () => {
  test('parts by position, with prefixEncoding and itemEncoding', () => {
    const body = new Body('multipart/mixed', {
      schema: {
        type: 'array',
        prefixItems: [{ type: 'object', properties: { n: { type: 'integer' } } }],
        items: { type: 'string' },
      },
      prefixEncoding: [{ contentType: 'application/json' }],
      itemEncoding: { contentType: 'text/markdown' },
    });
    const text = body.write([{ n: 1 }, '# a', '# b']);
    expect(text).toContain('--hydra-contract-boundary-0\r\nContent-Type: application/json\r\n\r\n{"n":1}\r\n');
    expect(text.match(/Content-Type: text\/markdown/g)).toHaveLength(2);
    expect(body.roundTrip([{ n: 1 }, '# a', '# b'])).toEqual(values([{ n: 1 }, '# a', '# b']));
  });

  test('itemSchema describes parts one by one', () => {
    const body = new Body('multipart/mixed', {
      itemSchema: { type: 'object', properties: { n: { type: 'integer' } } },
      itemEncoding: { contentType: 'application/json' },
    });
    expect(body.roundTrip([{ n: 1 }, { n: 2 }])).toEqual(values([{ n: 1 }, { n: 2 }]));
  });

  test('a multipart body within another, with its own encoding', () => {
    const body = new Body('multipart/form-data', {
      schema: {
        type: 'object',
        properties: { inner: { type: 'object', properties: { a: { type: 'string' }, b: { type: 'integer' } } } },
      },
      encoding: { inner: { contentType: 'multipart/form-data', encoding: { a: { contentType: 'text/html' } } } },
    });
    const value = { inner: { a: '<p>', b: 1 } };
    expect(body.write(value)).toContain('Content-Type: text/html\r\n\r\n<p>');
    expect(body.roundTrip(value)).toEqual(values(value));
  });

  test('nesting is bounded', () => {
    const body = new Body('multipart/form-data', { schema: { type: 'object' } });
    let sent = 'x';
    for (let depth = 0; depth < 20; depth += 1) {
      sent = `--b${depth}\r\nContent-Disposition: form-data; name="a"\r\nContent-Type: multipart/form-data; boundary=b${depth - 1}\r\n\r\n${sent}\r\n--b${depth}--`;
    }
    expect(body.read('multipart/form-data; boundary=b19', sent)).toMatchObject({
      kind: 'unreadable',
      issues: [{ message: 'Bodies are nested more than 5 levels deep.' }],
    });
  });
});

describe('files', () => {
  test.each(['text/plain', 'application/json', 'application/xml', 'application/octet-stream'])(
    'are bytes whatever type they are sent as: %s',
    (type) => {
      const sent = (name: string): string => `${named(name, '{"a":\u0001}', type)}--b--`;
      expect(upload.read(TYPE, sent('file'))).toEqual(values({ file: '{"a":\u0001}' }));
      expect(upload.read(TYPE, sent('old'))).toEqual(values({ old: '{"a":\u0001}' }));
    },
  );
});
