import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../src/model/json.js';
import { writeParameter } from '../../../src/wire/parameter/write.js';
import { parameter } from '../describe.js';
import { readText, textOf } from '../sent.js';

const STRING = 'blue';
const ARRAY = ['blue', 'black', 'brown'];
const OBJECT = { R: 100, G: 200, B: 150 };

const SCHEMAS = {
  empty: { type: 'string' },
  string: { type: 'string' },
  array: { type: 'array', items: { type: 'string' } },
  object: { type: 'object', properties: { R: { type: 'integer' }, G: { type: 'integer' }, B: { type: 'integer' } } },
} satisfies Record<string, JsonObject>;

const VALUES: Record<keyof typeof SCHEMAS, Json> = { empty: '', string: STRING, array: ARRAY, object: OBJECT };

interface Row {
  readonly in: string;
  readonly style: string;
  readonly explode: boolean;
  /** Undefined: the table says n/a, or what the style yields is not defined there. */
  readonly empty?: string;
  readonly string?: string;
  readonly array?: string;
  readonly object?: string;
}

/** OpenAPI 3.1.1 and 3.2.0, "Style Examples", for a parameter called `color`. */
const ROWS: readonly Row[] = [
  {
    in: 'path',
    style: 'matrix',
    explode: false,
    empty: ';color',
    string: ';color=blue',
    array: ';color=blue,black,brown',
    object: ';color=R,100,G,200,B,150',
  },
  {
    in: 'path',
    style: 'matrix',
    explode: true,
    empty: ';color',
    string: ';color=blue',
    array: ';color=blue;color=black;color=brown',
    object: ';R=100;G=200;B=150',
  },
  {
    in: 'path',
    style: 'label',
    explode: false,
    empty: '.',
    string: '.blue',
    array: '.blue,black,brown',
    object: '.R,100,G,200,B,150',
  },
  {
    in: 'path',
    style: 'label',
    explode: true,
    empty: '.',
    string: '.blue',
    array: '.blue.black.brown',
    object: '.R=100.G=200.B=150',
  },
  ...['path', 'header'].flatMap((place): Row[] => [
    {
      in: place,
      style: 'simple',
      explode: false,
      empty: '',
      string: 'blue',
      array: 'blue,black,brown',
      object: 'R,100,G,200,B,150',
    },
    {
      in: place,
      style: 'simple',
      explode: true,
      empty: '',
      string: 'blue',
      array: 'blue,black,brown',
      object: 'R=100,G=200,B=150',
    },
  ]),
  {
    in: 'query',
    style: 'form',
    explode: false,
    empty: 'color=',
    string: 'color=blue',
    array: 'color=blue,black,brown',
    object: 'color=R,100,G,200,B,150',
  },
  {
    in: 'query',
    style: 'form',
    explode: true,
    empty: 'color=',
    string: 'color=blue',
    array: 'color=blue&color=black&color=brown',
    object: 'R=100&G=200&B=150',
  },
  {
    in: 'query',
    style: 'spaceDelimited',
    explode: false,
    array: 'color=blue%20black%20brown',
    object: 'color=R%20100%20G%20200%20B%20150',
  },
  { in: 'query', style: 'spaceDelimited', explode: true },
  {
    in: 'query',
    style: 'pipeDelimited',
    explode: false,
    array: 'color=blue%7Cblack%7Cbrown',
    object: 'color=R%7C100%7CG%7C200%7CB%7C150',
  },
  { in: 'query', style: 'pipeDelimited', explode: true },
  { in: 'query', style: 'deepObject', explode: false },
  { in: 'query', style: 'deepObject', explode: true, object: 'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150' },
  {
    in: 'cookie',
    style: 'cookie',
    explode: false,
    empty: 'color=',
    string: 'color=blue',
    array: 'color=blue,black,brown',
    object: 'color=R,100,G,200,B,150',
  },
  {
    in: 'cookie',
    style: 'cookie',
    explode: true,
    empty: 'color=',
    string: 'color=blue',
    array: 'color=blue; color=black; color=brown',
    object: 'R=100; G=200; B=150',
  },
];

const CELLS = ROWS.flatMap((row) =>
  (['empty', 'string', 'array', 'object'] as const).flatMap((kind) => {
    const text = row[kind];
    return text === undefined ? [] : [{ ...row, kind, text }];
  }),
);

