import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/model/json.js';
import { Body, issuesAt, values } from './sent-body.js';

const BOAT = {
  type: 'object',
  required: ['name'],
  properties: {
    id: { type: 'integer', xml: { attribute: true } },
    name: { type: 'string' },
    sails: { type: 'array', items: { type: 'string', xml: { name: 'sail' } }, xml: { wrapped: true } },
  },
} satisfies JsonObject;

const boat = new Body('application/xml', { schema: { $ref: '#/components/schemas/Boat' } }, { Boat: BOAT });

function xml(schema: JsonObject, schemas?: JsonObject): Body {
  return new Body('application/xml', { schema }, schemas);
}

describe('an object with an attribute and a wrapped array', () => {
  const value = { id: 7, name: 'Gull', sails: ['jib', 'main'] };
  const text = '<Boat id="7"><name>Gull</name><sails><sail>jib</sail><sail>main</sail></sails></Boat>';

  test('is written', () => expect(boat.write(value)).toBe(text));

  test('is read', () => expect(boat.read('application/xml', text)).toEqual(values(value)));

  test('is read with a declaration, comments, white space and CDATA', () => {
    const spaced = `\uFEFF<?xml version="1.0" encoding="UTF-8"?>\n<Boat id = '7'>\n  <!-- <name>no</name> -->
      <name><![CDATA[Gull]]></name>\n <sails>\n <sail>jib</sail> <sail>main</sail></sails></Boat>\n`;
    expect(boat.read('text/xml; charset=utf-8', spaced)).toEqual(values(value));
  });

  test('a text that is not of the type is an issue at its place', () => {
    expect(boat.read('application/xml', text.replace('"7"', '"seven"'))).toEqual({
      kind: 'unreadable',
      issues: [{ pointer: '/id', message: '"seven" is not an integer.' }],
    });
  });

  test('an element where an attribute is described is an issue', () => {
    expect(issuesAt(boat.read('application/xml', '<Boat><id>7</id><name>Gull</name></Boat>'))).toEqual(['/id']);
  });

  test('what is not described is kept, so that it can be judged', () => {
    expect(boat.read('application/xml', '<Boat size="big"><name>Gull</name><flag>red</flag></Boat>')).toEqual(
      values({ name: 'Gull', flag: 'red', size: 'big' }),
    );
  });

  test('an item of another name than the stated one is an issue', () => {
    expect(boat.read('application/xml', text.replace('<sail>jib</sail>', '<mast>jib</mast>'))).toEqual({
      kind: 'unreadable',
      issues: [{ pointer: '/sails/0', message: 'The element is "mast"; expected "sail".' }],
    });
  });

  test('an element that is sent twice is an issue', () => {
    expect(issuesAt(boat.read('application/xml', '<Boat><name>a</name><name>b</name></Boat>'))).toEqual(['/name']);
  });

  test('text among elements is an issue', () => {
    expect(issuesAt(boat.read('application/xml', '<Boat>text<name>a</name></Boat>'))).toEqual(['']);
  });
});

