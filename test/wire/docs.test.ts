import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Json } from '../../src/model/json.js';
import { writeParameter } from '../../src/wire/parameter/write.js';
import { parameter } from './describe.js';
import { textOf } from './sent.js';

const VALUES: readonly Json[] = ['', 'blue', ['blue', 'black'], { R: 100, G: 200 }];

/** The rows of the first table of the page whose first cell is a style. */
const ROWS = readFileSync('docs/wire.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| `\w+` \| (true|false) \|/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')));

test('the page has a row for every style', () => {
  expect(new Set(ROWS.map(([, style]) => style))).toEqual(
    new Set(['matrix', 'label', 'simple', 'form', 'spaceDelimited', 'pipeDelimited', 'deepObject', 'cookie']),
  );
});

test.each(ROWS)('docs/wire.md states what is written: %s %s, explode %s', (_, style, explode, ...cells) => {
  const place = { matrix: 'path', label: 'path', simple: 'path', cookie: 'cookie' }[style ?? ''] ?? 'query';
  const { parameter: color, openapi } = parameter({
    name: 'color',
    in: place,
    required: place === 'path',
    style: style ?? '',
    explode: explode === 'true',
    schema: {},
  });
  for (const [index, value] of VALUES.entries()) {
    if (cells[index] !== 'n/a') expect(textOf(writeParameter(color, value, openapi))).toBe(cells[index]);
  }
});