function described({ in: place, style, explode }: Row, schema: JsonObject): ReturnType<typeof parameter> {
  return parameter({ name: 'color', in: place, required: place === 'path', style, explode, schema });
}

describe('the table "Style Examples"', () => {
  test.each(CELLS)('$in, $style, explode $explode: $kind is written as $text', (cell) => {
    const { parameter: color, openapi } = described(cell, SCHEMAS[cell.kind]);
    expect(textOf(writeParameter(color, VALUES[cell.kind], openapi))).toBe(cell.text);
  });

  test.each(CELLS)('$in, $style, explode $explode: $text is read as $kind', (cell) => {
    const { parameter: color, openapi } = described(cell, SCHEMAS[cell.kind]);
    const reading = readText(color, cell.text, openapi);
    expect(reading).toMatchObject({ kind: 'read' });
    expect(reading.kind === 'read' && reading.values[0]).toEqual(VALUES[cell.kind]);
  });

  test.each(ROWS.filter(({ empty }) => empty !== undefined))(
    '$in, $style, explode $explode: null is the column "undefined"',
    (row) => {
      const { parameter: color, openapi } = described(row, { type: ['string', 'null'] });
      expect(textOf(writeParameter(color, null, openapi))).toBe(row.empty);
      expect(readText(color, row.empty, openapi)).toEqual({ kind: 'read', values: ['', null] });
    },
  );
});

describe('what the table marks as n/a', () => {
  test.each(['spaceDelimited', 'pipeDelimited'])('%s with explode: arrays are sent as in form', (style) => {
    const { parameter: color, openapi } = described({ in: 'query', style, explode: true }, SCHEMAS.array);
    const text = textOf(writeParameter(color, ARRAY, openapi));
    expect(text).toBe('color=blue&color=black&color=brown');
    expect(readText(color, text, openapi)).toEqual({ kind: 'read', values: [ARRAY] });
  });

  test.each(['spaceDelimited', 'pipeDelimited'])('%s with explode: objects cannot be written', (style) => {
    const { parameter: color, openapi } = described({ in: 'query', style, explode: true }, SCHEMAS.object);
    expect(writeParameter(color, OBJECT, openapi)).toEqual({
      kind: 'unwritable',
      issues: [{ pointer: '', message: `The style ${style} with explode is not defined for objects ("color").` }],
    });
  });

  test('deepObject is for objects only', () => {
    const { parameter: color, openapi } = described({ in: 'query', style: 'deepObject', explode: true }, SCHEMAS.array);
    expect(writeParameter(color, ARRAY, openapi).kind).toBe('unwritable');
    expect(writeParameter(color, STRING, openapi).kind).toBe('unwritable');
  });

  test('deepObject without explode is read and written as with it', () => {
    const deep = described({ in: 'query', style: 'deepObject', explode: false }, SCHEMAS.object);
    const text = textOf(writeParameter(deep.parameter, OBJECT, deep.openapi));
    expect(text).toBe('color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150');
    expect(readText(deep.parameter, text, deep.openapi)).toEqual({ kind: 'read', values: [OBJECT] });
  });
});

describe('the style form in cookies', () => {
  test('exploded values are cookies of their own', () => {
    const { parameter: color, openapi } = described({ in: 'cookie', style: 'form', explode: true }, SCHEMAS.array);
    expect(textOf(writeParameter(color, ARRAY, openapi))).toBe('color=blue; color=black; color=brown');
    expect(readText(color, 'color=blue&color=black&color=brown', openapi)).toEqual({ kind: 'read', values: [ARRAY] });
  });

  test('RFC 6570 joins members of an exploded object by "&", which is read, too', () => {
    const { parameter: color, openapi } = described({ in: 'cookie', style: 'form', explode: true }, SCHEMAS.object);
    expect(textOf(writeParameter(color, OBJECT, openapi))).toBe('R=100; G=200; B=150');
    expect(readText(color, 'R=100&G=200&B=150', openapi)).toEqual({ kind: 'read', values: [OBJECT] });
  });
});

describe('before OpenAPI 3.0.4 and 3.1.1', () => {
  test('label without explode was written with dots, which are read, too', () => {
    const { parameter: color, openapi } = described({ in: 'path', style: 'label', explode: false }, SCHEMAS.array);
    expect(readText(color, '.blue.black.brown', openapi)).toEqual({
      kind: 'read',
      values: [['blue.black.brown'], ARRAY],
    });
  });
});