/** OpenAPI 3.0.4, 3.1.1 and 3.2.0, "XML Object Examples". */
describe('the examples of the XML Object', () => {
  const animals = ['one', 'two'];
  const inside = (schema: JsonObject): Body =>
    xml({ type: 'object', xml: { name: 'x' }, properties: { animals: schema } });
  const items = { type: 'string' } satisfies JsonObject;
  const named = { type: 'string', xml: { name: 'animal' } } satisfies JsonObject;
  const cases: readonly (readonly [string, JsonObject, string])[] = [
    ['an array', { type: 'array', items }, '<animals>one</animals><animals>two</animals>'],
    ['items with a name', { type: 'array', items: named }, '<animal>one</animal><animal>two</animal>'],
    [
      'the name of the array has no effect',
      { type: 'array', items: named, xml: { name: 'aliens' } },
      '<animal>one</animal><animal>two</animal>',
    ],
    [
      'a wrapped array without names',
      { type: 'array', items, xml: { wrapped: true } },
      '<animals><animals>one</animals><animals>two</animals></animals>',
    ],
    [
      'a wrapped array with a name for both',
      { type: 'array', items, xml: { name: 'aliens', wrapped: true } },
      '<aliens><aliens>one</aliens><aliens>two</aliens></aliens>',
    ],
    [
      'a wrapped array and items with names',
      { type: 'array', items: named, xml: { name: 'aliens', wrapped: true } },
      '<aliens><animal>one</animal><animal>two</animal></aliens>',
    ],
    [
      'nodeType element wraps an array (3.2)',
      { type: 'array', items: named, xml: { name: 'aliens', nodeType: 'element' } },
      '<aliens><animal>one</animal><animal>two</animal></aliens>',
    ],
  ];

  test.each(cases)('%s', (_, schema, content) => {
    expect(inside(schema).write({ animals })).toBe(`<x>${content}</x>`);
    expect(inside(schema).read('application/xml', `<x>${content}</x>`)).toEqual(values({ animals }));
  });

  const person = xml(
    { $ref: '#/components/schemas/Person' },
    {
      Person: {
        type: 'object',
        properties: {
          id: { type: 'integer', format: 'int32', xml: { attribute: true } },
          name: { type: 'string', xml: { namespace: 'https://example.com/schema/sample', prefix: 'sample' } },
        },
      },
    },
  );

  test('an attribute and a name with a namespace', () => {
    const value = { id: 123, name: 'example' };
    const text =
      '<Person id="123"><sample:name xmlns:sample="https://example.com/schema/sample">example</sample:name></Person>';
    expect(person.write(value)).toBe(text);
    expect(person.read('application/xml', text)).toEqual(values(value));
  });

  test('another prefix for the same namespace', () => {
    const text = '<Person xmlns:s="https://example.com/schema/sample"><s:name>example</s:name></Person>';
    expect(person.read('application/xml', text)).toEqual(values({ name: 'example' }));
  });

  test('the same name in another namespace is not the property', () => {
    const text = '<Person xmlns:s="https://example.com/other"><s:name>example</s:name></Person>';
    expect(issuesAt(person.read('application/xml', text))).toEqual(['/name']);
  });

  test('a default namespace holds for the elements within', () => {
    const body = xml({
      type: 'object',
      xml: { name: 'a', namespace: 'urn:n' },
      properties: { b: { type: 'integer', xml: { namespace: 'urn:n' } } },
    });
    expect(body.write({ b: 1 })).toBe('<a xmlns="urn:n"><b>1</b></a>');
    expect(body.roundTrip({ b: 1 })).toEqual(values({ b: 1 }));
  });

  test('text and CDATA with attributes (3.2)', () => {
    const body = xml({
      type: 'object',
      xml: { name: 'p' },
      properties: {
        lang: { type: 'string', xml: { nodeType: 'attribute' } },
        content: { type: 'string', xml: { nodeType: 'cdata' } },
      },
    });
    const value = { lang: 'en', content: '<b>]]></b>' };
    expect(body.write(value)).toBe('<p lang="en"><![CDATA[<b>]]]]><![CDATA[></b>]]></p>');
    expect(body.roundTrip(value)).toEqual(values(value));
    expect(body.read('application/xml', '<p>&lt;x&#x3e;</p>')).toEqual(values({ content: '<x>' }));
  });

  test('nodeType none puts the members among those of the object around (3.2)', () => {
    const body = xml({
      type: 'object',
      xml: { name: 'x' },
      properties: {
        a: { type: 'integer' },
        inner: { type: 'object', xml: { nodeType: 'none' }, properties: { b: { type: 'integer' } } },
      },
    });
    expect(body.write({ a: 1, inner: { b: 2 } })).toBe('<x><a>1</a><b>2</b></x>');
    expect(body.roundTrip({ a: 1, inner: { b: 2 } })).toEqual(values({ a: 1, inner: { b: 2 } }));
  });
});

test('a root array is an element with items named after their component', () => {
  const body = xml(
    { $ref: '#/components/schemas/Boats' },
    { Boats: { type: 'array', items: { $ref: '#/components/schemas/Boat' } }, Boat: BOAT },
  );
  const value = [{ name: 'a' }, { name: 'b' }];
  expect(body.write(value)).toBe('<Boats><Boat><name>a</name></Boat><Boat><name>b</name></Boat></Boats>');
  expect(body.roundTrip(value)).toEqual(values(value));
});

test('null is xsi:nil', () => {
  const body = xml({ type: 'object', xml: { name: 'x' }, properties: { a: { type: ['integer', 'null'] } } });
  expect(body.write({ a: null })).toBe(
    '<x><a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/></x>',
  );
  expect(body.roundTrip({ a: null })).toEqual(values({ a: null }));
});

test('a recursive schema is read and written', () => {
  const body = xml(
    { $ref: '#/components/schemas/Node' },
    { Node: { type: 'object', properties: { n: { type: 'integer' }, next: { $ref: '#/components/schemas/Node' } } } },
  );
  const value = { n: 1, next: { n: 2, next: { n: 3 } } };
  expect(body.write(value)).toBe('<Node><n>1</n><next><n>2</n><next><n>3</n></next></next></Node>');
  expect(body.roundTrip(value)).toEqual(values(value));
});

test('the root element must have the stated name', () => {
  const body = xml({ type: 'object', xml: { name: 'boat' } });
  expect(body.read('application/xml', '<ship/>')).toEqual({
    kind: 'unreadable',
    issues: [{ pointer: '', message: 'The root element is "ship"; expected "boat".' }],
  });
});

test('names and characters that XML does not know cannot be written', () => {
  const body = xml({ type: 'object', xml: { name: 'x' } });
  expect(body.write({ 'a b': 1 })).toBe('[{"pointer":"/a b","message":"\\"a b\\" is not a valid name in XML."}]');
  expect(body.write({ a: '\u0000' })).toContain('characters that XML does not allow');
});

test('an example that is written as text is the body itself', () => {
  const body = xml({ type: 'object', properties: { a: { type: 'string' } } });
  expect(body.write('<a/>')).toBe('<a/>');
});

test('text where the schema describes an array is an issue', () => {
  const body = xml({ type: 'object', properties: { a: { type: 'array', items: {}, xml: { wrapped: true } } } });
  expect(issuesAt(body.read('application/xml', '<x><a>text</a></x>'))).toEqual(['/a']);
});

describe('what is not read', () => {
  const body = xml({ type: 'object', properties: { a: { type: 'string' } } });
  test.each([
    ['a document type declaration', '<!DOCTYPE x [<!ENTITY e "v">]><x><a>&e;</a></x>'],
    ['an external entity', '<!DOCTYPE x SYSTEM "file:///etc/hosts"><x/>'],
    ['an undefined entity', '<x><a>&e;</a></x>'],
    ['a reference to no character', '<x><a>&#0;</a></x>'],
    ['two root elements', '<x/><y/>'],
    ['no element', 'text'],
    ['an unclosed element', '<x><a>'],
    ['a broken tag', '<x'],
    ['a repeated attribute', '<x a="1" a="2"/>'],
    ['nesting beyond the limit', `${'<a>'.repeat(101)}${'</a>'.repeat(101)}`],
    ['deep nesting', `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`],
    ['deep nesting that hides behind quotes', `${'<a b="/>">'.repeat(5000)}`],
    ['not UTF-8', new Uint8Array([0x3c, 0xff, 0x3e])],
  ])('%s', (_, text) => {
    expect(body.read('application/xml', text).kind).toBe('unreadable');
  });

  test('names of the prototype are names', () => {
    expect(body.read('application/xml', '<x><__proto__>a</__proto__><toString>b</toString></x>')).toEqual(
      values(JSON.parse('{"__proto__":"a","toString":"b"}')),
    );
  });
});

describe('schemas that allow several ways to read every level', () => {
  test('take no longer for each of them', () => {
    const body = xml(
      { $ref: '#/components/schemas/Any' },
      {
        Any: {
          type: ['object', 'array', 'string', 'number', 'null'],
          items: { $ref: '#/components/schemas/Any' },
          additionalProperties: { $ref: '#/components/schemas/Any' },
        },
      },
    );
    const text = `${'<a>'.repeat(95)}1${'</a>'.repeat(95)}`;
    expect(body.read('application/xml', text).kind).toBe('read');
  });

  test('objects without elements may contain themselves', () => {
    const body = xml(
      { $ref: '#/components/schemas/Self' },
      {
        Self: {
          type: 'object',
          xml: { name: 'x', nodeType: 'none' },
          properties: {
            a: { $ref: '#/components/schemas/Self' },
            b: { $ref: '#/components/schemas/Self' },
            n: { type: 'integer' },
          },
        },
      },
    );
    expect(body.read('application/xml', '<x><n>1</n></x>').kind).toBe('read');
  });
});
